import type { Calls } from './syscalls.ts';

const AF_INET = 2;
const SOCK_DGRAM_CLOEXEC = 2 | 0o2000000;
/** linux/sockios.h */
const SIOCGIFNAME = 0x8910;
const IFNAMSIZ = 16;

/** if_indextoname(3) in this network namespace; `undefined` for an index that is not there (any more). */
export function readInterfaceName(calls: Calls, index: number): string | undefined {
  const fd = calls.attempt('socket', AF_INET, SOCK_DGRAM_CLOEXEC, 0, 0, 0);
  if (fd < 0) return undefined;
  const request = Buffer.alloc(40); // struct ifreq: name, then the index
  request.writeInt32LE(index, IFNAMSIZ);
  const result = calls.attempt('ioctl', fd, SIOCGIFNAME, calls.native.address(request), 0, 0);
  calls.attempt('close', fd, 0, 0, 0, 0);
  if (result < 0) return undefined;
  return request.toString('utf8', 0, request.indexOf(0));
}
