import type { Recogniser } from '../recogniser.ts';
import { findProduct, type ProductRow } from './find-product.ts';
import { makeMatch } from './make-match.ts';
import { opening } from './opening.ts';
import { firstLine, lineMayCome } from './wire-lines.ts';
import { ascii, quoted } from './wire-text.ts';

const PRODUCTS: readonly ProductRow[] = [
  { product: 'Dovecot', says: /\bDovecot\b/ },
  { product: 'Cyrus', says: /\bCyrus POP3 v?(\d[\w.]{0,20})?/ },
  { product: 'Qpopper', says: /\bQpopper \(version (\d[\w.]{0,20})/i },
  { product: 'Courier', says: /^\+OK Hello there\./ },
  { product: 'Microsoft Exchange', says: /\bMicrosoft Exchange\b/ },
];
/** The word itself, or the timestamp of APOP (RFC 1939, 7). */
const TELLING = /\bPOP3?\b|<[^\s<>@]{1,128}@[^\s<>@]{1,128}>/i;

/** POP3 (RFC 1939), by its greeting. */
export const POP3: Recogniser = {
  id: 'pop3',
  services: ['pop3'],
  speaksFirst: true,
  level: 'banner',
  goodbye: ascii('QUIT\r\n'),
  recognise(bytes, exchange) {
    const opens = opening(bytes, '+OK');
    if (opens !== 'yes') return opens === 'more' ? 'more' : undefined;
    const line = firstLine(bytes);
    if (line === undefined) return lineMayCome(bytes) ? 'more' : undefined;
    if (line.length > 3 && line[3] !== ' ') return undefined;
    const product = findProduct(line, PRODUCTS);
    const told = product !== undefined || TELLING.test(line);
    return makeMatch({
      ...product,
      service: 'pop3',
      confidence: told ? 'certain' : exchange.sent === undefined ? 'likely' : 'guess',
      evidence: `the greeting is ${quoted(line)}`,
    });
  },
};
