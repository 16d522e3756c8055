import type { Source } from '../source.ts';

/** Inodes that the kernel gives its first namespaces (include/linux/proc_ns.h). */
const INITIAL_PID = '4026531836';
const INITIAL_TIME = '4026531834';

/** Where this process stands, which bounds what it can see. */
export interface OwnNamespaces {
  /** Inode of the network namespace. */
  readonly network: string | undefined;
  /** Processes outside of the own pid namespace cannot be seen. */
  readonly initialPid: boolean;
  /** Starts are counted from another boot time than the kernel's own. */
  readonly initialTime: boolean;
}

export function readOwnNamespaces(source: Pick<Source, 'link'>): OwnNamespaces {
  const inode = (kind: string): string | undefined => {
    try {
      return /\[(\d+)\]$/.exec(source.link(`/proc/self/ns/${kind}`))?.[1];
    } catch {
      return undefined; // a kernel without this kind of namespace
    }
  };
  const time = inode('time');
  return {
    network: inode('net'),
    initialPid: inode('pid') === INITIAL_PID,
    initialTime: time === undefined || time === INITIAL_TIME,
  };
}
