import type { Recogniser } from '../recogniser.ts';
import { ByteReader } from './byte-reader.ts';
import { makeMatch } from './make-match.ts';
import { latin1 } from './wire-text.ts';

const PACKET_BYTES = 48;
const CLIENT_4 = 0x23;
const SERVER = 4;
const TRANSMIT_AT = 40;
const ORIGINATE_AT = 24;
const TIMESTAMP_BYTES = 8;

/** NTP (RFC 5905, 7.3): a client's packet whose transmit time is the nonce, which the answer repeats. */
export const NTP: Recogniser = {
  id: 'ntp',
  services: ['ntp'],
  speaksFirst: false,
  level: 'safe',
  payload({ nonce }) {
    const packet = new Uint8Array(PACKET_BYTES);
    packet[0] = CLIENT_4;
    packet.set(nonce.subarray(0, TIMESTAMP_BYTES), TRANSMIT_AT);
    return packet;
  },
  recognise(bytes, { nonce }) {
    const reader = new ByteReader(bytes);
    const first = reader.u8();
    const stratum = reader.u8();
    if (first !== undefined && (first & 7) !== SERVER) return undefined;
    const repeated = bytes.subarray(ORIGINATE_AT, ORIGINATE_AT + TIMESTAMP_BYTES);
    if (repeated.some((byte, index) => byte !== nonce[index])) return undefined;
    if (first === undefined || stratum === undefined || bytes.length < PACKET_BYTES) return 'more';
    const reference = latin1(bytes.subarray(12, 16)).replaceAll('\0', '');
    return makeMatch({
      service: 'ntp',
      details: {
        protocol: String((first >> 3) & 7),
        stratum: stratum === 0 ? 'none (kiss of death)' : String(stratum),
        // Only a first stratum and a kiss of death write words there.
        reference: stratum <= 1 && /^[A-Za-z0-9.]+$/.test(reference) ? reference : undefined,
        synchronised: first >> 6 === 3 ? 'no' : undefined,
      },
      confidence: 'certain',
      evidence: 'an NTP server repeats the time stamp of our question',
    });
  },
};
