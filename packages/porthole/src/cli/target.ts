import type { Protocol } from '@porthole/core';
import { isFilterKey } from './filter-key.ts';
import { looksPasted, parsePastedLine } from './pasted-line.ts';
import { quoteWord } from './quote-word.ts';
import { ANY, parseHost, type TargetHost } from './target-host.ts';
import { parseUrlEnd } from './url-end.ts';
import type { UsageProblem } from './usage-problem.ts';

export interface PortTarget {
  readonly kind: 'ports';
  readonly first: number;
  readonly last: number;
  /** Both where none was named. */
  readonly protocol: Protocol | undefined;
  readonly host: TargetHost;
}

/** What `who` is asked about. */
export type Target =
  | PortTarget
  | { readonly kind: 'pid'; readonly pid: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'problem'; readonly problem: UsageProblem };

const LARGEST_PORT = 65535;
/** pid_t is a signed 32-bit number everywhere. */
const LARGEST_PID = 0x7fffffff;

/** Reads one target: `N | :N | A-B | ADDR:N | [V6%zone]:N | NAME:N | URL | pid:N | NAME`, `tcp:` or `udp:` before it. */
export function parseTarget(text: string): Target {
  if (text.trim() === '') return problem('The target is empty.', FORMS);
  if (looksPasted(text)) return pastedTarget(text);
  const named = /^(tcp|udp):(?!\/\/)(.*)$/i.exec(text);
  const protocol = named?.[1]?.toLowerCase() as Protocol | undefined;
  const rest = named?.[2] ?? text;
  if (/^pid:/i.test(text)) return pidTarget(text);
  if (rest.includes('://')) return urlTarget(rest, protocol);
  return endpointTarget(rest, protocol) ?? numberTarget(rest, protocol) ?? nameTarget(rest, protocol);
}

function urlTarget(text: string, protocol: Protocol | undefined): Target {
  const end = parseUrlEnd(text);
  if ('problem' in end) return { kind: 'problem', problem: end.problem };
  return { kind: 'ports', first: end.port, last: end.port, protocol, host: end.host };
}

function endpointTarget(text: string, protocol: Protocol | undefined): Target | undefined {
  const bracketed = /^\[([^\]]*)\]:(.*)$/.exec(text);
  const [, host, port] = bracketed ?? /^(.*):([^:]*)$/.exec(text) ?? [];
  if (host === undefined || port === undefined) return undefined;
  if (isFilterKey(host) || /^[-!"/]/.test(text)) return notATarget(text);
  // An unquoted IPv6 address is all colons: the port is what follows the last one, as in `:::3000`.
  const where = parseHost(host);
  if (where === undefined || port === '' || (bracketed !== null && where.kind === 'name')) {
    return problem(`${quoteWord(text)} is not a port on an address.`, FORMS);
  }
  if (!/^-?\d/.test(port)) return notATarget(text);
  return numberTarget(port, protocol, where);
}

function numberTarget(text: string, protocol: Protocol | undefined, host: TargetHost = ANY): Target | undefined {
  if (!/^-?\d/.test(text)) return undefined;
  const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  if (first === undefined) return notAPort(text);
  const range = { first: Number(first), last: Number(last ?? first) };
  if (range.first > LARGEST_PORT || range.last > LARGEST_PORT) return notAPort(text);
  if (range.first > range.last) {
    return problem(`The range ${text} ends before it begins.`, `Write ${range.last}-${range.first}.`);
  }
  return { kind: 'ports', ...range, protocol, host };
}

function pidTarget(text: string): Target {
  const digits = /^pid:(\d+)$/i.exec(text)?.[1];
  const pid = Number(digits);
  if (digits === undefined || pid < 1 || pid > LARGEST_PID) {
    return problem(`${quoteWord(text)} does not name a process.`, 'Write the number of one, as in pid:48213.');
  }
  return { kind: 'pid', pid };
}

function nameTarget(text: string, protocol: Protocol | undefined): Target {
  if (protocol !== undefined || /^[-!"/]/.test(text)) return notATarget(text);
  return { kind: 'name', name: text };
}

function pastedTarget(text: string): Target {
  const pasted = parsePastedLine(text);
  if (pasted === undefined) {
    const message = 'This line says that an address is in use, but not which port.';
    return { kind: 'problem', problem: { message, hint: 'To see every port that is open, run', command: ['list'] } };
  }
  const host = pasted.address === undefined ? ANY : (parseHost(pasted.address) ?? ANY);
  return { kind: 'ports', first: pasted.port, last: pasted.port, protocol: pasted.protocol, host };
}

const FORMS = 'Write it as in 3000, 127.0.0.1:3000, [::1]:3000 or localhost:3000.';

function notAPort(text: string): Target {
  const why = 'A port is 0-65535: its field in a packet has 16 bits, so there are 65,536 of them.';
  if (/^[\d,-]+,[\d,-]+$/.test(text)) {
    const message = `${quoteWord(text)} is not one port.`;
    return {
      kind: 'problem',
      problem: { message, hint: 'For a list of ports, run', command: ['list', `port:${text}`] },
    };
  }
  return problem(`${quoteWord(text)} is not a port.`, why);
}

function notATarget(text: string): Target {
  const message = `${quoteWord(text)} is neither a port nor a process.`;
  return { kind: 'problem', problem: { message, hint: 'If it is a filter, run', command: ['list', text] } };
}

function problem(message: string, hint: string): Target {
  return { kind: 'problem', problem: { message, hint } };
}
