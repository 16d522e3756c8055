import type { Conversation } from './conversation.ts';
import { type Judgement, joinMatches, judge } from './judge.ts';
import type { Exchange, Match, Recogniser } from './recogniser.ts';

/** What is said, and how long is listened, on one stream. */
export interface Script {
  readonly recognisers: readonly Recogniser[];
  readonly exchange: Omit<Exchange, 'sent'>;
  /** Milliseconds to listen before anything is said. */
  readonly listenMs: number;
  readonly payload: Recogniser | undefined;
  /** Milliseconds to wait for the first byte of an answer. */
  readonly answerMs: number;
  /** Silence to bear after a match that further bytes may add to, and after bytes that mean nothing to anybody. */
  readonly restMs: number;
  /** By `performance.now()`: everything ends here. */
  readonly deadline: number;
  beforeSpeaking(): Promise<void>;
}

export interface Heard {
  readonly match: Match | undefined;
  readonly by: Recogniser | undefined;
  readonly sent: string | undefined;
}

/** Silence to bear after bytes that somebody could still make sense of. */
const MORE_MS = 250;

/** Listens, speaks, listens: one conversation, until somebody recognises it or there is nothing more to hear. */
export async function converse(conversation: Conversation, script: Script): Promise<Heard> {
  const unasked = await hear(conversation, script, undefined, script.listenMs);
  if (unasked.match !== undefined) return askMore(conversation, script, unasked, undefined);
  // Whoever spoke first in words that nobody knows is not told anything.
  const { payload } = script;
  if (conversation.received > 0 || conversation.ending !== 'none') return { ...unasked, sent: undefined };
  if (payload?.payload === undefined) return { ...unasked, sent: undefined };
  await script.beforeSpeaking();
  const words = payload.payload({ ...script.exchange, sent: undefined });
  conversation.send(words);
  const answered = await hear(conversation, script, payload.id, script.answerMs);
  if (isEcho(conversation.bytes, words)) return { match: ECHO, by: undefined, sent: payload.id };
  return askMore(conversation, script, answered, payload.id);
}

async function hear(
  conversation: Conversation,
  { recognisers, exchange, deadline, restMs }: Script,
  sent: string | undefined,
  firstByteMs: number,
): Promise<Judgement> {
  const giveUp = performance.now() + firstByteMs;
  let judged: Judgement = { match: undefined, by: undefined, open: true };
  let seen = -1;
  await conversation.listen(deadline, () => {
    if (conversation.received === 0) return giveUp - performance.now();
    if (seen !== conversation.received) judged = judge(recognisers, conversation.bytes, { ...exchange, sent });
    seen = conversation.received;
    if (judged.match === undefined) return judged.open ? MORE_MS : restMs;
    return judged.match.confidence === 'certain' && judged.match.more === undefined ? 0 : restMs;
  });
  return conversation.received > 0 && seen !== conversation.received
    ? judge(recognisers, conversation.bytes, { ...exchange, sent })
    : judged;
}

/** The one further question that a recogniser may have on the same connection. */
async function askMore(
  conversation: Conversation,
  script: Script,
  { match, by }: Judgement,
  sent: string | undefined,
): Promise<Heard> {
  const question = match?.confidence === 'certain' && conversation.ending === 'none' && script.payload !== undefined;
  const words = question && match !== undefined ? by?.followUp?.(match, { ...script.exchange, sent }) : undefined;
  if (match === undefined || by === undefined || words === undefined) return { match, by, sent };
  conversation.send(words);
  const before = conversation.received;
  const giveUp = performance.now() + script.answerMs;
  let better: Match | undefined;
  await conversation.listen(script.deadline, () => {
    if (conversation.received === before) return giveUp - performance.now();
    const found = by.recognise(conversation.bytes, { ...script.exchange, sent });
    if (found !== undefined && found !== 'more') better = found;
    return better !== undefined && better.more === undefined && better.version !== undefined ? 0 : script.restMs;
  });
  return { match: better === undefined ? match : joinMatches(match, better), by, sent };
}

const ECHO: Match = { service: 'echo', confidence: 'likely', evidence: 'what was sent came back unchanged' };

function isEcho(heard: Uint8Array, said: Uint8Array): boolean {
  return said.length > 0 && heard.length >= said.length && said.every((byte, index) => heard[index] === byte);
}
