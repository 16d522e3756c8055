import { parseQuery, type Socket, type WaitCondition, type WaitTarget } from '@porthole/core';
import type { Call } from '../command.ts';
import { quoteWord } from '../quote-word.ts';
import { readDuration } from '../read-duration.ts';
import { type PortTarget, parseTarget, type Target } from '../target.ts';
import type { UsageProblem } from '../usage-problem.ts';
import { isCalled } from '../who/match-process-name.ts';
import { isReachedAt } from '../who/reaches-host.ts';

/** What is waited for, as it was asked and as the library takes it. */
export interface WaitRequest {
  readonly text: string;
  readonly until: string;
  readonly target: WaitTarget;
  readonly condition: WaitCondition;
  readonly timeoutMs: number;
}

const CONDITIONS = ['listening', 'free', 'answering'] as const;
const DEFAULT_TIMEOUT = '30s';
/** So many connections at once are a scan, and not a question. */
const MOST_ANSWERING = 16;

/** Reads the words and flags of `wait`. */
export function readWaitRequest({ words, flags }: Call): WaitRequest | UsageProblem {
  const [text = '', ...more] = words;
  if (more.length > 0) return { message: '"wait" waits for one thing.', hint: 'Run it once for each.' };
  const timeoutMs = readDuration('--timeout', flags.timeout ?? DEFAULT_TIMEOUT);
  if (typeof timeoutMs === 'object') return timeoutMs;
  const until = flags.until ?? 'listening';
  const condition = readCondition(until);
  if ('message' in condition) return condition;
  const parsed = parseTarget(text);
  if (parsed.kind === 'problem') return parsed.problem;
  const target = condition.kind === 'answering' ? answeringTarget(parsed, text) : localTarget(parsed);
  return 'message' in target ? target : { text, until, target, condition, timeoutMs };
}

function readCondition(until: string): WaitCondition | UsageProblem {
  const kind = CONDITIONS.find((each) => each === until);
  if (kind !== undefined) return { kind };
  const filter = /^owned:(.*)$/s.exec(until)?.[1];
  if (filter === undefined) {
    return {
      message: `--until is one of ${CONDITIONS.join(', ')}, owned:FILTER, not ${quoteWord(until)}.`,
      ...{ word: until, candidates: [...CONDITIONS, 'owned:FILTER'] },
    };
  }
  if (filter.trim() === '') return { message: 'owned: needs a filter.', hint: 'As in owned:process:node.' };
  return { kind: 'owned', query: parseQuery(filter) };
}

/** Sockets of this machine are looked at; `foreignProblem` sees to it that they are of this one. */
function localTarget(target: Target): WaitTarget | UsageProblem {
  switch (target.kind) {
    case 'problem':
      return target.problem;
    case 'pid':
      return { pid: target.pid };
    case 'name':
      return { isMeant: (socket) => isHeldByName(socket, target.name) };
    case 'ports': {
      const { first, last, protocol, host } = target;
      if (last === 0) return { message: 'Nobody ever has port 0: to bind it means "any port".' };
      const ports = { ports: { first, last }, protocol };
      return host.kind === 'any' ? ports : { ...ports, isMeant: (socket) => isReachedAt(socket, host) };
    }
  }
}

function isHeldByName({ owner }: Socket, name: string): boolean {
  return owner.kind === 'process' && owner.holders.some((holder) => isCalled(holder, name));
}

/** An endpoint is connected to, here or elsewhere. */
function answeringTarget(target: Target, text: string): WaitTarget | UsageProblem {
  if (target.kind === 'problem') return target.problem;
  if (target.kind !== 'ports') {
    return {
      message: `${quoteWord(text)} is nothing to connect to.`,
      hint: 'Write a port, as in 3000 or 10.0.0.5:443.',
    };
  }
  const { first, last, protocol, host } = target;
  if (protocol === 'udp') {
    return {
      message: 'UDP knows no connections, so nothing tells whether it answers.',
      hint: 'Wait until it is listening.',
    };
  }
  if (last === 0) return { message: 'Nobody ever has port 0: to bind it means "any port".' };
  if (last - first >= MOST_ANSWERING) {
    return { message: `${quoteWord(text)} is too many ports to connect to: ${MOST_ANSWERING} at most.` };
  }
  return { ports: { first: Math.max(1, first), last }, protocol: 'tcp', addresses: addressesOf(host) };
}

function addressesOf(host: PortTarget['host']): readonly string[] | undefined {
  switch (host.kind) {
    case 'any':
    case 'loopback':
      return undefined;
    case 'name':
      return [host.name];
    case 'address':
      return [host.zone === undefined ? host.address : `${host.address}%${host.zone}`];
  }
}
