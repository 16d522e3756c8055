import { sampleListener, sampleProcess } from '../../../act/testing/sample-process.ts';
import type { BindTrial } from '../../../model/bind-trial.ts';
import type { FirewallChain, FirewallRule, FirewallTest } from '../../../model/firewall.ts';
import type { ProcessDetail } from '../../../model/process.ts';
import type { Socket } from '../../../model/socket.ts';
import type { ConnectTrial, VerdictFacts } from '../verdict-facts.ts';

/** What there is to know of port 3000 on a machine where nothing has it, and nothing was tried, but for the parts given. */
export function sampleFacts(parts: Partial<VerdictFacts> = {}): VerdictFacts {
  return {
    subject: '3000',
    question: 'both',
    port: 3000,
    protocol: 'tcp',
    host: { kind: 'any' },
    isHere: true,
    sockets: [],
    network: {
      interfaces: [
        { name: 'lo', address: '127.0.0.1', loopback: true },
        { name: 'lo', address: '::1', loopback: true },
        { name: 'eth0', address: '192.0.2.1', loopback: false },
      ],
      ephemeralRange: { first: 32_768, last: 60_999 },
    },
    ranges: { ephemeral: { first: 32_768, last: 60_999 }, reserved: [], unprivilegedFrom: 1024 },
    conditions: {
      uid: 1000,
      mayBindPrivileged: false,
      firewall: { kind: 'read', chains: [] },
      localhost: ['127.0.0.1', '::1'],
      processStates: new Map(),
    },
    elsewhere: [],
    binds: undefined,
    connects: [],
    nameProblem: undefined,
    holders: new Map(),
    gaps: [],
    ...parts,
  };
}

/** A listener of `node`, process 48213. */
export function listensOn(address: string, parts: Partial<Socket> = {}, process?: ProcessDetail): Socket {
  return sampleListener([process ?? sampleProcess(48_213)], {
    family: address.includes(':') ? 'ipv6' : 'ipv4',
    local: { address, port: 3000 },
    ...parts,
  });
}

/** The end of a connection from here to a database. */
export function connectionFrom(address: string, parts: Partial<Socket> = {}): Socket {
  return listensOn(address, { state: 'established', remote: { address: '10.0.0.5', port: 5432 }, ...parts });
}

/** What binding every address of IPv4 came to: plainly, and with SO_REUSEADDR (the same, unless told). */
export function boundAs(plain: string | undefined, ...others: readonly (string | undefined)[]): readonly BindTrial[] {
  const trial = { protocol: 'tcp', address: '0.0.0.0', port: 3000, onlyIpv6: false } as const;
  const shared = others.length > 0 ? others[0] : plain;
  return [
    { ...trial, reuse: 'none', code: plain },
    { ...trial, reuse: 'address', code: shared },
  ];
}

/** A connection to an address of this machine, which came through but for the parts given. */
export function connectedTo(address: string, parts: Partial<ConnectTrial> = {}): ConnectTrial {
  return {
    endpoint: { address, port: 3000 },
    family: address.includes(':') ? 'ipv6' : 'ipv4',
    state: 'open',
    code: undefined,
    ms: 1,
    isHere: true,
    acceptedBy: undefined,
    answer: undefined,
    usual: [],
    ...parts,
  };
}

export function rule(kind: 'accept' | 'drop' | 'reject' | 'return', ...tests: readonly FirewallTest[]): FirewallRule {
  return { tests, action: { kind }, text: `${kind} it`, words: [], handle: 7 };
}

export function jump(chain: string, kind: 'jump' | 'goto' = 'jump', ...tests: readonly FirewallTest[]): FirewallRule {
  return { tests, action: { kind, chain }, text: `${kind} ${chain}`, words: [], handle: 8 };
}

/** A chain of an `inet` table that packets come through on their way in, but for the parts given. */
export function chain(rules: readonly FirewallRule[], parts: Partial<FirewallChain> = {}): FirewallChain {
  return {
    ...{ tool: 'nft', family: 'inet', table: 'guard', name: 'input', hook: 'input' },
    ...{ filters: true, priority: 0, policy: 'accept', rules },
    ...parts,
  };
}

/** The test of the port that the packet goes to. */
export function toPort(first: number, last = first, negated = false): FirewallTest {
  return { kind: 'port', protocol: 'tcp', side: 'destination', ranges: [{ first, last }], negated };
}
