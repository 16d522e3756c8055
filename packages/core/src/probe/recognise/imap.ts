import type { Recogniser } from '../recogniser.ts';
import { findProduct, type ProductRow } from './find-product.ts';
import { makeMatch } from './make-match.ts';
import { openingAny } from './opening.ts';
import { firstLine, lineMayCome } from './wire-lines.ts';
import { ascii, quoted } from './wire-text.ts';

const PRODUCTS: readonly ProductRow[] = [
  { product: 'Dovecot', says: /\bDovecot\b/ },
  { product: 'Cyrus', says: /\bCyrus IMAP v?(\d[\w.]{0,20})?/ },
  { product: 'Courier', says: /\bCourier-IMAP\b/ },
  { product: 'Microsoft Exchange', says: /\bMicrosoft Exchange\b/ },
  { product: 'UW IMAP', says: /\bIMAP4rev1 (20\d\d[\w.]{0,12}) at\b/ },
];

/** IMAP (RFC 9051, 7.1), by its greeting. */
export const IMAP: Recogniser = {
  id: 'imap',
  services: ['imap'],
  speaksFirst: true,
  level: 'banner',
  goodbye: ascii('p LOGOUT\r\n'),
  recognise(bytes) {
    const opens = openingAny(bytes, ['* OK', '* PREAUTH', '* BYE']);
    if (opens !== 'yes') return opens === 'more' ? 'more' : undefined;
    const line = firstLine(bytes);
    if (line === undefined) return lineMayCome(bytes) ? 'more' : undefined;
    const product = findProduct(line, PRODUCTS);
    return makeMatch({
      ...product,
      service: 'imap',
      confidence: product !== undefined || /\bIMAP/i.test(line) ? 'certain' : 'likely',
      evidence: `the greeting is ${quoted(line)}`,
    });
  },
};
