import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** What `/proc` itself says of a process: nothing of porthole is in here. */
export function isProgramOfLesson(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('two-modes');
  } catch {
    return false;
  }
}

/** The local TCP ports of a process, by its descriptors and the tables of its network namespace. */
export function portsByProc(pid: string): number[] {
  const inodes = new Set<string>();
  for (const fd of readdirSync(`/proc/${pid}/fd`)) {
    const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1];
    if (inode !== undefined) inodes.add(inode);
  }
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((words) => inodes.has(words[9] ?? ''))
      .map((words) => Number.parseInt(words[1]?.split(':')[1] ?? '', 16)),
  );
}
