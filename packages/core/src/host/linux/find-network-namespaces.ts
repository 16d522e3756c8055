import { readCgroup } from '../../explain/read-cgroup.ts';
import type { NetworkNamespace } from '../../model/network-namespace.ts';
import { errnoCode } from '../source.ts';
import type { LinuxSource } from './linux-source.ts';
import type { NetworkDoor } from './network-door.ts';
import { decode, parseCgroup, parseStat } from './proc-pid-codec.ts';

/** A network namespace that was found, and how to get in. */
export interface FoundNamespace {
  readonly door: NetworkDoor;
  readonly about: Omit<NetworkNamespace, 'readable'>;
}

interface Members {
  readonly pids: number[];
  readonly files: string[];
}

/**
 * The network namespaces that processes are in (namespaces(7)) or that a file keeps (ip-netns(8)), the own one first. One
 * that is kept by an open descriptor or socket alone is not found. `refused`: of so many processes it may not be seen.
 */
export function findNetworkNamespaces(
  source: LinuxSource,
  own: string | undefined,
): { readonly found: readonly FoundNamespace[]; readonly refused: number } {
  const members = new Map<string, Members>();
  const of = (inode: string): Members => {
    const known = members.get(inode) ?? { pids: [], files: [] };
    members.set(inode, known);
    return known;
  };
  if (own !== undefined) of(own);
  let refused = 0;
  // Who looks is not what there is to be seen.
  const self = attempt(() => source.link('/proc/self'));
  for (const name of source.folder('/proc')) {
    if (!/^\d+$/.test(name) || name === self) continue;
    try {
      const inode = /\[(\d+)\]$/.exec(source.link(`/proc/${name}/ns/net`))?.[1];
      if (inode !== undefined) of(inode).pids.push(Number(name));
    } catch (error) {
      const code = errnoCode(error);
      if (code === 'EACCES' || code === 'EPERM') refused++;
    }
  }
  for (const { inode, path } of mountedNamespaces(source)) of(inode).files.push(path);
  const found = [...members].flatMap(([inode, each]) => describe(source, inode, each, inode === own) ?? []);
  return { found, refused };
}

function describe(
  source: LinuxSource,
  inode: string,
  { pids, files }: Members,
  own: boolean,
): FoundNamespace | undefined {
  const pid = pids.length === 0 ? undefined : Math.min(...pids);
  const path = pid === undefined ? files[0] : `/proc/${pid}/ns/net`;
  if (path === undefined && !own) return undefined;
  const names = [...new Set(files.map((file) => file.slice(file.lastIndexOf('/') + 1)))];
  return {
    door: { path: path ?? '/proc/thread-self/ns/net', inode, pid },
    about: {
      inode,
      own,
      names,
      processes: pids.length,
      pid,
      process: pid === undefined ? undefined : attempt(() => parseStat(source.smallFile(`/proc/${pid}/stat`)).name),
      container: pid === undefined ? undefined : attempt(() => containerOf(source, pid)),
    },
  };
}

function containerOf(source: LinuxSource, pid: number): string | undefined {
  const path = parseCgroup(source.file(`/proc/${pid}/cgroup`));
  return path === undefined ? undefined : readCgroup(path).container;
}

/** proc_pid_mountinfo(5): `612 25 0:4 net:[4026532179] /run/netns/web rw shared:1 - nsfs nsfs rw`. */
function mountedNamespaces(source: LinuxSource): { inode: string; path: string }[] {
  const text = attempt(() => decode(source.file('/proc/self/mountinfo'))) ?? '';
  const byPath = new Map<string, string>();
  for (const [, inode = '', path = ''] of text.matchAll(/^\d+ \d+ \S+ net:\[(\d+)\] (\S+) .* - nsfs /gm)) {
    byPath.set(
      path.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))),
      inode,
    );
  }
  return [...byPath].map(([path, inode]) => ({ inode, path }));
}

function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined; // ended since, or not to be read: it is known by less
  }
}
