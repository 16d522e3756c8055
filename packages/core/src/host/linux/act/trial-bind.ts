import { addressBytes } from '../../../explain/address-bytes.ts';
import type { BindRequest, BindTrial } from '../../../model/bind-trial.ts';
import { loadNative } from '../../ffi.ts';
import { type Calls, createCalls, systemError } from '../syscalls.ts';

const AF_INET = 2;
const AF_INET6 = 10;
const SOCK_STREAM = 1;
const SOCK_DGRAM = 2;
const SOCK_CLOEXEC = 0o2000000;
const SOL_SOCKET = 1;
const SO_REUSEADDR = 2;
const SO_REUSEPORT = 15;
const IPPROTO_IPV6 = 41;
const IPV6_V6ONLY = 26;
/** struct sockaddr_in, sockaddr_in6 */
const IPV4_BYTES = 16;
const IPV6_BYTES = 28;

/** Tries one after the other; `undefined` where no system call can be made. */
export function tryBinds(requests: readonly BindRequest[]): readonly BindTrial[] | undefined {
  const native = loadNative();
  const calls = native && createCalls(native, process.arch);
  return calls && requests.map((request) => tryBind(calls, request));
}

/**
 * Binds a socket of our own and closes it at once: it never listens, so nobody's connection can come to it. A UDP socket
 * gets what is sent from the moment it is bound, so for UDP an address is never shared with others (no `reuse`).
 */
function tryBind(calls: Calls, request: BindRequest): BindTrial {
  const { address, protocol, reuse, onlyIpv6 } = request;
  const bytes = addressBytes(address);
  if (bytes === undefined) return { ...request, code: 'EINVAL' };
  const isIpv6 = bytes.length === 16;
  const kind = (protocol === 'tcp' ? SOCK_STREAM : SOCK_DGRAM) | SOCK_CLOEXEC;
  const fd = calls.attempt('socket', isIpv6 ? AF_INET6 : AF_INET, kind, 0, 0, 0);
  if (fd < 0) return { ...request, code: codeOf(calls) };
  try {
    const isShared = protocol === 'tcp' && reuse !== 'none';
    if (isShared) setOption(calls, fd, SOL_SOCKET, reuse === 'port' ? SO_REUSEPORT : SO_REUSEADDR, 1);
    if (isIpv6) setOption(calls, fd, IPPROTO_IPV6, IPV6_V6ONLY, onlyIpv6 ? 1 : 0);
    const name = encodeName(bytes, request);
    const result = calls.attempt('bind', fd, calls.native.address(name), name.length, 0, 0);
    return { ...request, code: result < 0 ? codeOf(calls) : undefined };
  } finally {
    calls.attempt('close', fd, 0, 0, 0, 0);
  }
}

function setOption(calls: Calls, fd: number, level: number, option: number, value: number): void {
  const bytes = new Int32Array([value]);
  calls.attempt('setsockopt', fd, level, option, calls.native.address(bytes), 4);
}

/** The family stands in the machine's own byte order, the port in the network's. */
function encodeName(address: Uint8Array, { port }: BindRequest): Uint8Array {
  const isIpv6 = address.length === 16;
  const name = new Uint8Array(isIpv6 ? IPV6_BYTES : IPV4_BYTES);
  const view = new DataView(name.buffer);
  view.setUint16(0, isIpv6 ? AF_INET6 : AF_INET, true);
  view.setUint16(2, port);
  name.set(address, isIpv6 ? 8 : 4);
  return name;
}

function codeOf(calls: Calls): string {
  return systemError('bind', calls.native.errno()).code;
}
