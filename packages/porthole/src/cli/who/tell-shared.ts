import { printEndpoint, type Socket } from '@porthole/core';
import type { LabelledRow } from '../text/labelled-lines.ts';
import { findSharedEndpoints } from './shared-endpoints.ts';
import { clean, type Teller } from './teller.ts';

/** Says of an endpoint with several sockets what the system does with those who come. */
export function sharedRow(sockets: readonly Socket[], teller: Teller): LabelledRow | undefined {
  const [first, ...others] = findSharedEndpoints(sockets);
  if (first === undefined) return undefined;
  const [socket] = first.sockets;
  const endpoint = clean(teller, printEndpoint(socket.local));
  const where = others.length === 0 ? endpoint : `each of ${others.length + 1} endpoints`;
  const count = others.length === 0 ? `${first.sockets.length}` : 'several';
  const what =
    socket.protocol === 'tcp'
      ? 'SO_REUSEPORT: the kernel spreads new connections over them'
      : 'SO_REUSEPORT or SO_REUSEADDR: multicast reaches them all, anything else the one that the kernel chooses';
  return { label: 'shared', value: [`${count} sockets on ${where} (${what})`] };
}
