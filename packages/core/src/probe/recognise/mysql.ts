import type { Match, Recogniser } from '../recogniser.ts';
import { ByteReader } from './byte-reader.ts';
import { makeMatch } from './make-match.ts';
import { quoted, wireText } from './wire-text.ts';

const PROTOCOL_10 = 0x0a;
const ERROR = 0xff;
const MOST_PACKET_BYTES = 1024;
const HEADER_BYTES = 4;
/** What stands between the version and the length of the second half of the salt. */
const FIXED_BYTES = 4 + 8 + 1 + 2 + 1 + 2 + 2;
const MOST_VERSION_BYTES = 128;

/** Other servers that speak the protocol, as they write themselves into the version; the rest is MySQL. */
const FORKS: readonly (readonly [mark: RegExp, product: string])[] = [
  [/MariaDB/i, 'MariaDB'],
  [/TiDB/, 'TiDB'],
  [/ProxySQL/i, 'ProxySQL'],
  [/Vitess/, 'Vitess'],
  [/ClickHouse/, 'ClickHouse'],
  [/MemSQL|SingleStore/i, 'SingleStore'],
  [/OceanBase/i, 'OceanBase'],
];

/** The notice that the X protocol begins with: SERVER_HELLO of 5 bytes (dev.mysql.com, X Protocol). */
const X_HELLO = Uint8Array.of(5, 0, 0, 0, 0x0b, 0x08, 0x05, 0x1a, 0x00);

/** MySQL and its relatives: the handshake, or the error in its place (dev.mysql.com, Connection Phase Packets). */
export const MYSQL: Recogniser = {
  id: 'mysql',
  services: ['mysql'],
  speaksFirst: true,
  level: 'banner',
  recognise(bytes) {
    const hello = X_HELLO.subarray(0, bytes.length);
    if (hello.every((byte, index) => bytes[index] === byte))
      return bytes.length < X_HELLO.length ? 'more' : xProtocol();
    const reader = new ByteReader(bytes);
    const length = reader.u24(true);
    const sequence = reader.u8();
    const kind = reader.u8();
    if (length !== undefined && (length < 9 || length > MOST_PACKET_BYTES)) return undefined;
    if (length === undefined || sequence === undefined) return 'more';
    if (sequence !== 0) return undefined;
    if (kind === undefined) return 'more';
    if (kind !== PROTOCOL_10 && kind !== ERROR) return undefined;
    if (bytes.length < length + HEADER_BYTES) return plausible(kind, reader) ? 'more' : undefined;
    const packet = new ByteReader(bytes.subarray(0, length + HEADER_BYTES), HEADER_BYTES + 1);
    return kind === PROTOCOL_10 ? handshake(packet) : refusal(packet);
  },
};

/** The beginning of a version, as far as it is there. */
function plausible(kind: number, { bytes, at }: ByteReader): boolean {
  const first = bytes[at];
  return kind !== PROTOCOL_10 || first === undefined || (first >= 0x30 && first <= 0x39);
}

function handshake(packet: ByteReader): Match | undefined {
  const told = packet.untilZero(MOST_VERSION_BYTES);
  if (told === undefined) return undefined;
  const text = wireText(told);
  if (!/^\d+\.\d/.test(text) || packet.take(FIXED_BYTES) === undefined) return undefined;
  const saltLength = packet.u8() ?? 0;
  packet.take(10);
  packet.take(Math.max(13, saltLength - 8));
  const plugin = packet.untilZero(MOST_VERSION_BYTES);
  // MariaDB 10 puts 5.5.5- before its version, for old replicas.
  const written = text.replace(/^5\.5\.5-(?=\d)/, '');
  return makeMatch({
    service: 'mysql',
    product: FORKS.find(([mark]) => mark.test(text))?.[1] ?? 'MySQL',
    version: /^[\d.]+/.exec(written)?.[0]?.replace(/\.$/, ''),
    details: { build: written, auth: plugin && wireText(plugin) },
    confidence: 'certain',
    evidence: `a MySQL handshake says version ${quoted(text)}`,
  });
}

/** Before the handshake an error has no SQL state, or one behind `#`: "Host '10.0.0.1' is blocked because of …". */
function refusal(packet: ByteReader): Match | undefined {
  const code = packet.u16(true) ?? 0;
  const text = wireText(packet.bytes.subarray(packet.at)).replace(/^#[0-9A-Z]{5}/, '');
  if (code < 1000 || code > 5000 || !/^[\x20-\x7e]{5,}/.test(text)) return undefined;
  return makeMatch({
    service: 'mysql',
    product: /\bMariaDB\b/.test(text) ? 'MariaDB' : /\bMySQL\b/.test(text) ? 'MySQL' : undefined,
    details: { error: String(code), message: text },
    confidence: 'certain',
    evidence: `a MySQL error packet says ${quoted(text)}`,
  });
}

function xProtocol(): Match {
  return makeMatch({
    service: 'mysql',
    product: 'MySQL',
    details: { protocol: 'X' },
    confidence: 'certain',
    evidence: "it sends the MySQL X protocol's hello",
  });
}
