import { errnoCode } from '../../source.ts';
import type { Examiner } from './examiner.ts';

/** How many network namespaces processes are in, beside this one: their sockets are not in a plain listing. */
export const checkNetworkNamespaces: Examiner = ({ source, own }) => {
  const found = new Set<string>();
  let refused = 0;
  for (const name of source.folder('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const inode = /\[(\d+)\]$/.exec(source.link(`/proc/${name}/ns/net`))?.[1];
      if (inode !== undefined && inode !== own.network) found.add(inode);
    } catch (error) {
      const code = errnoCode(error);
      if (code === 'EACCES' || code === 'EPERM') refused++;
    }
  }
  const id = 'network-namespaces';
  const more =
    found.size === 0
      ? 'no other one is seen'
      : `${count(found.size, 'other one')} ${found.size === 1 ? 'is' : 'are'} seen`;
  const remedy = found.size === 0 ? undefined : ('all-namespaces' as const);
  if (refused > 0) {
    const finding = `Which network namespace ${count(refused, 'process', 'es')} ${refused === 1 ? 'is' : 'are'} in may not be seen; ${more}.`;
    return { id, status: 'partial', finding, remedy: remedy ?? 'root' };
  }
  if (found.size === 0) return { id, status: 'ok', finding: 'Every process is in this network namespace.', remedy };
  const finding = `Beside this network namespace ${more}, whose sockets a plain listing leaves out.`;
  return { id, status: 'ok', finding, remedy };
};

function count(number: number, noun: string, plural = 's'): string {
  return `${number} ${noun}${number === 1 ? '' : plural}`;
}
