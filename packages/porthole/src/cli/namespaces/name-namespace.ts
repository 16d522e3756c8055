import type { NetworkNamespace } from '@porthole/core';

/**
 * What people call a network namespace: the one they are in, its container, its name by ip-netns(8), else the process
 * that is longest in it. Raw text.
 */
export function nameNamespace({ own, container, names, process, pid }: NetworkNamespace): string {
  if (own) return 'this network namespace';
  if (container !== undefined) return `container ${container.length > 12 ? container.slice(0, 12) : container}`;
  if (names.length > 0) return `network namespace ${names.join(', ')}`;
  return `network namespace of ${process ?? 'a process'} ${pid ?? ''}`.trimEnd();
}

/** What else is known of it, for beside its name. */
export function describeNamespace({ inode, processes, readable }: NetworkNamespace): string {
  const inside = processes === 1 ? '1 process' : `${processes === 0 ? 'no' : processes} processes`;
  return `${inode}, ${inside}${readable ? '' : ', not to be read'}`;
}
