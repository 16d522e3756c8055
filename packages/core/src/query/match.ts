import { compileEndpoint } from './match-address.ts';
import { compileBare, compileCommand, compileProcess, compileUser, someHolder } from './match-holder.ts';
import { compileNumbers } from './match-number.ts';
import { compileText } from './match-text.ts';
import { acceptedNames } from './name-value.ts';
import type { NameKey, Query, Term, TextKey, TextValue } from './query.ts';
import type { SocketShape } from './socket-shape.ts';

export type SocketMatcher = (socket: SocketShape) => boolean;

/**
 * Makes a query ready for many sockets. A fact that is not known has no value, so it is among what a negated term lets
 * through. Terms about the socket itself are tried before those that need its holders.
 */
export function compileQuery(query: Query): SocketMatcher {
  const terms = [...query.terms].sort((a, b) => costOf(a) - costOf(b));
  const matchers = terms.map(compileTerm);
  const [first, second] = matchers;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  return (socket) => {
    for (const matches of matchers) {
      if (!matches(socket)) return false;
    }
    return true;
  };
}

const CHEAPEST_FIRST: readonly Term['key'][] = [
  'proto',
  'family',
  'state',
  'lport',
  'rport',
  'port',
  'local',
  'remote',
];
const DEAREST_LAST: readonly Term['key'][] = ['pid', 'user', 'process', 'command', 'bare'];

function costOf({ key }: Term): number {
  const cheap = CHEAPEST_FIRST.indexOf(key);
  return cheap < 0 ? CHEAPEST_FIRST.length + DEAREST_LAST.indexOf(key) + 1 : cheap;
}

function compileTerm(term: Term): SocketMatcher {
  const matches = compilePositive(term);
  return term.negated ? (socket) => !matches(socket) : matches;
}

function compilePositive(term: Term): SocketMatcher {
  switch (term.key) {
    case 'port':
      return eitherPort(compileNumbers(term.values));
    case 'lport':
      return localPort(compileNumbers(term.values));
    case 'rport':
      return remotePort(compileNumbers(term.values));
    case 'local': {
      const matches = compileEndpoint(term.values);
      return ({ local }) => matches(local);
    }
    case 'remote': {
      const matches = compileEndpoint(term.values);
      return ({ remote }) => remote != null && matches(remote);
    }
    case 'proto':
    case 'family':
    case 'state':
    case 'reach':
      return compileName(term.key, acceptedNames(term.key, term.values));
    case 'pid': {
      const has = compileNumbers(term.values);
      return someHolder(({ pid }) => has(pid));
    }
    case 'user':
      return compileUser(term.values);
    case 'process':
      return someHolder(compileProcess(term.values));
    case 'command':
      return someHolder(compileCommand(term.values));
    case 'bare':
      return compileBare(term.values);
    default:
      return compileOwnText(term.key, term.values);
  }
}

function localPort(has: (port: number) => boolean): SocketMatcher {
  return ({ local }) => has(local.port);
}

function remotePort(has: (port: number) => boolean): SocketMatcher {
  return ({ remote }) => remote != null && has(remote.port);
}

function eitherPort(has: (port: number) => boolean): SocketMatcher {
  const hasRemote = remotePort(has);
  return (socket) => has(socket.local.port) || hasRemote(socket);
}

function compileName(key: NameKey, names: readonly string[]): SocketMatcher {
  const accepted = new Set(names);
  switch (key) {
    case 'proto':
      return ({ protocol }) => accepted.has(protocol);
    case 'family':
      return ({ family }) => accepted.has(family);
    case 'state':
      return ({ state }) => accepted.has(state);
    case 'reach':
      return ({ reach }) => reach != null && accepted.has(reach.value);
  }
}

/** Text that a socket has itself, and not through its holders. */
function compileOwnText(key: Exclude<TextKey, 'process' | 'command'>, values: readonly TextValue[]): SocketMatcher {
  const matches = compileText(values);
  return (socket) => {
    const text = socket[key];
    return text != null && matches(text);
  };
}
