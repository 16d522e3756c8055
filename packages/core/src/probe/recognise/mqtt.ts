import type { Match, Recogniser } from '../recogniser.ts';
import { makeMatch } from './make-match.ts';

/** CONNECT of MQTT 3.1.1: clean session, 5 s keep-alive, no client id (one that is in use would throw its owner out). */
const CONNECT = Uint8Array.of(0x10, 12, 0, 4, 0x4d, 0x51, 0x54, 0x54, 4, 0x02, 0, 5, 0, 0);
const CONNACK = 0x20;
const DISCONNECT = Uint8Array.of(0xe0, 0);

/** Return codes of 3.1.1 (3.2.2.3). */
const RETURN_CODES = [
  'accepted',
  'refused: protocol version',
  'refused: client id',
  'refused: not available',
  'refused: user name or password',
  'refused: not authorised',
];

/** MQTT, by the CONNACK to a CONNECT. A broker that only speaks 5 answers in 5. */
export const MQTT: Recogniser = {
  id: 'mqtt',
  services: ['mqtt'],
  speaksFirst: false,
  level: 'safe',
  payload: () => CONNECT.slice(),
  goodbye: DISCONNECT,
  recognise(bytes, exchange) {
    if (exchange.sent !== 'mqtt') return undefined;
    const [kind, length, flags, code] = bytes;
    if (kind !== undefined && kind !== CONNACK) return undefined;
    if (length !== undefined && (length < 2 || length > 127)) return undefined;
    if (flags !== undefined && flags > 1) return undefined;
    if (length === undefined || code === undefined) return 'more';
    if (length === 2) return code < RETURN_CODES.length ? connack('3.1.1', RETURN_CODES[code] ?? '') : undefined;
    // In MQTT 5 properties follow, with their length in front; a refusal is 0x80 or more.
    const properties = bytes[4];
    if (properties === undefined) return 'more';
    if ((code !== 0 && code < 0x80) || properties !== length - 3) return undefined;
    return connack('5', code === 0 ? 'accepted' : `refused: reason 0x${code.toString(16)}`);
  },
};

function connack(protocol: string, answer: string): Match {
  return makeMatch({
    service: 'mqtt',
    details: { protocol, answer },
    confidence: 'certain',
    evidence: `it answers a CONNECT with the CONNACK of MQTT ${protocol}`,
  });
}
