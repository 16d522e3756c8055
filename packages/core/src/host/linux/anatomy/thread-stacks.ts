import type { Stack } from '../../../model/thread-anatomy.ts';
import { type Mapping, mappingAt, mappingBelow } from './maps-codec.ts';

/**
 * Makes the look-up "which stack does this stack pointer point into".
 *
 * The kernel marks the main stack. That of another thread is anonymous memory above a guard page (pthread_create(3)),
 * which no second thread points into. What else a pointer is in (a heap that a runtime parts into small stacks, as Go's
 * does) is not called a stack, since neither its size nor its use would be one thread's.
 *
 * @param pointers The stack pointers of all threads of the process.
 */
export function stackLookup(
  mappings: readonly Mapping[],
  pointers: readonly bigint[],
): (pointer: bigint) => Stack | undefined {
  const users = new Map<Mapping, number>();
  for (const pointer of pointers) {
    const mapping = mappingAt(mappings, Number(pointer));
    if (mapping !== undefined) users.set(mapping, (users.get(mapping) ?? 0) + 1);
  }
  return (pointer) => {
    const mapping = mappingAt(mappings, Number(pointer));
    if (mapping === undefined || users.get(mapping) !== 1) return undefined;
    const kind = kindOf(mappings, mapping);
    if (kind === undefined) return undefined;
    const { start, end } = mapping;
    return { start: hex(start), end: hex(end), sizeBytes: end - start, usedBytes: end - Number(pointer), kind };
  };
}

function kindOf(mappings: readonly Mapping[], mapping: Mapping): Stack['kind'] | undefined {
  const { name, rights } = mapping;
  if (name === '[stack]') return 'main';
  const anonymous = name === '' || name.startsWith('[anon:') || name.startsWith('[stack:');
  if (!anonymous || !rights.startsWith('rw')) return undefined;
  return mappingBelow(mappings, mapping)?.rights.startsWith('---') ? 'thread' : undefined;
}

/** As proc(5) writes an address, with `0x` before it. */
export function hex(address: number | bigint): string {
  return `0x${address.toString(16)}`;
}
