import { randomBytes } from 'node:crypto';
import { DatagramPort } from './datagram-port.ts';
import type { FoundAddress } from './find-addresses.ts';
import { hintsFor } from './hints.ts';
import { joinMatches, judge } from './judge.ts';
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
const UNKNOWN_KEPT = 256;
/** Says nothing in any protocol; whether the port is closed shows by the ICMP message that comes back. */
const EMPTY = new Uint8Array(0);

/** Sends small datagrams to one UDP port, and tells what came back: an answer, an ICMP message, or nothing. */
export async function probeDatagram(task: DatagramTask): Promise<DatagramReport> {
  const { found, port: number, timeoutMs, signal } = task;
  signal?.throwIfAborted();
  const began = performance.now();
  const exchange: Exchange = { host: task.name, port: number, tls: undefined, sent: undefined, nonce: randomBytes(16) };
  const port = new DatagramPort(found, number, signal);
  try {
    const speakers = chooseSpeakers(task);
    await port.open(timeoutMs);
    for (const speaker of speakers) {
      await ask(port, speaker, exchange, began + timeoutMs);
    }
    const [bytes] = port.heard;
    const answer = bytes && judgeAll(task.recognisers, speakers, bytes, exchange);
    const refined = answer && (await refine(port, answer, task, exchange));
    signal?.throwIfAborted();
    return {
      state: bytes === undefined ? (stateOfError(port.trouble) ?? 'no-answer') : 'open',
      code: bytes === undefined ? port.trouble : undefined,
      firstByteMs: port.heardAt === undefined ? undefined : port.heardAt - began,
      totalMs: performance.now() - began,
      connections: port.sent,
      answer: refined,
      unknownBytes:
        bytes === undefined || answer !== undefined ? undefined : Uint8Array.from(bytes.subarray(0, UNKNOWN_KEPT)),
    };
  } finally {
    port.close();
  }
}

/** One question, asked until anything at all has come back. */
async function ask(port: DatagramPort, speaker: Recogniser | undefined, exchange: Exchange, deadline: number) {
  for (let attempt = 0; attempt < ATTEMPTS_EACH && port.isSilent; attempt++) {
    if (performance.now() > deadline) return;
    port.send(speaker?.payload?.(exchange) ?? EMPTY);
    await port.listen(ANSWER_MS);
  }
}

/** A further question about what answers, where there is one at this level. */
async function refine(
  port: DatagramPort,
  answer: Match,
  { recognisers, level }: DatagramTask,
  exchange: Exchange,
): Promise<Match> {
  const refiner = recognisers.find((each) => each.refines?.includes(answer.service) && isAllowed(each, level));
  if (refiner?.payload === undefined || answer.version !== undefined) return answer;
  port.forget();
  await ask(port, refiner, exchange, performance.now() + ATTEMPTS_EACH * ANSWER_MS);
  const [bytes] = port.heard;
  const { match } = judge([refiner], bytes ?? EMPTY, { ...exchange, sent: refiner.id });
  return match === undefined ? answer : joinMatches(answer, match);
}

/** Which questions to ask: what is expected there first; where nothing may be sent, an empty datagram. */
function chooseSpeakers({ level, port, programs, recognisers }: DatagramTask): readonly (Recogniser | undefined)[] {
  if (level === 'connect' || level === 'banner') return [undefined];
  const allowed = recognisers.filter((each) => each.refines === undefined && isAllowed(each, level));
  const hinted = hintsFor(port, programs, 'udp').flatMap(({ service }) =>
    allowed.filter(({ services }) => services.includes(service.id)),
  );
  return [...new Set([...hinted, ...allowed])].slice(0, level === 'deep' ? allowed.length : MOST_PROTOCOLS);
}

function isAllowed({ payload, level: own }: Recogniser, level: ProbeLevel): boolean {
  return payload !== undefined && (own !== 'deep' || level === 'deep');
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
