import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Host, openHost, type ProcessAnatomy } from '../../packages/core/src/index.ts';
import { describeWith } from '../world/describe-with.ts';
import { runProgram } from '../world/run-program.ts';
import { type ProcFacts, readProcFacts } from './oracles/read-proc-files.ts';

/** One process as it was read, and what /proc said just before and just after. */
interface Sandwich {
  readonly before: ProcFacts;
  readonly process: ProcessAnatomy;
  readonly after: ProcFacts;
}

let host: Host;
let read: readonly Sandwich[];

const kB = (text: string | undefined): number => Number(/^(\d+) kB$/.exec(text ?? '')?.[1] ?? Number.NaN) * 1024;

/** How many processes must have stood still in what is compared: the machine is at work meanwhile. */
const STILL = 0.7;

/** Compares where both oracles agree, and makes sure that this was so of most. */
function compare<Value>(
  of: (facts: ProcFacts) => Value,
  ours: (process: ProcessAnatomy) => unknown,
  from = read,
): void {
  const still = from.filter(({ before, after }) => isDeepStrictEqual(of(before), of(after)));
  expect(still.length).toBeGreaterThanOrEqual(from.length * STILL);
  for (const { before, process } of still) {
    expect.soft(ours(process), `process ${process.pid} (${process.name})`).toEqual(of(before));
  }
}

async function lookAtAll(): Promise<Sandwich[]> {
  const found: Sandwich[] = [];
  for (const { pid, startId } of await host.processes()) {
    const before = readProcFacts(pid);
    const process = (await host.process({ pid, startId }))?.process;
    const after = readProcFacts(pid);
    if (before !== undefined && process !== undefined && after !== undefined) found.push({ before, process, after });
  }
  return found;
}

beforeAll(async () => {
  host = await openHost();
  read = await lookAtAll();
});
afterAll(() => host?.close());

describe('every process of this machine', () => {
  const withMemory = (): Sandwich[] => read.filter(({ before }) => before.status.VmSize !== undefined);
  const open = (): Sandwich[] => withMemory().filter(({ before }) => before.rollup.Rss !== undefined);

  it('is met at all', () => {
    expect(read.length).toBeGreaterThan(5);
    expect(open().length).toBeGreaterThan(0);
  });

  it('has the threads of /proc', () => {
    compare(
      ({ threads }) => [...threads].sort((a, b) => a - b),
      ({ threads }) => threads.map(({ id }) => id).sort((a, b) => a - b),
    );
  });

  it('has the descriptors of /proc', () => {
    const targets = (process: ProcessAnatomy) =>
      Object.fromEntries(
        (process.files?.open ?? []).map(({ fd, kind, target, deleted }) => [fd, asLink(kind, target, deleted)]),
      );
    compare(({ descriptors }) => descriptors, targets);
  });

  it('has the users, processors and other numbers of /proc', () => {
    compare(
      ({ status }) => status.Uid,
      ({ users }) => users && [users.real, users.effective, users.saved, users.fileSystem].join('\t'),
    );
    compare(
      ({ status }) => status.Cpus_allowed_list,
      ({ cpu }) => cpu.allowed,
    );
    compare(
      ({ status }) => status.NSpid,
      ({ namespacePids }) => namespacePids?.join('\t'),
    );
  });

  it('has the memory of /proc', () => {
    compare(
      ({ status }) => kB(status.VmSize),
      ({ memory }) => memory?.virtualBytes,
      withMemory(),
    );
    compare(
      ({ status }) => kB(status.VmData),
      ({ data }) => data?.totalBytes,
      withMemory(),
    );
    compare(
      ({ rollup }) => kB(rollup.Rss),
      ({ memory }) => memory?.residentBytes,
      open(),
    );
    compare(
      ({ rollup }) => kB(rollup.Pss),
      ({ memory }) => memory?.proportionalBytes,
      open(),
    );
    compare(
      ({ rollup }) => kB(rollup.Swap),
      ({ memory }) => memory?.swappedBytes,
      open(),
    );
    const sum = (rollup: ProcFacts['rollup'], kind: string) =>
      kB(rollup[`${kind}_Clean`]) + kB(rollup[`${kind}_Dirty`]);
    compare(
      ({ rollup }) => sum(rollup, 'Private'),
      ({ memory }) => memory?.privateBytes,
      open(),
    );
    compare(
      ({ rollup }) => sum(rollup, 'Shared'),
      ({ memory }) => memory?.sharedBytes,
      open(),
    );
    for (const { process } of open()) {
      const {
        residentBytes,
        privateBytes = Number.NaN,
        sharedBytes = Number.NaN,
      } = process.memory ?? { residentBytes: 0 };
      expect.soft(privateBytes + sharedBytes, `process ${process.pid}`).toBe(residentBytes);
    }
  });

  it('has the code that /proc has mapped, each byte once', () => {
    const lent = (name: string) => name === '[vsyscall]';
    const total = (code: ProcFacts['code']) =>
      Object.entries(code).reduce((sum, [name, size]) => (lent(name) ? sum : sum + size), 0);
    const ours = ({ code }: ProcessAnatomy) =>
      code && code.programBytes + code.libraryBytes + (code.generatedBytes ?? 0);
    compare(({ code }) => total(code), ours, open());
    const files = (code: ProcFacts['code'], program: string | undefined) =>
      Object.keys(code)
        .map((name) => name.replace(/ \(deleted\)$/, ''))
        .filter((name) => name.startsWith('/') && name !== program)
        .sort();
    for (const { before, after, process } of open()) {
      if (!isDeepStrictEqual(before.code, after.code)) continue;
      const { [process.executable ?? '']: linked = 0, [`${process.executable} (deleted)`]: unlinked = 0 } = before.code;
      expect.soft(process.code?.programBytes, `process ${process.pid}`).toBe(linked + unlinked);
      const named = [...(process.code?.libraries ?? [])].sort();
      expect.soft(named, `process ${process.pid}`).toEqual(files(before.code, process.executable));
    }
  });

  it('has used as much of the processors as /proc says', () => {
    for (const { before, process, after } of read) {
      const { userMs = -1, systemMs = -1, usedMs } = process.cpu;
      expect.soft(userMs, `process ${process.pid}`).toBeGreaterThanOrEqual(before.ticks[0] * 10);
      expect.soft(userMs, `process ${process.pid}`).toBeLessThanOrEqual(after.ticks[0] * 10);
      expect.soft(systemMs, `process ${process.pid}`).toBeGreaterThanOrEqual(before.ticks[1] * 10);
      expect.soft(systemMs, `process ${process.pid}`).toBeLessThanOrEqual(after.ticks[1] * 10);
      expect.soft(usedMs).toBe(userMs + systemMs);
    }
  });

  it('has the limits of /proc', () => {
    const names = {
      openFiles: 'open files',
      stackBytes: 'stack size',
      processes: 'processes',
      cpuSeconds: 'cpu time',
    } as const;
    for (const [key, words] of Object.entries(names)) {
      const inText = (text: string) => new RegExp(`^Max ${words} +(\\w+) +(\\w+)`, 'm').exec(text)?.slice(1).join(' ');
      compare(
        ({ limits }) => inText(limits),
        ({ limits }) => {
          const limit = limits?.[key as keyof typeof names];
          return limit && `${limit.soft} ${limit.hard}`;
        },
      );
    }
  });

  it('has stacks that its threads really point into, and registers only where there are some', () => {
    let stacks = 0;
    for (const { process } of read) {
      for (const { registers, registersMissing, stack } of process.threads) {
        expect.soft(registers === undefined, `process ${process.pid}`).toBe(registersMissing !== undefined);
        if (stack === undefined) continue;
        stacks++;
        const pointer = BigInt(registers?.stackPointer ?? 0);
        expect.soft(pointer >= BigInt(stack.start) && pointer < BigInt(stack.end), `process ${process.pid}`).toBe(true);
        expect.soft(stack.usedBytes).toBe(Number(BigInt(stack.end) - pointer));
      }
    }
    expect(stacks).toBeGreaterThan(0);
  });
});

/** As `/proc/PID/fd` has it. */
function asLink(kind: string, target: string, deleted: boolean): unknown {
  if (kind === 'memory') return `/memfd:${target} (deleted)`;
  if (kind === 'event' || (kind === 'other' && !target.includes(':[')))
    return expect.stringMatching(/^anon_inode:|^pidfd:/);
  return deleted ? `${target} (deleted)` : target;
}

describeWith(['ps'], 'every process, held against ps', () => {
  it('has its parent, group, session, threads, nice value and state', async () => {
    const ask = async () => {
      const { stdout } = await runProgram(['ps', '-eo', 'pid=,ppid=,pgid=,sid=,nlwp=,ni=']);
      return new Map(
        stdout
          .trim()
          .split('\n')
          .map((line) => line.trim().split(/\s+/))
          .map(([pid, ...rest]) => [Number(pid), rest.join(' ')]),
      );
    };
    const before = await ask();
    const all = await lookAtAll();
    const after = await ask();
    const still = all.filter(({ process: { pid } }) => before.has(pid) && before.get(pid) === after.get(pid));
    expect(still.length).toBeGreaterThanOrEqual(all.length * STILL);
    for (const { process } of still) {
      const { pid, parentPid = 0, groupPid = 0, sessionPid, threads, cpu } = process;
      const ours = [parentPid, groupPid, sessionPid, threads.length, cpu.nice].join(' ');
      expect.soft(ours, `process ${pid}`).toBe(before.get(pid)?.replace(/-$/, '0'));
    }
  });

  it('has the children that ps finds by their parent', async () => {
    const before = await lookAtAll();
    const { stdout } = await runProgram(['ps', '-eo', 'ppid=,pid=']);
    const idle = idleOf(before, await lookAtAll());
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number));
    expect(idle.length).toBeGreaterThanOrEqual(before.length * STILL);
    for (const { pid, children } of idle) {
      const theirs = rows.filter(([parent]) => parent === pid).map(([, child = 0]) => child);
      expect
        .soft(
          children?.map((child) => child.pid),
          `process ${pid}`,
        )
        .toEqual(theirs.sort((one, other) => one - other));
    }
  });
});

/** Those that did nothing between two looks: they cannot have opened, closed or started anything. */
function idleOf(before: readonly Sandwich[], after: readonly Sandwich[]): ProcessAnatomy[] {
  const used = ({ threads }: ProcessAnatomy) => threads.map(({ id, cpu }) => [id, cpu.usedMs]);
  const later = new Map(after.map(({ process }) => [process.pid, process]));
  return before
    .map(({ process }) => process)
    .filter((process) => {
      const again = later.get(process.pid);
      return again !== undefined && again.startId === process.startId && isDeepStrictEqual(used(process), used(again));
    });
}

/** What lsof(8) calls the kinds of descriptors. */
const LSOF_KINDS: Readonly<Record<string, RegExp>> = {
  file: /^(REG|DIR|FIFO|unknown)$/,
  memory: /^REG$/,
  terminal: /^CHR$/,
  device: /^(CHR|BLK|REG|DIR)$/,
  pipe: /^FIFO$/,
  socket: /^(sock|unix|IPv4|IPv6|netlink|pack|raw)$/,
  event: /^(a_inode|unknown)$/,
};

describeWith(['lsof'], 'every process, held against lsof', () => {
  it('has the same descriptors, of the same kinds', async () => {
    // lsof is the slow one here, so it is in the middle.
    const before = await lookAtAll();
    const theirs = await readLsof();
    const both = idleOf(before, await lookAtAll()).filter(({ pid, files }) => theirs.has(pid) && files !== undefined);
    expect(both.length).toBeGreaterThan(0);
    for (const process of both) {
      const kinds = theirs.get(process.pid)!;
      const ours = process.files!.open;
      const sorted = [...kinds.keys()].sort((a, b) => a - b);
      expect
        .soft(
          ours.map(({ fd }) => fd),
          `process ${process.pid}`,
        )
        .toEqual(sorted);
      for (const { fd, kind } of ours) {
        if (kind === 'other') continue;
        expect.soft(kinds.get(fd), `process ${process.pid}, fd ${fd}, ${kind}`).toMatch(LSOF_KINDS[kind]!);
      }
    }
  });
});

/** `lsof -F pft`: pid to descriptor to type. */
async function readLsof(): Promise<Map<number, Map<number, string>>> {
  const { stdout } = await runProgram(['lsof', '-nPw', '-d', '0-100000', '-F', 'pft']);
  const found = new Map<number, Map<number, string>>();
  let current = new Map<number, string>();
  let fd = -1;
  for (const line of stdout.split('\n')) {
    const value = line.slice(1);
    if (line[0] === 'p') found.set(Number(value), (current = new Map()));
    else if (line[0] === 'f') fd = Number(value);
    else if (line[0] === 't') current.set(fd, value);
  }
  return found;
}
