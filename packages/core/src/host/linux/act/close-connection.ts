import type { Socket } from '../../../model/socket.ts';
import type { CloseOutcome } from '../../host-actions.ts';
import { errnoCode, type Source } from '../../source.ts';
import { SockDiag } from '../netlink.ts';
import { decode } from '../proc-pid-codec.ts';
import { decodeAcknowledgement, encodeDestroy } from '../sock-destroy-codec.ts';
import { type Calls, systemError } from '../syscalls.ts';

const OUTCOMES: Readonly<Record<string, CloseOutcome>> = {
  ENOENT: 'missing',
  ESTALE: 'missing', // another connection between the same two ends
  EPERM: 'denied',
  EACCES: 'denied',
  EOPNOTSUPP: 'unsupported', // a kernel without CONFIG_INET_DIAG_DESTROY
  ENOTSUP: 'unsupported',
};

/** Closes one TCP connection by SOCK_DESTROY. The cookie is compared by the kernel in the same moment. */
export function closeConnection(source: Pick<Source, 'file'>, calls: Calls | undefined, socket: Socket): CloseOutcome {
  const index = socket.local.zone === undefined ? 0 : interfaceIndex(source, socket.local.zone);
  const message = encodeDestroy(socket, index);
  if (calls === undefined || message === undefined) return 'unsupported';
  const diag = new SockDiag(calls);
  try {
    const errno = decodeAcknowledgement(diag.dump(message));
    if (errno === 0) return 'closed';
    const error = systemError('SOCK_DESTROY', errno ?? 0);
    const outcome = errno === undefined ? 'unsupported' : OUTCOMES[errnoCode(error) ?? ''];
    if (outcome === undefined) throw error;
    return outcome;
  } finally {
    diag.close();
  }
}

/** From `/proc/net/if_inet6`: `fe80…0001 02 40 20 80 eth0`, the index in hexadecimal. 0 where it is not there. */
function interfaceIndex(source: Pick<Source, 'file'>, name: string): number {
  for (const line of decode(source.file('/proc/self/net/if_inet6')).split('\n')) {
    const [, index = '', , , , device] = line.trim().split(/ +/);
    if (device === name) return Number.parseInt(index, 16);
  }
  return 0;
}
