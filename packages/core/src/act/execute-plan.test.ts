import { describe, expect, it } from 'vitest';
import type { HostActions, SignalOutcome } from '../host/host-actions.ts';
import type { ProcessDetail } from '../model/process.ts';
import type { Socket } from '../model/socket.ts';
import type { KillHost } from './campaign.ts';
import { executePlan } from './execute-plan.ts';
import type { KillPlan } from './kill-plan.ts';
import { sampleListener, sampleProcess } from './testing/sample-process.ts';

/** A machine of one port, on which time passes only while somebody sleeps. */
interface Script {
  /** What holds the port at a moment, in milliseconds since the begin. */
  readonly sockets: (ms: number, sent: readonly string[]) => readonly Socket[];
  readonly processes?: readonly ProcessDetail[];
  readonly outcome?: SignalOutcome;
  readonly isRunning?: (pid: number, ms: number) => boolean;
}

const node = sampleProcess(100);
const SENT: SignalOutcome = { kind: 'sent', by: 'pidfd' };

function planFor(victims: readonly ProcessDetail[], parts: Partial<KillPlan> = {}): KillPlan {
  const socket = sampleListener(victims);
  return {
    target: { kind: 'ports', ports: { first: 3000, last: 3000 } },
    sockets: [socket],
    connections: [],
    victims: victims.map((process) => ({
      process,
      holds: [socket],
      alsoServes: [],
      clients: 0,
      restartedBy: undefined,
    })),
    refused: [],
    steps: [{ do: 'prove', forMs: 1000 }],
    gaps: [],
    ...parts,
  };
}

function machine({ sockets, processes = [node], outcome = SENT, isRunning = () => true }: Script) {
  let ms = 0;
  const sent: string[] = [];
  const actions: HostActions = {
    signal(ref, signal, holding) {
      sent.push(`${signal} ${ref.pid} ${holding.join()} at ${Math.round(ms)}`);
      return outcome;
    },
    isRunning: ({ pid }) => isRunning(pid, ms),
    closeConnection: () => 'unsupported',
    captureHeader: async () => ({ kind: 'unsupported' }),
  };
  const detail: KillHost['detail'] = async ({ pid }) => {
    const process = processes.find((each) => each.pid === pid);
    return process && { process, gaps: [] };
  };
  const host: KillHost = {
    snapshot: async () => ({
      takenAtMs: 0,
      host: { name: 'box', os: 'linux', bootId: undefined },
      network: { interfaces: [], ephemeralRange: undefined },
      sockets: sockets(ms, sent),
      columns: undefined,
      gaps: [],
    }),
    detail,
    ancestry: async (pid) => processes.filter((each) => each.pid === pid),
    act: async () => actions,
  };
  const clock = {
    nowMs: () => ms,
    async sleep(length: number) {
      ms += length;
    },
  };
  return { host, clock, sent, now: () => ms };
}

describe('executePlan', () => {
  it('signals once, sees the port free, and watches it for its time', async () => {
    const { host, clock, sent, now } = machine({ sockets: (ms) => (ms < 100 ? [sampleListener([node])] : []) });
    const result = await executePlan(host, planFor([node]), { clock });
    expect(sent).toEqual(['SIGTERM 100 91234 at 0']);
    expect(result).toMatchObject({ outcome: 'freed', stillHeld: [], takenAgain: undefined });
    expect(result.freedAfterMs).toBeGreaterThanOrEqual(100);
    expect(result.freedAfterMs).toBeLessThan(300);
    expect(now()).toBeGreaterThanOrEqual(1100);
  });

  it('does not take more than SIGTERM without consent, and asks only who still runs', async () => {
    const script: Script = { sockets: () => [sampleListener([node])] };
    const unasked = machine(script);
    expect(await executePlan(unasked.host, planFor([node]), unasked)).toMatchObject({ outcome: 'still-held' });
    expect(unasked.sent).toHaveLength(1);
    const asked = machine(script);
    const questions: number[][] = [];
    const mayKill = (running: readonly ProcessDetail[]) => {
      questions.push(running.map(({ pid }) => pid));
      return false;
    };
    await executePlan(asked.host, planFor([node]), { clock: asked.clock, mayKill, timeoutMs: 300 });
    expect({ questions, sent: asked.sent }).toEqual({ questions: [[100]], sent: ['SIGTERM 100 91234 at 0'] });
  });

  it('kills with consent', async () => {
    const { host, clock, sent } = machine({ sockets: (_ms, all) => (all.length < 2 ? [sampleListener([node])] : []) });
    const result = await executePlan(host, planFor([node]), { clock, timeoutMs: 300, mayKill: () => true });
    expect(sent).toEqual(['SIGTERM 100 91234 at 0', 'SIGKILL 100 91234 at 300']);
    expect(result.outcome).toBe('freed');
  });

  it.each([
    ['denied', 'denied'],
    ['replaced', 'still-held'],
    ['released', 'still-held'],
  ] as const)('neither waits nor kills where nothing was sent (%s)', async (kind, outcome) => {
    const { host, clock, sent, now } = machine({ sockets: () => [sampleListener([node])], outcome: { kind } });
    expect(await executePlan(host, planFor([node]), { clock, mayKill: () => true })).toMatchObject({ outcome });
    expect(sent).toHaveLength(1);
    expect(now()).toBe(0);
  });

  it('asks the workers only if they do not end with their master', async () => {
    const workers = [101, 102].map((pid) => sampleProcess(pid, { parentPid: 100 }));
    const all = [node, ...workers];
    const together = machine({ sockets: (ms) => (ms < 50 ? [sampleListener(all)] : []), isRunning: () => false });
    await executePlan(together.host, planFor(all), together);
    expect(together.sent.map((each) => each.split(' ')[1])).toEqual(['100']);
    const apart = machine({
      sockets: (_ms, sent) => (sent.length < 3 ? [sampleListener(workers)] : []),
      isRunning: (pid, ms) => pid !== 100 || ms < 10,
    });
    await executePlan(apart.host, planFor(all), apart);
    expect(apart.sent.map((each) => each.split(' ')[1])).toEqual(['100', '101', '102']);
  });

  it('ends also a worker that was started after the plan, but nobody of another user', async () => {
    const heir = sampleProcess(103);
    const stranger = sampleProcess(104, { uid: 0 });
    const sockets = (_ms: number, sent: readonly string[]) =>
      sent.length < 2 ? [sampleListener([heir, stranger])] : [];
    const { host, clock, sent } = machine({ sockets, processes: [node, heir, stranger] });
    expect(await executePlan(host, planFor([node]), { clock })).toMatchObject({ outcome: 'freed' });
    expect(sent.map((each) => each.split(' ')[1])).toEqual(['100', '103']);
  });

  it('says by whom the port was taken again, and who started both', async () => {
    const parent = sampleProcess(50, { name: 'loop', command: ['loop'], executable: '/usr/bin/loop' });
    const victim = sampleProcess(100, { parentPid: 50 });
    const next = sampleProcess(110, { parentPid: 50 });
    const again = sampleListener([next], { id: '2', cookie: '2', inode: '2' });
    const { host, clock } = machine({ sockets: (ms) => (ms < 500 ? [] : [again]), processes: [next] });
    const result = await executePlan({ ...host, ancestry: async () => [next, parent] }, planFor([victim]), { clock });
    expect(result).toMatchObject({
      outcome: 'taken-again',
      takenAgain: { process: { pid: 110 }, restartedBy: { kind: 'parent', name: 'loop', pid: 50 } },
    });
    expect(result.takenAgain?.afterMs).toBeGreaterThanOrEqual(500);
  });

  it('does nothing where there is nobody to end, and can do nothing where it may only read', async () => {
    const { host, clock, sent } = machine({ sockets: () => [] });
    expect(await executePlan(host, planFor([], { sockets: [] }), { clock })).toMatchObject({ outcome: 'nothing' });
    expect(sent).toEqual([]);
    const { act: _act, ...readOnly } = host;
    await expect(executePlan(readOnly, planFor([node]), { clock })).rejects.toMatchObject({ reason: 'unsupported' });
  });

  it('ends at once when it is aborted', async () => {
    const { host } = machine({ sockets: () => [sampleListener([node])] });
    const running = executePlan(host, planFor([node]), { signal: AbortSignal.timeout(50) });
    await expect(running).rejects.toThrow();
  });
});
