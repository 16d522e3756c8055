import type { Holder } from '../../model/owner.ts';
import type { ProcessDetail } from '../../model/process.ts';
import type { Socket } from '../../model/socket.ts';

/** A process of user 1000 (`ana`), but for the parts given. */
export function sampleProcess(pid: number, parts: Partial<ProcessDetail> = {}): ProcessDetail {
  return {
    pid,
    startId: pid * 10,
    startedAtMs: undefined,
    name: 'node',
    command: ['node', 'server.js'],
    uid: 1000,
    user: 'ana',
    parentPid: 1,
    executable: '/usr/bin/node',
    executableDeleted: false,
    folder: '/home/ana/shop',
    cgroup: undefined,
    namespaces: undefined,
    residentBytes: undefined,
    cpuMs: undefined,
    terminal: undefined,
    sessionPid: pid,
    ...parts,
  };
}

/** A TCP listener on 127.0.0.1:3000 that these processes hold, but for the parts given. */
export function sampleListener(holders: readonly ProcessDetail[], parts: Partial<Socket> = {}): Socket {
  const [first] = holders;
  return {
    id: '1',
    protocol: 'tcp',
    family: 'ipv4',
    state: 'listen',
    local: { address: '127.0.0.1', port: 3000 },
    remote: undefined,
    owner: {
      kind: 'process',
      holders: holders.map((process): Holder => ({ ...process, fds: [3] })),
      primary: first?.pid,
      complete: true,
    },
    soleHolder: undefined,
    uid: 1000,
    user: 'ana',
    portClass: 'registered',
    service: undefined,
    ephemeral: false,
    reach: undefined,
    interface: undefined,
    dualStack: undefined,
    namespace: '4026531840',
    inode: '91234',
    cookie: '1',
    cgroupId: undefined,
    queue: { receive: 0, send: 0, backlog: undefined },
    traffic: undefined,
    ...parts,
  };
}
