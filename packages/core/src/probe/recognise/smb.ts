import type { Recogniser } from '../recogniser.ts';
import { ByteReader } from './byte-reader.ts';
import { makeMatch } from './make-match.ts';

const SMB2_HEADER_BYTES = 64;
const DIALECTS = [0x0202, 0x0210, 0x0300, 0x0302];
const NAMES: Readonly<Record<number, string>> = {
  514: '2.0.2',
  528: '2.1',
  768: '3.0',
  770: '3.0.2',
  785: '3.1.1',
};
const SMB1 = 0xff534d42;
const SMB2 = 0xfe534d42;

/** SMB, by the answer to SMB2 NEGOTIATE ([MS-SMB2] 2.2.3, 2.2.4), which comes before any login. */
export const SMB: Recogniser = {
  id: 'smb',
  services: ['smb'],
  speaksFirst: false,
  level: 'safe',
  payload: ({ nonce }) => negotiate(nonce),
  recognise(bytes) {
    const reader = new ByteReader(bytes);
    const kind = reader.u8();
    const length = reader.u24();
    const magic = reader.u32();
    if (kind !== undefined && kind !== 0) return undefined;
    if (length !== undefined && (length < 32 || length > 0xffff)) return undefined;
    if (magic !== undefined && magic !== SMB1 && magic !== SMB2) return undefined;
    if (magic === undefined) return 'more';
    return magic === SMB1 ? readSmb1(bytes) : readSmb2(bytes);
  },
};

/** Command 0 with the flag of a response; behind the header the size of the body, security mode and dialect. */
function readSmb2(bytes: Uint8Array) {
  const header = new ByteReader(bytes, 4 + 12);
  const command = header.u16(true);
  header.take(2);
  const flags = header.u32(true);
  if (command !== undefined && command !== 0) return undefined;
  if (flags !== undefined && (flags & 1) === 0) return undefined;
  const body = new ByteReader(bytes, 4 + SMB2_HEADER_BYTES);
  const size = body.u16(true);
  const security = body.u16(true);
  const dialect = body.u16(true);
  if (size !== undefined && size !== 65 && size !== 9) return undefined;
  if (flags === undefined || size === undefined || security === undefined || dialect === undefined) return 'more';
  return makeMatch({
    service: 'smb',
    details:
      size === 65
        ? { dialect: NAMES[dialect], signing: (security & 2) === 0 ? 'not required' : 'required' }
        : undefined,
    confidence: 'certain',
    evidence: 'it answers SMB2 NEGOTIATE',
  });
}

function readSmb1(bytes: Uint8Array) {
  const flags = bytes[4 + 9];
  if (flags === undefined) return 'more';
  if ((flags & 0x80) === 0) return undefined;
  return makeMatch({
    service: 'smb',
    details: { dialect: '1' },
    confidence: 'certain',
    evidence: 'it answers with a header of SMB 1',
  });
}

/** NEGOTIATE with the dialects up to 3.0.2 (3.1.1 would need negotiate contexts) and the nonce as the client's GUID. */
function negotiate(nonce: Uint8Array): Uint8Array {
  const bodyAt = 4 + SMB2_HEADER_BYTES;
  const message = new Uint8Array(bodyAt + 36 + 2 * DIALECTS.length);
  const view = new DataView(message.buffer);
  view.setUint32(0, message.length - 4);
  view.setUint32(4, SMB2);
  view.setUint16(8, SMB2_HEADER_BYTES, true);
  view.setUint16(4 + 14, 1, true);
  view.setUint16(bodyAt, 36, true);
  view.setUint16(bodyAt + 2, DIALECTS.length, true);
  view.setUint16(bodyAt + 4, 1, true);
  message.set(nonce.subarray(0, 16), bodyAt + 12);
  for (const [index, dialect] of DIALECTS.entries()) view.setUint16(bodyAt + 36 + 2 * index, dialect, true);
  return message;
}
