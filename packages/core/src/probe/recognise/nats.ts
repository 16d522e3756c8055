import type { Recogniser } from '../recogniser.ts';
import { makeMatch } from './make-match.ts';
import { opening } from './opening.ts';
import { parseJsonObject, textAt } from './parse-json-object.ts';
import { wireText } from './wire-text.ts';

const OPENING = 'INFO {';
/** A cluster with many members names them all. */
const MOST_INFO_BYTES = 16_384;

/** NATS: `INFO {json}` is its first line (docs.nats.io, client protocol). */
export const NATS: Recogniser = {
  id: 'nats',
  services: ['nats'],
  speaksFirst: true,
  level: 'banner',
  recognise(bytes) {
    const opens = opening(bytes, OPENING);
    if (opens !== 'yes') return opens === 'more' ? 'more' : undefined;
    const end = bytes.subarray(0, MOST_INFO_BYTES).indexOf(0x0a);
    if (end < 0) return bytes.length < MOST_INFO_BYTES ? 'more' : undefined;
    const info = parseJsonObject(wireText(bytes.subarray(OPENING.length - 1, end)).trimEnd());
    if (info === undefined || typeof info.max_payload !== 'number') return undefined;
    return makeMatch({
      service: 'nats',
      product: 'NATS server',
      version: textAt(info, 'version'),
      details: {
        cluster: textAt(info, 'cluster'),
        auth: info.auth_required === true ? 'required' : undefined,
        tls: info.tls_required === true ? 'required' : undefined,
      },
      confidence: 'certain',
      evidence: 'the first line is NATS\'s "INFO {…}"',
    });
  },
};
