import { compileQuery } from './match.ts';
import type { Query, Term } from './query.ts';
import type { HolderShape, SocketShape } from './socket-shape.ts';

/** Does a process, with the sockets it holds, match? */
export type ProcessMatcher = (process: HolderShape, sockets: readonly SocketShape[]) => boolean;

/** What a term of these keys asks is a fact about the process itself; all others ask about its sockets. */
const PROCESS_KEYS: ReadonlySet<Term['key']> = new Set(['pid', 'process', 'command', 'user', 'bare']);

/**
 * Makes a query ready for many processes. Those about the process itself have to hold for it; those about sockets have
 * to hold all together for one of its sockets. A negated term lets through exactly the processes that the same term
 * without its negation does not: `!port:22` are those of which no socket has port 22, those without sockets included.
 */
export function compileProcessQuery(query: Query): ProcessMatcher {
  const own = query.terms.filter(({ key }) => PROCESS_KEYS.has(key));
  const others = query.terms.filter(({ key }) => !PROCESS_KEYS.has(key));
  const isProcess = compileQuery({ terms: own });
  const asked = others.filter(({ negated }) => !negated);
  const isAsked = compileQuery({ terms: asked });
  const refused = others.filter(({ negated }) => negated).map((term) => compileQuery({ terms: [positive(term)] }));
  return (process, sockets) =>
    (own.length === 0 || isProcess(socketOf(process))) &&
    (asked.length === 0 || sockets.some(isAsked)) &&
    !refused.some((isRefused) => sockets.some(isRefused));
}

/** Does the query ask about sockets, so that a process whose sockets are not to be seen might belong to the answer? */
export function asksForSockets(query: Query): boolean {
  return query.terms.some(({ key }) => !PROCESS_KEYS.has(key));
}

function positive(term: Term): Term {
  return { ...term, negated: false };
}

/** A stand-in that only terms about its holder are asked of. */
function socketOf(process: HolderShape): SocketShape {
  const end = { address: '', port: 0 };
  return {
    protocol: '',
    family: '',
    state: '',
    local: end,
    owner: { kind: 'process', holders: [process] },
  };
}
