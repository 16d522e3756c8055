import { type Endpoint, isLoopbackAddress, isWildcardAddress } from '../model/endpoint.ts';
import type { Reach, ReachEvidence, ReachValue } from '../model/reach.ts';
import type { InterfaceAddress } from '../model/snapshot.ts';
import { isGloballyRoutableIpv4 } from './globally-routable.ts';

const LOOPBACK = reach('this-machine', 'loopback');
const NO_LINK = reach('this-machine', 'no-link');
const ADDRESS = reach('network', 'address');
const WILDCARD = reach('network', 'wildcard');
const PUBLIC_ADDRESS = reach('public', 'address', 'public-ipv4');
const PUBLIC_WILDCARD = reach('public', 'wildcard', 'public-ipv4');

/**
 * Tells who can get to a listener, from the address it is bound to and the addresses of this machine.
 *
 * `interfaces` are all that are up; an empty list means that there is none, not that they could not be read.
 * `dualStack` is what `Socket` calls so: where it is not known, `::` is taken to receive IPv4 too, since of two possible
 * answers the wider one is the one that warns. A global IPv6 address alone is `network`, not `public`: nearly every
 * machine has one, most of them behind a firewall that lets nobody in.
 */
export function reachOf(local: Endpoint, interfaces: readonly InterfaceAddress[], dualStack?: boolean): Reach {
  return createReach(() => interfaces)(local, dualStack);
}

/**
 * The same for many listeners of one machine: the interfaces are looked at once, and only where an address does not tell
 * enough. Equal answers are one object.
 */
export function createReach(
  interfaces: () => readonly InterfaceAddress[],
): (local: Endpoint, dualStack?: boolean) => Reach {
  let known: Links | undefined;
  return ({ address, zone }, dualStack) => {
    if (isLoopbackAddress(address)) return LOOPBACK;
    known ??= linksOf(interfaces());
    const { hasLink, loopbacks, publicNames } = known;
    if (!hasLink) return NO_LINK;
    if (!isWildcardAddress(address)) return isGloballyRoutableIpv4(address) ? PUBLIC_ADDRESS : ADDRESS;
    // A wildcard with a zone is bound to that one device (SO_BINDTODEVICE).
    if (zone !== undefined && loopbacks.has(zone)) return LOOPBACK;
    if (address === '::' && dualStack === false) return WILDCARD;
    const hasPublic = zone === undefined ? publicNames.size > 0 : publicNames.has(zone);
    return hasPublic ? PUBLIC_WILDCARD : WILDCARD;
  };
}

interface Links {
  readonly hasLink: boolean;
  readonly loopbacks: ReadonlySet<string>;
  /** Interfaces with a globally routable IPv4 address. */
  readonly publicNames: ReadonlySet<string>;
}

function linksOf(interfaces: readonly InterfaceAddress[]): Links {
  return {
    hasLink: interfaces.some((each) => !each.loopback),
    loopbacks: new Set(interfaces.filter((each) => each.loopback).map((each) => each.name)),
    publicNames: new Set(interfaces.filter((each) => isGloballyRoutableIpv4(each.address)).map((each) => each.name)),
  };
}

function reach(value: ReachValue, ...evidence: ReachEvidence[]): Reach {
  return Object.freeze({ value, evidence: Object.freeze(evidence) });
}
