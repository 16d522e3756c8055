import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { AcceptorWatch } from './acceptor-watch.ts';
import { Conversation } from './conversation.ts';
import { converse, type Heard } from './converse.ts';
import type { Hint } from './hints.ts';
import { joinMatches, judge } from './judge.ts';
import { type Attempt, type Failed, nextAttempt } from './next-attempt.ts';
import { openConnection } from './open-connection.ts';
import { openTls } from './open-tls.ts';
import type { Match, Recogniser } from './recogniser.ts';
import { nextRefinement } from './refine.ts';
import type { TlsFacts } from './tls-facts.ts';

/** What is to be found out about a port to which the first connection was made already. */
export interface Task {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly recognisers: readonly Recogniser[];
  readonly hints: readonly Hint[];
  readonly wantsTls: boolean;
  /** Nothing is sent, not even a TLS handshake. */
  readonly listenOnly: boolean;
  readonly deep: boolean;
  readonly bannerMs: number;
  readonly answerMs: number;
  readonly mostConnections: number;
  readonly restMs: number;
  /** By `performance.now()`. */
  readonly deadline: number;
  /** Of the first connection: looked at before anything is said, and before parting. */
  readonly acceptor: AcceptorWatch;
  readonly signal: AbortSignal | undefined;
}

export interface Identified {
  readonly match: Match | undefined;
  readonly tls: TlsFacts | undefined;
  readonly connections: number;
  /** By `performance.now()`. */
  readonly firstByteAt: number | undefined;
  /** It was closed unasked, before anything was said by either side. */
  readonly closes: boolean;
  readonly unknownBytes: Uint8Array | undefined;
}

/** What one attempt brought. */
interface Result extends Omit<Heard, 'by'> {
  readonly conversation: Conversation | undefined;
  readonly tls: TlsFacts | undefined;
  readonly failed: Failed;
  readonly bytes: Uint8Array;
}

const UNKNOWN_KEPT = 256;
/** With less time than this left, no connection is begun. */
const WORTH_MS = 100;
/** How a server that speaks TLS takes plain words: nginx and Go's HTTP server say so, others send a TLS alert. */
const WANTS_TLS =
  /plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server|speaking plain HTTP to an SSL/;

/** Finds out what answers, on as few connections as will do. */
export async function identify(first: Socket, task: Task): Promise<Identified> {
  return new Identification(task).run(first);
}

class Identification {
  readonly #task: Task;
  readonly #nonce = randomBytes(16);
  readonly #failed: Failed[] = [];
  readonly #waiting: Result[] = [];
  readonly #partings: Promise<void>[] = [];
  #connections = 1;
  #firstByteAt: number | undefined;

  constructor(task: Task) {
    this.#task = task;
  }

  async run(first: Socket): Promise<Identified> {
    try {
      const found = await this.#search(first);
      const refined = found.match === undefined ? found : await this.#refine(found, found.match);
      return {
        match: refined.match,
        tls: refined.tls,
        connections: this.#connections,
        firstByteAt: this.#firstByteAt,
        closes: refined.match === undefined && closedUnasked(refined),
        unknownBytes: refined.match === undefined && refined.bytes.length > 0 ? refined.bytes : undefined,
      };
    } finally {
      for (const { conversation } of this.#waiting) conversation?.drop();
      await Promise.all(this.#partings);
    }
  }

  async #search(first: Socket): Promise<Result> {
    const task = this.#task;
    let socket: Socket | undefined = first;
    let last: Result | undefined;
    let spoke: Result | undefined;
    let secured: Result | undefined;
    while (socket !== undefined) {
      const attempt = task.listenOnly
        ? { tls: false, listenMs: task.bannerMs, payload: undefined }
        : nextAttempt(task, this.#failed);
      if (attempt === undefined) {
        socket.destroy();
        break;
      }
      last = await this.#attempt(socket, attempt, undefined);
      task.signal?.throwIfAborted();
      if (last.match !== undefined && last.match !== TLS_ALONE) return last;
      if (last.match === TLS_ALONE) secured ??= last;
      if (last.bytes.length > 0 && !last.failed.asksForTls) spoke ??= last;
      this.#failed.push(last.failed);
      const late = this.#lateAnswer();
      if (late !== undefined) return late;
      if (task.listenOnly || closedUnasked(last) || isStranger(last)) break;
      socket = await this.#connectAgain();
    }
    return secured ?? (await this.#waitForLate()) ?? spoke ?? (last as Result);
  }

  /** Further connections for what the first one left open: the product, its version. */
  async #refine(found: Result, match: Match): Promise<Result> {
    let best = { ...found, match };
    const done = new Set<string>();
    for (;;) {
      const { hints, recognisers, deep, listenOnly } = this.#task;
      const refiner = listenOnly
        ? undefined
        : nextRefinement(best.match, { hints, recognisers, deep, done, tls: best.tls });
      if (refiner === undefined) return best;
      const socket = await this.#connectAgain();
      if (socket === undefined) return best;
      done.add(refiner.id);
      const attempt: Attempt = { tls: best.tls !== undefined, listenMs: 0, payload: refiner };
      const result = await this.#attempt(socket, attempt, refiner);
      if (result.match !== undefined && result.match.service !== 'tls') {
        best = { ...best, match: joinMatches(best.match, result.match) };
      }
    }
  }

  async #connectAgain(): Promise<Socket | undefined> {
    const { address, port, deadline, mostConnections, signal } = this.#task;
    const left = deadline - performance.now();
    if (this.#connections >= mostConnections || left < WORTH_MS) return undefined;
    const opening = await openConnection(address, port, left, signal);
    this.#connections++;
    return opening.kind === 'open' ? opening.socket : undefined;
  }

  #attempt(socket: Socket, attempt: Attempt, refiner: Recogniser | undefined): Promise<Result> {
    return attempt.tls ? this.#attemptTls(socket, attempt, refiner) : this.#attemptPlain(socket, attempt, refiner);
  }

  async #attemptPlain(socket: Socket, attempt: Attempt, refiner: Recogniser | undefined): Promise<Result> {
    const conversation = this.#begin(socket);
    const heard = await converse(conversation, this.#script(attempt, undefined, refiner));
    await this.#lookBeforeParting();
    return this.#conclude(attempt, conversation, heard, undefined);
  }

  async #attemptTls(socket: Socket, attempt: Attempt, refiner: Recogniser | undefined): Promise<Result> {
    const { host, deadline, signal, recognisers } = this.#task;
    const speaksHttp = attempt.payload === undefined || ['http', 'http2'].includes(attempt.payload.services[0] ?? '');
    const wait = performance.now() + Math.max(this.#task.answerMs, this.#task.bannerMs);
    const alpn = refiner !== undefined ? ['http/1.1'] : speaksHttp ? ['h2', 'http/1.1'] : [];
    await this.#lookBeforeSpeaking();
    const opening = await openTls(socket, { host, alpn, deadline: Math.min(deadline, wait), signal });
    this.#firstByteAt ??= opening.firstByteAt;
    if (opening.kind === 'plain') {
      const { head, ending } = opening;
      const { match } = judge(recognisers, head, { ...this.#exchange(undefined), sent: 'tls' });
      const failed = { attempt, ending, received: head.length, asksForTls: false, secured: false };
      return { match, sent: 'tls', conversation: undefined, tls: undefined, failed, bytes: keep(head) };
    }
    const { stream, facts } = opening;
    const conversation = this.#begin(stream);
    const chosen = facts.alpn !== undefined;
    const inside = { ...attempt, listenMs: chosen ? (facts.alpn === 'h2' ? attempt.listenMs : 0) : attempt.listenMs };
    const heard = await converse(conversation, this.#script(inside, facts, refiner));
    await this.#lookBeforeParting();
    const result = this.#conclude(attempt, conversation, heard, facts);
    return result.match !== undefined ? result : { ...result, match: TLS_ALONE };
  }

  /** A conversation that an abort cuts short. */
  #begin(stream: Duplex): Conversation {
    const conversation = new Conversation(stream);
    const drop = () => conversation.drop();
    this.#task.signal?.addEventListener('abort', drop, { once: true });
    stream.once('close', () => this.#task.signal?.removeEventListener('abort', drop));
    return conversation;
  }

  #conclude(attempt: Attempt, conversation: Conversation, heard: Heard, tls: TlsFacts | undefined): Result {
    const { bytes, ending, received } = conversation;
    if (tls === undefined) this.#firstByteAt ??= conversation.firstByteAt;
    const asksForTls = tls === undefined && complainsOfPlain(bytes);
    const failed = { attempt, ending, received, asksForTls, secured: tls !== undefined };
    const match = asksForTls ? undefined : heard.match;
    const result: Result = { match, sent: heard.sent, conversation, tls, failed, bytes: keep(bytes) };
    if (match === undefined && received === 0 && ending === 'none' && heard.sent !== undefined && tls === undefined) {
      // A slow server may still answer: dev servers compile before they do.
      conversation.sendEnd();
      this.#waiting.push(result);
    } else {
      this.#partings.push(conversation.part(heard.by?.goodbye));
    }
    return result;
  }

  /** An answer that came on an earlier connection meanwhile. */
  #lateAnswer(): Result | undefined {
    for (const result of this.#waiting) {
      const { conversation, sent } = result;
      if (conversation === undefined || conversation.received === 0) continue;
      const { match } = judge(this.#task.recognisers, conversation.bytes, { ...this.#exchange(undefined), sent });
      if (match !== undefined) return { ...result, match };
    }
    return undefined;
  }

  async #waitForLate(): Promise<Result | undefined> {
    const { deadline } = this.#task;
    const pending = this.#waiting.filter(({ conversation }) => conversation?.ending === 'none');
    if (pending.length === 0) return undefined;
    await Promise.race(
      pending.map(({ conversation }) =>
        conversation?.listen(deadline, () => (conversation.received > 0 ? 0 : WAIT_MS)),
      ),
    );
    return this.#lateAnswer();
  }

  async #lookBeforeSpeaking(): Promise<void> {
    if (this.#connections === 1) await this.#task.acceptor.lookWell();
  }

  async #lookBeforeParting(): Promise<void> {
    if (this.#connections === 1) await this.#task.acceptor.look();
  }

  #exchange(tls: TlsFacts | undefined) {
    const { host, port } = this.#task;
    return { host, port, nonce: this.#nonce, tls: tls === undefined ? undefined : { alpn: tls.alpn } };
  }

  #script(attempt: Attempt, tls: TlsFacts | undefined, refiner: Recogniser | undefined) {
    const { recognisers, answerMs, restMs, deadline, listenOnly } = this.#task;
    const usual = recognisers.filter((each) => each.refines === undefined);
    return {
      recognisers: refiner === undefined ? usual : [refiner, ...usual],
      exchange: this.#exchange(tls),
      listenMs: attempt.listenMs,
      payload: listenOnly ? undefined : attempt.payload,
      answerMs,
      restMs,
      deadline,
      beforeSpeaking: () => this.#lookBeforeSpeaking(),
    };
  }
}

const WAIT_MS = 60_000;
const TLS_ALONE: Match = { service: 'tls', confidence: 'certain', evidence: 'the TLS handshake succeeded' };

/** The other side closed before either said anything. */
function closedUnasked({ conversation, failed }: Result): boolean {
  if (conversation === undefined || conversation.hasSent || failed.received > 0) return false;
  return failed.ending === 'end' || failed.ending === 'reset';
}

/** It spoke first, and nobody knows its words: there is nothing to be asked. */
function isStranger({ conversation, failed }: Result): boolean {
  return conversation !== undefined && !conversation.hasSent && failed.received > 0;
}

function complainsOfPlain(bytes: Buffer): boolean {
  const isAlert = bytes.length >= 7 && bytes[0] === 0x15 && bytes[1] === 0x03;
  return isAlert || (bytes.length > 20 && WANTS_TLS.test(bytes.toString('latin1')));
}

function keep(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes.subarray(0, UNKNOWN_KEPT));
}
