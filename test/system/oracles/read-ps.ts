import { runProgram } from '../../world/run-program.ts';

/** What ps(1) tells of a process. */
export interface PsRow {
  readonly pid: number;
  readonly parentPid: number;
  readonly state: string;
  readonly threads: number;
  readonly residentBytes: number;
  readonly cpuSeconds: number;
  readonly uid: number;
  readonly name: string;
}

const FIELDS = ['pid', 'ppid', 's', 'nlwp', 'rss', 'cputimes', 'euid', 'comm'];

/** Every process by ps(1), by pid. */
export async function readPs(): Promise<ReadonlyMap<number, PsRow>> {
  const { stdout } = await runProgram(['ps', '-e', '-o', FIELDS.map((field) => `${field}=`).join(',')]);
  const rows = stdout.split('\n').filter((line) => line !== '');
  return new Map(
    rows.map((line) => {
      const [, pid, parentPid, state = '', threads, kilobytes, cpuSeconds, uid, name = ''] =
        /^ *(\d+) +(\d+) +(\S) +(\d+) +(\d+) +(\d+) +(\d+) (.*)$/.exec(line) ?? [];
      const row = {
        ...{ pid: Number(pid), parentPid: Number(parentPid), state, threads: Number(threads) },
        ...{ residentBytes: Number(kilobytes) * 1024, cpuSeconds: Number(cpuSeconds), uid: Number(uid), name },
      };
      return [row.pid, row] as const;
    }),
  );
}
