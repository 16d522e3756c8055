import type { Calls } from './syscalls.ts';
import { systemError } from './syscalls.ts';

const AF_NETLINK = 16;
const SOCK_RAW_CLOEXEC_NONBLOCK = 3 | 0o2000000 | 0o4000;
const NETLINK_SOCK_DIAG = 4;
/** The kernel fills at most 32 KiB a read; with this much room no message is ever cut. */
const READ_ROOM = 64 * 1024;
const FIRST_SIZE = 256 * 1024;

/** Sends one dump request over NETLINK_SOCK_DIAG and collects the whole reply (netlink(7)). */
export function dumpSockDiag(calls: Calls, request: Uint8Array): Uint8Array {
  const fd = calls.call('socket', AF_NETLINK, SOCK_RAW_CLOEXEC_NONBLOCK, NETLINK_SOCK_DIAG, 0, 0);
  try {
    calls.call('sendto', fd, calls.native.address(request), request.byteLength, 0, 0);
    return receiveDump(calls, fd);
  } finally {
    calls.attempt('close', fd, 0, 0, 0, 0);
  }
}

/**
 * Reads until nothing is left. The kernel fills the queue anew while it is read, so that it runs empty only at the
 * dump's end; whether the end was there is for the decoder to see.
 */
function receiveDump(calls: Calls, fd: number): Uint8Array {
  let reply = Buffer.allocUnsafeSlow(FIRST_SIZE);
  let address = calls.native.address(reply);
  let used = 0;
  for (;;) {
    if (reply.length - used < READ_ROOM) {
      const larger = Buffer.allocUnsafeSlow(reply.length * 2);
      reply.copy(larger, 0, 0, used);
      reply = larger;
      address = calls.native.address(reply);
    }
    const received = calls.attempt('read', fd, address + used, reply.length - used, 0, 0);
    if (received >= 0) {
      used += received;
      continue;
    }
    const { code } = systemError('read', calls.native.errno());
    if (code === 'EAGAIN') return reply.subarray(0, used);
    if (code !== 'EINTR') throw systemError('read from sock_diag', calls.native.errno());
  }
}
