import { type Endpoint, isLoopbackAddress, isWildcardAddress } from '../model/endpoint.ts';
import type { InterfaceAddress } from '../model/snapshot.ts';
import { addressBytes, prefixKey } from './address-bytes.ts';
import { createRouteTable, type Route } from './route-table.ts';

/**
 * Tells which interface the packets of a socket take, or `undefined` where that is not certain.
 *
 * What goes to an address of this machine never leaves it (loopback). Else a zone names the interface itself; else it
 * is the route to the remote end, unless the local address sits on another interface: then rules that were not read
 * (policy routing) are at work, and the interface of the local address is the better answer. A listener has the
 * interface of its address; one that is bound to every address has none.
 */
export function interfaceOf(
  local: Endpoint,
  remote: Endpoint | undefined,
  interfaces: readonly InterfaceAddress[],
  routes: readonly Route[],
): string | undefined {
  return createInterfaceOf(interfaces, routes)(local, remote);
}

/** The same for many sockets of one machine: interfaces and routes are looked at once, answers are kept by address. */
export function createInterfaceOf(
  interfaces: readonly InterfaceAddress[],
  routes: readonly Route[],
): (local: Endpoint, remote: Endpoint | undefined) => string | undefined {
  const loopback = interfaces.find((each) => each.loopback)?.name;
  const holders = namesByAddress(interfaces);
  const holdersOf = keptByText((address) => holders.get(addressKey(address) ?? '') ?? NONE);
  const routeTo = keptByText(createRouteTable(routes));

  const ofLocal = (local: Endpoint): string | undefined => {
    if (local.zone !== undefined) return local.zone;
    if (isWildcardAddress(local.address)) return undefined;
    if (isLoopbackAddress(local.address)) return loopback;
    const names = holdersOf(local.address);
    return names.length === 1 ? names[0] : undefined;
  };

  return (local, remote) => {
    if (remote === undefined) return ofLocal(local);
    if (isLoopbackAddress(remote.address) || holdersOf(remote.address).length > 0) return loopback;
    const zone = remote.zone ?? local.zone;
    if (zone !== undefined) return zone;
    const routed = routeTo(remote.address);
    if (routed === undefined) return ofLocal(local);
    const names = holdersOf(local.address);
    // An address on the loopback interface (a service address) is sent from whichever interface the route names.
    const fits = names.length === 0 || names.includes(routed) || names.every((name) => name === loopback);
    return fits ? routed : ofLocal(local);
  };
}

const NONE: readonly string[] = [];

function namesByAddress(interfaces: readonly InterfaceAddress[]): Map<string, string[]> {
  const byAddress = new Map<string, string[]>();
  for (const { name, address } of interfaces) {
    const key = addressKey(address);
    if (key === undefined) continue;
    const names = byAddress.get(key);
    if (names === undefined) byAddress.set(key, [name]);
    else if (!names.includes(name)) names.push(name);
  }
  return byAddress;
}

function addressKey(address: string): string | undefined {
  const bytes = addressBytes(address);
  return bytes === undefined ? undefined : prefixKey(bytes, bytes.length * 8);
}

function keptByText<Value>(find: (address: string) => Value): (address: string) => Value {
  const kept = new Map<string, Value>();
  return (address) => {
    let value = kept.get(address);
    if (value === undefined && !kept.has(address)) {
      value = find(address);
      kept.set(address, value);
    }
    return value as Value;
  };
}
