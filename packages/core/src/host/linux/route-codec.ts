/** The main routing tables as text: `/proc/net/route` and `/proc/net/ipv6_route` (proc_pid_net(5)). */
import type { Route } from '../../explain/route-table.ts';

const RTF_UP = 0x1;
const RTF_REJECT = 0x200;

/**
 *     Iface Destination Gateway  Flags RefCnt Use Metric Mask     MTU Window IRTT
 *     eth0  00000000    010200C0 0003  0      0   100    00000000 0   0      0
 */
export function parseIpv4Routes(text: string): Route[] {
  const routes: Route[] = [];
  for (const line of text.split('\n').slice(1)) {
    const [name, destination, , flags, , , metric, mask] = line.trim().split(/\s+/);
    if (name === undefined || destination === undefined || mask === undefined || !isUsable(flags)) continue;
    const word = Number.parseInt(destination, 16);
    routes.push({
      family: 'ipv4',
      destination: `${word & 255}.${(word >>> 8) & 255}.${(word >>> 16) & 255}.${word >>> 24}`,
      prefixLength: countBits(Number.parseInt(mask, 16)),
      interface: name,
      metric: Number(metric),
    });
  }
  return routes;
}

/**
 *     destination                      length source  length gateway metric refcount use flags    interface
 *     fd000000000000000000000000000000 40     00…00   00     00…00   00000100 00000001 0 00000001 eth0
 */
export function parseIpv6Routes(text: string): Route[] {
  const routes: Route[] = [];
  for (const line of text.split('\n')) {
    const [destination, length, , , , metric, , , flags, name] = line.trim().split(/\s+/);
    if (destination?.length !== 32 || length === undefined || name === undefined || !isUsable(flags)) continue;
    routes.push({
      family: 'ipv6',
      destination: destination.match(/.{4}/g)?.join(':') ?? '::',
      prefixLength: Number.parseInt(length, 16),
      interface: name,
      metric: Number.parseInt(metric ?? '0', 16),
    });
  }
  return routes;
}

function isUsable(flags: string | undefined): boolean {
  const bits = Number.parseInt(flags ?? '0', 16);
  return (bits & RTF_UP) !== 0 && (bits & RTF_REJECT) === 0;
}

function countBits(mask: number): number {
  let bits = 0;
  for (let rest = mask >>> 0; rest !== 0; rest >>>= 1) bits += rest & 1;
  return bits;
}
