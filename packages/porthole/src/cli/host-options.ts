import { quoteWord } from './quote-word.ts';
import type { UsageProblem } from './usage-problem.ts';

const OWNER_WAYS = ['bpf', 'ffi', 'fs'] as const;

/** What the command line decides about how the machine is read. */
export interface HostOptions {
  /** A recording to be read instead of this machine. */
  readonly from?: string;
  readonly linux?: { readonly owners?: (typeof OWNER_WAYS)[number] };
}

/** PORTHOLE_LINUX_OWNERS forces one of the ways to find the holders of sockets; tests compare the ways with it. */
export function readHostOptions(env: Readonly<Record<string, string | undefined>>): HostOptions | UsageProblem {
  const wanted = env.PORTHOLE_LINUX_OWNERS;
  if (wanted === undefined || wanted === '') return {};
  const owners = OWNER_WAYS.find((way) => way === wanted);
  if (owners !== undefined) return { linux: { owners } };
  return { message: `PORTHOLE_LINUX_OWNERS is one of ${OWNER_WAYS.join(', ')}, not ${quoteWord(wanted)}.` };
}
