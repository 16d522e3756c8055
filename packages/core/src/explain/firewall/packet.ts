import type { FirewallHook } from '../../model/firewall.ts';
import type { Family, Protocol } from '../../model/socket.ts';

/** A packet, as far as one knows it. What is `undefined` is not known, so a rule that asks for it may or may not apply. */
export interface Packet {
  readonly hook: FirewallHook;
  readonly family: Family;
  readonly protocol: Protocol;
  readonly source: PacketEnd;
  readonly destination: PacketEnd;
  readonly in: string | undefined;
  readonly out: string | undefined;
  /** What connection tracking says of it: `new` for the first one. */
  readonly state: string;
}

interface PacketEnd {
  readonly address: string | undefined;
  readonly port: number | undefined;
}
