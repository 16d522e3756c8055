import { isLoopbackAddress, unmapAddress } from '../../model/endpoint.ts';
import type { Packet } from '../firewall/packet.ts';
import type { ConnectTrial, VerdictFacts } from './verdict-facts.ts';

/** The packets of an attempt to connect that this machine's firewall sees: on the way out, on the way in, and the answer. */
export function packetsOf(
  { protocol, network }: VerdictFacts,
  { endpoint, family, isHere }: ConnectTrial,
): readonly Packet[] {
  const address = unmapAddress(endpoint.address);
  const loopback = network.interfaces.find((each) => each.loopback)?.name;
  // What goes to an own address comes from that address, over loopback.
  const own = isHere ? (isLoopbackAddress(address) && family === 'ipv4' ? '127.0.0.1' : address) : undefined;
  const near = { address: own, port: undefined };
  const far = { address, port: endpoint.port };
  const link = isHere ? loopback : undefined;
  const there: Packet = {
    ...{ hook: 'output', family, protocol, source: near, destination: far },
    ...{ in: undefined, out: link, state: 'new' },
  };
  const back = { ...there, source: far, destination: near, state: 'established' };
  const answer: Packet = { ...back, hook: 'input', in: link, out: undefined };
  if (!isHere) return [there, answer];
  return [there, { ...there, hook: 'input', in: link, out: undefined }, { ...back, hook: 'output' }, answer];
}
