import type { BpfOptions, BpfPass } from '../linux/linux-source.ts';

/** What is asked for by one BPF pass, as text. */
export function passKey(pass: BpfPass, { networkNamespace, translatePids }: BpfOptions): string {
  return `${pass} ${networkNamespace} ${translatePids ? 'translated' : 'as-they-are'}`;
}
