import type { Owner } from '../../model/owner.ts';
import type { Socket } from '../../model/socket.ts';

/** A listener of Ana's, but for what is given. */
export function sampleSocket(given: Partial<Socket> & Pick<Socket, 'id'>): Socket {
  return {
    protocol: 'tcp',
    family: 'ipv4',
    state: 'listen',
    local: { address: '127.0.0.1', port: 3000 },
    remote: undefined,
    owner: heldBy(100),
    soleHolder: undefined,
    uid: 1000,
    user: 'ana',
    portClass: 'registered',
    service: undefined,
    ephemeral: false,
    reach: undefined,
    interface: undefined,
    dualStack: undefined,
    namespace: '1',
    inode: '7',
    cookie: undefined,
    cgroupId: undefined,
    queue: { receive: 0, send: 0, backlog: undefined },
    traffic: undefined,
    ...given,
  };
}

export function heldBy(pid: number, fds: readonly number[] = [3], name = 'node'): Owner {
  const holder = { pid, startId: pid, startedAtMs: pid, name, command: [name], uid: 1000, user: 'ana', fds };
  return { kind: 'process', holders: [holder], primary: pid, complete: true };
}
