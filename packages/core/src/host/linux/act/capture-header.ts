import type { HeaderCapture } from '../../host-actions.ts';
import { errnoCode } from '../../source.ts';
import type { Calls } from '../syscalls.ts';
import { decodeTcpHeader } from './tcp-packet-codec.ts';

const AF_PACKET = 17;
const SOCK_RAW_CLOEXEC_NONBLOCK = 3 | 0o2000000 | 0o4000;
const ETH_P_IP = 0x0800;
/** `lo` has it in every network namespace (`LOOPBACK_IFINDEX` of net/flow.h). */
const LOOPBACK_IFINDEX = 1;
const SOCKADDR_LL_BYTES = 20;
/** Enough for all headers; the rest of a packet is none of our business, and the kernel drops it. */
const FIRST_BYTES = 14 + 60 + 60;
const LOOK_EVERY_MS = 10;

/** Waits for one packet on `lo` (AF_PACKET, packet(7)). */
export async function captureHeader(
  calls: Calls | undefined,
  fromPort: number,
  toPort: number,
  withinMs: number,
): Promise<HeaderCapture> {
  if (calls === undefined) return { kind: 'unsupported' };
  let fd: number;
  try {
    // Protocol 0: it gets nothing before it is bound to the one interface.
    fd = calls.call('socket', AF_PACKET, SOCK_RAW_CLOEXEC_NONBLOCK, 0, 0, 0);
  } catch (error) {
    const code = errnoCode(error);
    return { kind: code === 'EPERM' || code === 'EACCES' ? 'denied' : 'unsupported' };
  }
  try {
    const address = loopbackAddress();
    if (calls.attempt('bind', fd, calls.native.address(address), address.length, 0, 0) < 0)
      return { kind: 'unsupported' };
    return await waitForHeader(calls, fd, fromPort, toPort, withinMs);
  } finally {
    calls.attempt('close', fd, 0, 0, 0, 0);
  }
}

/** `struct sockaddr_ll`: family and index in the order of this machine, the protocol in that of the network. */
function loopbackAddress(): Uint8Array {
  const bytes = new Uint8Array(SOCKADDR_LL_BYTES);
  new Uint16Array(bytes.buffer, 0, 1)[0] = AF_PACKET;
  new DataView(bytes.buffer).setUint16(2, ETH_P_IP);
  new Int32Array(bytes.buffer, 4, 1)[0] = LOOPBACK_IFINDEX;
  return bytes;
}

async function waitForHeader(
  calls: Calls,
  fd: number,
  fromPort: number,
  toPort: number,
  withinMs: number,
): Promise<HeaderCapture> {
  const room = new Uint8Array(FIRST_BYTES);
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    const length = calls.attempt('read', fd, calls.native.address(room), room.length, 0, 0);
    if (length < 0) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      continue;
    }
    const header = decodeTcpHeader(room.subarray(0, length));
    if (header?.fromPort === fromPort && header.toPort === toPort) return { kind: 'captured', bytes: header.bytes };
  }
  return { kind: 'silent' };
}
