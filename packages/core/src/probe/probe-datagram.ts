import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import type { FoundAddress } from './find-addresses.ts';
import { hintsFor } from './hints.ts';
import { judge } from './judge.ts';
import { stateOfError } from './open-connection.ts';
import type { AddressReport, ProbeLevel } from './probe-report.ts';
import type { Exchange, Match, Recogniser } from './recogniser.ts';

export interface DatagramTask {
  readonly name: string;
  readonly found: FoundAddress;
  readonly port: number;
  readonly level: ProbeLevel;
  readonly timeoutMs: number;
  readonly recognisers: readonly Recogniser[];
  readonly programs: readonly string[];
  readonly signal: AbortSignal | undefined;
}

type DatagramReport = Pick<
  AddressReport,
  'state' | 'code' | 'firstByteMs' | 'totalMs' | 'connections' | 'answer' | 'unknownBytes'
>;

/** A datagram may be lost, so each is sent twice. */
const ATTEMPTS_EACH = 2;
const ANSWER_MS = 200;
const MOST_PROTOCOLS = 3;
const KEPT_BYTES = 4096;
const UNKNOWN_KEPT = 256;
/** Says nothing in any protocol; whether the port is closed shows by the ICMP message that comes back. */
const EMPTY = new Uint8Array(0);

/** Sends small datagrams to one UDP port, and tells what came back: an answer, an ICMP message, or nothing. */
export async function probeDatagram(task: DatagramTask): Promise<DatagramReport> {
  const { found, port, timeoutMs, signal } = task;
  signal?.throwIfAborted();
  const began = performance.now();
  const exchange: Exchange = { host: task.name, port, tls: undefined, sent: undefined, nonce: randomBytes(16) };
  const speakers = chooseSpeakers(task);
  const socket = createSocket({ type: found.family === 'ipv6' ? 'udp6' : 'udp4' });
  let sent = 0;
  let heardAt: number | undefined;
  let wake: (() => void) | undefined;
  let trouble: string | undefined;
  const heard: Buffer[] = [];
  const rouse = () => wake?.();
  socket.on('error', (error: NodeJS.ErrnoException) => {
    trouble ??= error.code ?? 'EIO';
    rouse();
  });
  socket.on('message', (message) => {
    heardAt ??= performance.now();
    if (heard.length === 0) heard.push(message.subarray(0, KEPT_BYTES));
    rouse();
  });
  signal?.addEventListener('abort', rouse, { once: true });
  const idle = () => heard.length === 0 && trouble === undefined && signal?.aborted !== true;
  const wait = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  try {
    // Only what comes from this very address and port is heard from now on, ICMP messages among it.
    socket.connect(port, found.address, rouse);
    if (idle()) await wait(timeoutMs);
    for (const speaker of speakers) {
      for (let attempt = 0; attempt < ATTEMPTS_EACH && idle(); attempt++) {
        if (performance.now() - began > timeoutMs) break;
        socket.send(speaker?.payload?.(exchange) ?? EMPTY, (error) => {
          if (error !== null) trouble ??= (error as NodeJS.ErrnoException).code;
          if (error !== null) rouse();
        });
        sent++;
        await wait(ANSWER_MS);
      }
    }
  } finally {
    signal?.removeEventListener('abort', rouse);
    socket.removeAllListeners('message');
    socket.close();
  }
  signal?.throwIfAborted();
  const totalMs = performance.now() - began;
  const [bytes] = heard;
  const firstByteMs = heardAt === undefined ? undefined : heardAt - began;
  if (bytes === undefined) {
    const state = stateOfError(trouble) ?? 'no-answer';
    return {
      state,
      code: trouble,
      firstByteMs,
      totalMs,
      connections: sent,
      answer: undefined,
      unknownBytes: undefined,
    };
  }
  const answer = judgeAll(task.recognisers, speakers, bytes, exchange);
  const unknownBytes = answer === undefined ? Uint8Array.from(bytes.subarray(0, UNKNOWN_KEPT)) : undefined;
  return { state: 'open', code: undefined, firstByteMs, totalMs, connections: sent, answer, unknownBytes };
}

/** Which questions to ask: what is expected there first; where nothing may be sent, an empty datagram. */
function chooseSpeakers({ level, port, programs, recognisers }: DatagramTask): readonly (Recogniser | undefined)[] {
  if (level === 'connect' || level === 'banner') return [undefined];
  const allowed = recognisers.filter(
    ({ level: own, payload }) => payload !== undefined && (own !== 'deep' || level === 'deep'),
  );
  const hinted = hintsFor(port, programs, 'udp').flatMap(({ service }) =>
    allowed.filter(({ services }) => services.includes(service.id)),
  );
  return [...new Set([...hinted, ...allowed])].slice(0, level === 'deep' ? allowed.length : MOST_PROTOCOLS);
}

/** The answer may be to any of the questions that were asked. */
function judgeAll(
  recognisers: readonly Recogniser[],
  speakers: readonly (Recogniser | undefined)[],
  bytes: Uint8Array,
  exchange: Exchange,
): Match | undefined {
  for (const speaker of speakers) {
    const { match } = judge(recognisers, bytes, { ...exchange, sent: speaker?.id });
    if (match !== undefined) return match;
  }
  return undefined;
}
