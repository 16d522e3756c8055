import { compileEndpoint } from './match-address.ts';
import { compileCommand, compileText } from './match-text.ts';
import { acceptedNames } from './name-value.ts';
import type { NameKey, NumberRange, Query, QueryKey, Term, TextValue } from './query.ts';
import type { HolderShape, SocketShape } from './socket-shape.ts';

export type SocketMatcher = (socket: SocketShape) => boolean;

/**
 * Makes a query ready for many sockets. Terms that read numbers and words of the socket itself come first, those that
 * need its holders last. A fact that is not known matches no value, so it is among what a negated term lets through.
 */
export function compileQuery(query: Query): SocketMatcher {
  const terms = [...query.terms].sort((a, b) => costOf(a.key) - costOf(b.key));
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

const COSTS: Readonly<Partial<Record<QueryKey | 'bare', number>>> = {
  proto: 0,
  family: 0,
  state: 0,
  port: 1,
  lport: 1,
  rport: 1,
  local: 2,
  remote: 2,
  pid: 4,
  user: 4,
  process: 4,
  command: 5,
  bare: 5,
};

function costOf(key: QueryKey | 'bare'): number {
  return COSTS[key] ?? 3;
}

function compileTerm(term: Term): SocketMatcher {
  const matches = compilePositive(term);
  return term.negated ? (socket) => !matches(socket) : matches;
}

function compilePositive(term: Term): SocketMatcher {
  switch (term.key) {
    case 'port': {
      const has = compileNumbers(term.values);
      return ({ local, remote }) => has(local.port) || (remote ? has(remote.port) : false);
    }
    case 'lport': {
      const has = compileNumbers(term.values);
      return ({ local }) => has(local.port);
    }
    case 'rport': {
      const has = compileNumbers(term.values);
      return ({ remote }) => (remote ? has(remote.port) : false);
    }
    case 'local': {
      const matches = compileEndpoint(term.values);
      return ({ local }) => matches(local);
    }
    case 'remote': {
      const matches = compileEndpoint(term.values);
      return ({ remote }) => (remote ? matches(remote) : false);
    }
    case 'pid': {
      const has = compileNumbers(term.values);
      return someHolder(({ pid }) => has(pid));
    }
    case 'user':
      return compileUser(term.values);
    case 'proto':
    case 'family':
    case 'state':
    case 'reach':
      return compileName(term.key, acceptedNames(term.key, term.values));
    case 'process': {
      const matches = compileText(term.values);
      return someHolder(({ name }) => name != null && matches(name));
    }
    case 'command': {
      const matches = compileCommand(compileText(term.values));
      return someHolder(({ command }) => command != null && matches(command));
    }
    case 'bare': {
      const matches = compileText(term.values);
      const inCommand = compileCommand(matches);
      return someHolder(
        ({ name, command }) => (name != null && matches(name)) || (command != null && inCommand(command)),
      );
    }
    case 'service':
    case 'container':
    case 'namespace':
    case 'host':
    case 'label': {
      const { key } = term;
      const matches = compileText(term.values);
      return (socket) => {
        const text = socket[key];
        return text != null && matches(text);
      };
    }
  }
}

function compileNumbers(ranges: readonly NumberRange[]): (number: number) => boolean {
  const [only] = ranges;
  if (only !== undefined && ranges.length === 1) {
    const { first, last } = only;
    return (number) => number >= first && number <= last;
  }
  return (number) => ranges.some(({ first, last }) => number >= first && number <= last);
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
      return ({ reach }) => (reach ? accepted.has(reach.value) : false);
  }
}

/** The user who made the socket, or one who runs a process that holds it: after a change of user these differ. */
function compileUser(values: readonly (NumberRange | TextValue)[]): SocketMatcher {
  const hasUid = compileNumbers(values.filter((value) => value.kind === 'range'));
  const hasName = compileText(values.filter((value) => value.kind !== 'range'));
  const isOne = ({ uid, user }: Pick<SocketShape, 'uid' | 'user'>) =>
    (uid != null && hasUid(uid)) || (user != null && hasName(user));
  const isHolder = someHolder(isOne);
  return (socket) => isOne(socket) || isHolder(socket);
}

function someHolder(matches: (holder: HolderShape) => boolean): SocketMatcher {
  return ({ owner }) => owner.holders?.some(matches) ?? false;
}
