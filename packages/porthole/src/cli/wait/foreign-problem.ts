import type { Host } from '@porthole/core';
import { isOwnName } from '../own-name.ts';
import { quoteWord } from '../quote-word.ts';
import { parseTarget } from '../target.ts';
import type { UsageProblem } from '../usage-problem.ts';
import { isOwnAddress } from '../who/reaches-host.ts';
import type { WaitRequest } from './wait-request.ts';

/** Whose sockets cannot be seen from here would wait for ever, or be "free" at once: a problem. */
export async function foreignProblem(host: Host, { text, condition }: WaitRequest): Promise<UsageProblem | undefined> {
  const target = parseTarget(text);
  if (condition.kind === 'answering' || target.kind !== 'ports') return undefined;
  const { first, last, host: where } = target;
  if (where.kind === 'any' || where.kind === 'loopback') return undefined;
  const snapshot = await host.snapshot({ listening: true, ports: { first, last } });
  const own =
    where.kind === 'address' ? isOwnAddress(where.address, snapshot) : isOwnName(where.name, snapshot.host.name);
  if (own) return undefined;
  return {
    message: `${quoteWord(text)} is on another machine, whose sockets cannot be seen from here.`,
    ...{ hint: 'To wait until it can be connected to, run', command: ['wait', text, '--until', 'answering'] },
  };
}
