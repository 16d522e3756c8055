import type { Calls } from './syscalls.ts';
import { systemError } from './syscalls.ts';

const AF_NETLINK = 16;
const SOCK_RAW_CLOEXEC = 3 | 0o2000000;
const NETLINK_SOCK_DIAG = 4;
const NLMSG_ERROR = 2;
const NLMSG_DONE = 3;
/** The kernel fills at most 32 KiB a read; with this much room no message is ever cut. */
const READ_ROOM = 64 * 1024;
const FIRST_SIZE = 256 * 1024;

/** Sends one dump request over NETLINK_SOCK_DIAG and collects the whole reply (netlink(7)). */
export function dumpSockDiag(calls: Calls, request: Uint8Array): Uint8Array {
  const fd = calls.call('socket', AF_NETLINK, SOCK_RAW_CLOEXEC, NETLINK_SOCK_DIAG, 0, 0);
  try {
    calls.call('sendto', fd, calls.native.address(request), request.byteLength, 0, 0);
    return receiveDump(calls, fd);
  } finally {
    calls.attempt('close', fd, 0, 0, 0, 0);
  }
}

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
    if (received < 0) {
      const error = systemError('recv from sock_diag', calls.native.errno());
      if (error.code === 'EINTR') continue;
      throw error;
    }
    if (received === 0) return reply.subarray(0, used);
    const last = isLast(reply, used, used + received);
    used += received;
    if (last) return reply.subarray(0, used);
  }
}

/** Does this read hold the message that ends the dump? */
function isLast(reply: Buffer, start: number, end: number): boolean {
  for (let at = start; at + 16 <= end; ) {
    const type = reply.readUInt16LE(at + 4);
    if (type === NLMSG_DONE || type === NLMSG_ERROR) return true;
    const length = reply.readUInt32LE(at);
    if (length < 16) return true; // malformed: the decoder says so
    at += (length + 3) & ~3;
  }
  return false;
}
