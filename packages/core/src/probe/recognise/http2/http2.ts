import type { Recogniser } from '../../recogniser.ts';
import { makeMatch } from '../make-match.ts';
import { FAREWELL, opensWithSettings, PREFACE } from './frames.ts';

/** HTTP/2 without an upgrade (h2c, or chosen inside TLS), by the server's SETTINGS: some send them unasked. */
export const HTTP2: Recogniser = {
  id: 'http2',
  services: ['http2'],
  speaksFirst: false,
  level: 'safe',
  payload: () => PREFACE.slice(),
  goodbye: FAREWELL,
  recognise(bytes, exchange) {
    // The answer to the request of `grpc` is not over with SETTINGS.
    if (exchange.sent === 'grpc') return undefined;
    const opens = opensWithSettings(bytes);
    if (opens !== 'yes') return opens === 'more' ? 'more' : undefined;
    return makeMatch({
      service: 'http2',
      confidence: 'certain',
      evidence: 'its first frame is SETTINGS of HTTP/2',
    });
  },
};
