import type { Recogniser } from '../recogniser.ts';
import { findProduct, type ProductRow } from './find-product.ts';
import { readGreeting220 } from './greeting-220.ts';
import { makeMatch } from './make-match.ts';
import { ascii, quoted } from './wire-text.ts';

const PRODUCTS: readonly ProductRow[] = [
  { product: 'Postfix', says: /\bPostfix\b/ },
  { product: 'Exim', says: /\bExim (\d[\w.]{0,20})/ },
  { product: 'OpenSMTPD', says: /\bOpenSMTPD\b/ },
  { product: 'Sendmail', says: /\bSendmail (\d[\w.]{0,20})/ },
  { product: 'Haraka', says: /\bHaraka(?:\/(\d[\w.]{0,20}))?/ },
  { product: 'MailHog', says: /\bMailHog\b/ },
  { product: 'Mailpit', says: /\bMailpit\b/i },
  { product: 'aiosmtpd', says: /\bPython SMTP (\d[\w.]{0,20})/ },
  { product: 'Microsoft Exchange', says: /\bMicrosoft ESMTP MAIL Service\b/ },
  { product: 'Dovecot', says: /\bDovecot\b/ },
];

/** SMTP (RFC 5321) and LMTP, by the greeting. */
export const SMTP: Recogniser = {
  id: 'smtp',
  services: ['smtp'],
  speaksFirst: true,
  level: 'banner',
  goodbye: ascii('QUIT\r\n'),
  recognise(bytes) {
    const greeting = readGreeting220(bytes);
    if (typeof greeting !== 'object') return greeting;
    if (greeting.service !== 'smtp') return undefined;
    return makeMatch({
      ...findProduct(greeting.text, PRODUCTS),
      service: 'smtp',
      confidence: greeting.confidence,
      evidence: `the greeting is ${quoted(`220 ${greeting.line}`)}`,
      more: greeting.more,
    });
  },
};
