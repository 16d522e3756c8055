import type { Recogniser } from '../recogniser.ts';
import { makeMatch } from './make-match.ts';
import { opening } from './opening.ts';
import { latin1, quoted } from './wire-text.ts';

const BANNER_BYTES = 12;
const BANNER = /^RFB (\d{3})\.(\d{3})\n$/;

/** VNC: `RFB 003.008` and a line feed (RFC 6143, 7.1.1). The protocol's version is no software's version. */
export const VNC: Recogniser = {
  id: 'vnc',
  services: ['vnc'],
  speaksFirst: true,
  level: 'banner',
  recognise(bytes) {
    const opens = opening(bytes, 'RFB ');
    if (opens === 'no') return undefined;
    if (bytes.length < BANNER_BYTES) return 'more';
    const banner = latin1(bytes.subarray(0, BANNER_BYTES));
    const [, major, minor] = BANNER.exec(banner) ?? [];
    if (major === undefined) return undefined;
    return makeMatch({
      service: 'vnc',
      product: minor === '889' ? 'Apple Remote Desktop' : undefined,
      details: { protocol: `${Number(major)}.${Number(minor)}` },
      confidence: 'certain',
      evidence: `the banner is ${quoted(banner.trimEnd())}`,
    });
  },
};
