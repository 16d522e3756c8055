import type { BindRequest } from '../model/bind-trial.ts';
import type { Protocol } from '../model/socket.ts';

/** What is to be bound. */
export interface BindPlan {
  readonly port: number;
  readonly protocol: Protocol;
  /** The addresses; `::` here means IPv6 alone, unless `dual` is set. */
  readonly addresses: readonly string[];
  /** `::` is bound with its IPv4 side. */
  readonly dual: boolean;
  /** Several sockets have one name already, so they share it: would they with us? */
  readonly isShared: boolean;
}

/**
 * Each address plainly, and for TCP as most servers do it (SO_REUSEADDR), which what connections leave behind does not
 * keep out. A UDP socket that shares its address would take what is meant for others, so that is not tried.
 */
export function planBinds({ port, protocol, addresses, dual, isShared }: BindPlan): readonly BindRequest[] {
  const ways =
    protocol === 'udp' ? (['none'] as const) : (['none', 'address', ...(isShared ? ['port' as const] : [])] as const);
  return addresses.flatMap((address) => {
    return ways.map((reuse) => ({ protocol, address, port, reuse, onlyIpv6: address.includes(':') && !dual }));
  });
}
