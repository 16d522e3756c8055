import type { Examiner } from './examiner.ts';
import { readText } from './read-text.ts';

/** Bits of linux/capability.h that decide what can be seen, with what each is for here. */
const WANTED = [
  [1, 'CAP_DAC_OVERRIDE'],
  [2, 'CAP_DAC_READ_SEARCH'],
  [5, 'CAP_KILL'],
  [12, 'CAP_NET_ADMIN'],
  [19, 'CAP_SYS_PTRACE'],
  [21, 'CAP_SYS_ADMIN'],
  [38, 'CAP_PERFMON'],
  [39, 'CAP_BPF'],
] as const;

/** Which capabilities this process has of those that matter here (capabilities(7)). */
export const checkCapabilities: Examiner = ({ source }) => {
  const mask = /^CapEff:\s*([\da-f]+)$/m.exec(readText(source, '/proc/self/status') ?? '')?.[1];
  if (mask === undefined) {
    const finding = 'The capabilities of this process cannot be read.';
    return { id: 'capabilities', status: 'unavailable', finding, remedy: undefined };
  }
  const effective = BigInt(`0x${mask}`);
  const has = WANTED.filter(([bit]) => ((effective >> BigInt(bit)) & 1n) === 1n).map(([, name]) => name);
  const lacks = WANTED.map(([, name]) => name).filter((name) => !has.includes(name));
  if (lacks.length === 0) {
    const finding = 'This process has every capability that matters here.';
    return { id: 'capabilities', status: 'ok', finding, remedy: undefined };
  }
  const finding = `This process has ${has.length === 0 ? 'none of the capabilities that matter here' : has.join(', ')}; it lacks ${lacks.join(', ')}.`;
  return { id: 'capabilities', status: 'partial', finding, remedy: 'root' };
};
