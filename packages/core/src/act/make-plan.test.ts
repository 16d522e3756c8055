import { describe, expect, it } from 'vitest';
import type { ProcessDetail } from '../model/process.ts';
import type { Socket } from '../model/socket.ts';
import type { SocketUnit } from '../model/socket-unit.ts';
import type { KillOptions } from './kill-options.ts';
import { holdersOf, type KillTarget, socketsOf } from './kill-target.ts';
import { makePlan } from './make-plan.ts';
import { sampleListener, sampleProcess } from './testing/sample-process.ts';

const PORT_3000: KillTarget = { kind: 'ports', ports: { first: 3000, last: 3000 } };
const init = sampleProcess(1, { name: 'systemd', command: ['/sbin/init'], executable: '/lib/systemd/systemd', uid: 0 });
const shell = sampleProcess(40, { name: 'bash', command: ['bash'], executable: '/bin/bash', terminal: 'pts/0' });
const self = sampleProcess(50, { parentPid: 40, sessionPid: 40 });
const node = sampleProcess(100);
const root = { uid: 0, user: 'root' };

interface Machine {
  readonly sockets: readonly Socket[];
  readonly processes?: readonly ProcessDetail[];
  readonly socketUnits?: readonly SocketUnit[];
}

/** The plan as pids: who ends, and who is left alone and why. */
function plan(machine: Machine, options: KillOptions = {}, target: KillTarget = PORT_3000) {
  const { sockets, processes = [], socketUnits = [] } = machine;
  const meant = socketsOf(target, { sockets });
  const byPid = new Map([init, shell, self, ...processes].map((each) => [each.pid, each]));
  const ancestryOf = (process: ProcessDetail): ProcessDetail[] => {
    const parent = process.parentPid === undefined ? undefined : byPid.get(process.parentPid);
    return parent === undefined || parent === process ? [process] : [process, ...ancestryOf(parent)];
  };
  const pids = new Set(meant.flatMap((socket) => holdersOf(socket).map(({ pid }) => pid)));
  if (target.kind === 'process') {
    pids.clear();
    pids.add(target.pid);
  }
  const candidates = [...pids].map((pid) => {
    const process = byPid.get(pid) ?? node;
    const own = meant.filter((socket) => holdersOf(socket).some((holder) => holder.pid === pid));
    return { process, ancestry: ancestryOf(process), sockets: own };
  });
  const snapshot = { sockets, gaps: [] };
  const facts = { snapshot, sockets: meant, candidates, own: [self, shell, init], containers: [], socketUnits };
  const made = makePlan(target, facts, [1000], options);
  return {
    made,
    ends: made.victims.map(({ process }) => process.pid),
    spares: Object.fromEntries(made.refused.map(({ process, reason }) => [process?.pid ?? 'unnamed', reason])),
  };
}

describe('makePlan', () => {
  it('ends whoever holds the port, in its three steps', () => {
    const { ends, spares, made } = plan({ sockets: [sampleListener([node])], processes: [node] }, { timeoutMs: 700 });
    expect({ ends, spares }).toEqual({ ends: [100], spares: {} });
    expect(made.steps).toEqual([
      { do: 'terminate', pids: [100], waitMs: 700 },
      { do: 'kill', pids: [100], waitMs: 2000 },
      { do: 'prove', forMs: 1000 },
    ]);
  });

  it('never ends a client, whatever its port', () => {
    const remote = { address: '127.0.0.1', port: 80 };
    const client = sampleListener([node], { state: 'established', remote });
    const { made } = plan({ sockets: [client], processes: [node] });
    expect(made).toMatchObject({ victims: [], refused: [], steps: [], connections: [client] });
  });

  it('takes a UDP socket on a lent port for a client, unless UDP is named', () => {
    const lent = sampleListener([node], { protocol: 'udp', state: 'bound', ephemeral: true });
    expect(plan({ sockets: [lent], processes: [node] }).ends).toEqual([]);
    expect(plan({ sockets: [lent], processes: [node] }, {}, { ...PORT_3000, protocol: 'udp' }).ends).toEqual([100]);
  });

  it('tells what else the process serves, and counts its clients and those that wait', () => {
    const debug = sampleListener([node], { id: '2', local: { address: '127.0.0.1', port: 9229 } });
    const remote = { address: '127.0.0.1', port: 40000 };
    const open = { state: 'established' as const, remote };
    const accepted = sampleListener([node], { id: '3', ...open });
    const waiting = sampleListener([], { id: '4', ...open, owner: { kind: 'none', reason: 'not-accepted' } });
    const other = sampleListener([shell], { id: '5', ...open });
    const ended = sampleListener([node], { id: '6', ...open, state: 'fin-wait-2' });
    const { made } = plan({
      sockets: [sampleListener([node]), debug, accepted, waiting, other, ended],
      processes: [node],
    });
    expect(made.victims).toMatchObject([{ clients: 2, alsoServes: [debug] }]);
  });

  it('asks a master before its workers', () => {
    const workers = [90, 91].map((pid) => sampleProcess(pid, { parentPid: 100 }));
    const { ends, made } = plan({ sockets: [sampleListener([...workers, node])], processes: [node, ...workers] });
    expect(ends).toEqual([100, 90, 91]);
    expect(made.victims.map(({ restartedBy }) => restartedBy?.pid)).toEqual([undefined, 100, 100]);
    expect(made.steps.at(-1)).toEqual({ do: 'prove', forMs: 1000 });
  });

  it('counts the workers of another user to the master that started them', () => {
    const worker = sampleProcess(90, { parentPid: 100, uid: 33, user: 'www-data' });
    expect(plan({ sockets: [sampleListener([node, worker])], processes: [node, worker] }).ends).toEqual([100, 90]);
  });

  it.each<[string, Partial<ProcessDetail> & { pid: number }]>([
    ['first-process', { pid: 1 }],
    ['own-ancestor', { pid: 40 }],
    ['own-process', { pid: 50 }],
    ['other-user', { pid: 100, ...root }],
    ['other-user', { pid: 100, uid: undefined, user: undefined }],
    ['kernel', { pid: 100, parentPid: 2, command: [], executable: undefined }],
    [
      'container',
      { pid: 100, executable: '/usr/bin/docker-proxy', command: ['/usr/bin/docker-proxy', '-proto', 'tcp'] },
    ],
    ['container', { pid: 100, cgroup: `/docker/${'ab'.repeat(32)}` }],
  ])('leaves alone: %s (%j)', (reason, parts) => {
    const process = sampleProcess(parts.pid, parts);
    expect(plan({ sockets: [sampleListener([process])], processes: [process] })).toMatchObject({
      ends: [],
      spares: { [parts.pid]: reason },
    });
  });

  it('leaves the leader of the session alone', () => {
    const leader = sampleProcess(60);
    const [asking, above] = [sampleProcess(50, { sessionPid: 60 }), init];
    const socket = sampleListener([leader]);
    const candidates = [{ process: leader, ancestry: [leader, init], sockets: [socket] }];
    const snapshot = { sockets: [socket], gaps: [] };
    const facts = { snapshot, sockets: [socket], candidates, own: [asking, above], containers: [], socketUnits: [] };
    expect(makePlan(PORT_3000, facts, [1000], {}).refused).toMatchObject([{ reason: 'session-leader' }]);
  });

  it('ends also those if they are named by pid and forced, but not for a port', () => {
    const foreign = sampleProcess(100, root);
    const machine = { sockets: [sampleListener([foreign])], processes: [foreign] };
    expect(plan(machine, { force: true }).ends).toEqual([]);
    expect(plan(machine, {}, { kind: 'process', pid: 100 }).ends).toEqual([]);
    expect(plan(machine, { force: true }, { kind: 'process', pid: 100 }).ends).toEqual([100]);
    expect(plan(machine, { force: true }, { kind: 'process', pid: 50 }).spares).toEqual({ 50: 'own-process' });
  });

  it('ends nobody whose end would free nothing', () => {
    const foreign = sampleProcess(101, root);
    const shared = sampleListener([node, foreign]);
    expect(plan({ sockets: [shared], processes: [node, foreign] }).spares).toEqual({
      100: 'kept-by-another',
      101: 'other-user',
    });
    const own = sampleListener([node], { id: '2', local: { address: '::1', port: 3000 } });
    expect(plan({ sockets: [shared, own], processes: [node, foreign] })).toMatchObject({
      ends: [100],
      spares: { 101: 'other-user' },
    });
  });

  it('names the socket unit of a port that systemd keeps', () => {
    const socketUnits = [
      { name: 'web.socket', service: 'web.service', listens: [{ protocol: 'tcp' as const, port: 3000 }] },
    ];
    const { made } = plan({ sockets: [sampleListener([init, node])], processes: [node], socketUnits });
    const instead = { kind: 'command', command: ['systemctl', 'stop', 'web.socket', 'web.service'], note: undefined };
    expect(made.refused).toMatchObject([
      { process: { pid: 1 }, reason: 'first-process', instead },
      { process: { pid: 100 }, reason: 'kept-by-another', instead },
    ]);
  });

  it('narrows to one user, and to one folder', () => {
    const machine = { sockets: [sampleListener([node])], processes: [node] };
    expect(plan(machine, { mine: 1001 }).spares).toEqual({ 100: 'not-mine' });
    expect(plan(machine, { mine: 1000 }).ends).toEqual([100]);
    expect(plan(machine, { folder: '/home/ana' }).ends).toEqual([100]);
    expect(plan(machine, { folder: '/home/ana/shop' }).ends).toEqual([100]);
    expect(plan(machine, { folder: '/' }).ends).toEqual([100]);
    expect(plan(machine, { folder: '/home/an' }).spares).toEqual({ 100: 'other-folder' });
  });

  it('says what no process can be named for', () => {
    const kernel = sampleListener([], { owner: { kind: 'kernel' } });
    const hidden = sampleListener([], { id: '2', owner: { kind: 'hidden', reason: 'permission' } });
    expect(plan({ sockets: [kernel, hidden] }).made.refused).toMatchObject([
      { process: undefined, reason: 'kernel', sockets: [kernel] },
      { process: undefined, reason: 'hidden', sockets: [hidden] },
    ]);
  });
});
