import { isLoopbackAddress, isWildcardAddress } from '../../../model/endpoint.ts';
import type { Socket } from '../../../model/socket.ts';
import { sawSocket } from '../evidence.ts';
import { nameEndpoints, nameOwners, processesOf } from '../name-owner.ts';
import { listenersOf } from '../pick-sockets.ts';
import { failed, opened, servedBy } from '../reach-outcome.ts';
import type { VerdictCode } from '../verdict.ts';
import type { VerdictFacts } from '../verdict-facts.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { advise } from '../ways-out.ts';

/** It listens, on another address or family than the one that was asked for. */
export const narrowListener: VerdictRule = (facts) => {
  const listeners = listenersOf(facts);
  const address = addressMissed(facts);
  if (address === undefined || listeners.length === 0) return undefined;
  const { code, why, help } = narrowness(listeners, address);
  return {
    code,
    about: 'reach',
    outcome: 'fails',
    sentence: `${nameOwners(listeners)} listens on ${nameEndpoints(listeners)}, ${why}: so ${facts.subject} does not reach it.`,
    evidence: listeners.map(sawSocket),
    wayOut: [advise(help)],
    processes: processesOf(listeners),
  };
};

/** An address of this machine that no listener serves, where no other one came through. */
function addressMissed(facts: VerdictFacts): string | undefined {
  if (facts.protocol === 'udp') return datagramAddressMissed(facts);
  if (opened(facts).length > 0 || failed(facts).some((trial) => servedBy(facts, trial).length > 0)) return undefined;
  return failed(facts).find(({ isHere }) => isHere)?.endpoint.address;
}

/** Nobody connects by UDP, so what was asked for has to do. */
function datagramAddressMissed(facts: VerdictFacts): string | undefined {
  const { host, port, isHere, question } = facts;
  if (host.kind !== 'address' || question === 'bind') return undefined;
  const { address } = host;
  return isHere && servedBy(facts, { isHere, endpoint: { address, port } }).length === 0 ? address : undefined;
}

function narrowness(listeners: readonly Socket[], address: string): { code: VerdictCode; why: string; help: string } {
  const family = address.includes(':') ? 'ipv6' : 'ipv4';
  if (!isLoopbackAddress(address) && listeners.every(({ local }) => isLoopbackAddress(local.address))) {
    return {
      code: 'loopback-only',
      why: 'which only this machine can reach, and only by that address',
      help: 'Let the server listen on 0.0.0.0 or :: (or on this address), if others shall reach it.',
    };
  }
  if (listeners.every((socket) => socket.family !== family && isWildcardAddress(socket.local.address))) {
    return family === 'ipv4'
      ? {
          code: 'ipv6-only',
          why: 'for IPv6 alone (IPV6_V6ONLY)',
          help: 'Connect by IPv6, or let the server listen on :: with its IPv4 side, or on 0.0.0.0 too.',
        }
      : {
          code: 'ipv4-only',
          why: 'which is IPv4 alone',
          help: 'Connect by IPv4, or let the server listen on :: with its IPv4 side.',
        };
  }
  return {
    code: 'other-address',
    why: 'and not on the address that was asked for',
    help: 'Connect to the address that it listens on, or let it listen on all of them (0.0.0.0 or ::).',
  };
}
