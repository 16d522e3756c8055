import type { Recogniser } from '../recogniser.ts';
import { makeMatch } from './make-match.ts';

/** TPKT, X.224 connection request, RDP_NEG_REQ for TLS or CredSSP ([MS-RDPBCGR] 2.2.1.1). */
const REQUEST = Uint8Array.of(3, 0, 0, 19, 14, 0xe0, 0, 0, 0, 0, 0, 1, 0, 8, 0, 3, 0, 0, 0);
const CONFIRM = 0xd0;
const NEG_RSP = 2;
const NEG_FAILURE = 3;
const SECURITY: Readonly<Record<number, string>> = {
  0: 'RDP',
  1: 'TLS',
  2: 'CredSSP',
  4: 'RDSTLS',
  8: 'CredSSP early',
};

/** RDP, by the X.224 connection confirm ([MS-RDPBCGR] 2.2.1.2). */
export const RDP: Recogniser = {
  id: 'rdp',
  services: ['rdp'],
  speaksFirst: false,
  level: 'safe',
  payload: () => REQUEST.slice(),
  recognise(bytes) {
    const [version, reserved, high, length] = bytes;
    const [rest, kind] = bytes.subarray(4);
    if (version !== undefined && version !== 3) return undefined;
    if ((reserved ?? 0) !== 0 || (high ?? 0) !== 0) return undefined;
    if (length !== undefined && length !== 11 && length !== 19) return undefined;
    if (rest !== undefined && length !== undefined && rest !== length - 5) return undefined;
    if (kind !== undefined && kind !== CONFIRM) return undefined;
    if (length === undefined || bytes.length < length) return 'more';
    if (length === 11) {
      return makeMatch({ service: 'rdp', confidence: 'likely', evidence: 'it confirms an X.224 connection' });
    }
    const answer = bytes[11];
    const chosen = bytes[15] ?? 0;
    if (answer !== NEG_RSP && answer !== NEG_FAILURE) return undefined;
    return makeMatch({
      service: 'rdp',
      details: answer === NEG_RSP ? { security: SECURITY[chosen] } : { refused: `code ${chosen}` },
      confidence: 'certain',
      evidence: 'it confirms an X.224 connection with an RDP negotiation',
    });
  },
};
