import type { Exchange, Match, Recogniser } from '../../recogniser.ts';
import { readServer } from '../http/server-header.ts';
import { makeMatch } from '../make-match.ts';
import { ascii } from '../wire-text.ts';
import { FAREWELL, frame, GOAWAY, HEADERS, opensWithSettings, PREFACE, readFrames } from './frames.ts';
import { readHeaderBlock } from './header-block.ts';

const END_STREAM = 0x1;
const END_HEADERS = 0x4;
const PADDED = 0x8;
const PRIORITY = 0x20;
const STREAM = 1;
const PATH = '/porthole.Probe/Nothing';

/** gRPC, by calling a method that nobody has; whatever else speaks HTTP/2 tells its server's name in its refusal. */
export const GRPC: Recogniser = {
  id: 'grpc',
  services: ['grpc', 'http2'],
  speaksFirst: false,
  level: 'safe',
  refines: ['http2'],
  payload: (exchange) =>
    Uint8Array.from([...PREFACE, ...frame(HEADERS, END_STREAM | END_HEADERS, STREAM, call(exchange))]),
  goodbye: FAREWELL,
  recognise(bytes, exchange) {
    if (exchange.sent !== 'grpc') return undefined;
    const opens = opensWithSettings(bytes);
    if (opens !== 'yes') return opens === 'more' ? 'more' : undefined;
    const frames = readFrames(bytes);
    const refused = frames.some(({ type }) => type === GOAWAY);
    const answer = frames.find(({ type, stream }) => type === HEADERS && stream === STREAM);
    if (answer === undefined) {
      return makeMatch({
        service: 'http2',
        confidence: 'likely',
        evidence: 'its first frame is SETTINGS of HTTP/2',
        more: !refused,
      });
    }
    return describe(readHeaderBlock(blockOf(answer.flags, answer.payload)));
  },
};

function describe(fields: ReadonlyMap<string, string>): Match {
  const type = fields.get('content-type') ?? '';
  const status = fields.get('grpc-status');
  const server = readServer(fields.get('server'));
  if (status !== undefined || type.startsWith('application/grpc')) {
    return makeMatch({
      service: 'grpc',
      product: server?.product,
      version: server?.version,
      details: { 'grpc-status': status },
      confidence: 'certain',
      evidence: status === undefined ? `it answers with ${type}` : `it answers a gRPC call with grpc-status ${status}`,
    });
  }
  return makeMatch({
    service: 'http2',
    product: server?.product,
    version: server?.version,
    details: { status: fields.get(':status') },
    confidence: 'certain',
    evidence: 'it answers a request over HTTP/2',
  });
}

/** The block without padding and priority (RFC 9113, 6.2). */
function blockOf(flags: number, payload: Uint8Array): Uint8Array {
  const padded = (flags & PADDED) !== 0;
  const start = (padded ? 1 : 0) + ((flags & PRIORITY) === 0 ? 0 : 5);
  return payload.subarray(start, payload.length - (padded ? (payload[0] ?? 0) : 0));
}

/** POST, in literal fields that leave no trace in the server's table (RFC 7541, 6.2.2). */
function call({ host, port, tls }: Exchange): readonly number[] {
  const authority = /^[\w.-]{1,100}$/.test(host) ? `${host}:${port}` : 'localhost';
  const text = (words: string) => [words.length, ...ascii(words)];
  return [
    0x83,
    tls === undefined ? 0x86 : 0x87,
    0x04,
    ...text(PATH),
    0x01,
    ...text(authority),
    0x0f,
    0x10,
    ...text('application/grpc'),
    0x00,
    ...text('te'),
    ...text('trailers'),
  ];
}
