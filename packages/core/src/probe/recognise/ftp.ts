import type { Recogniser } from '../recogniser.ts';
import { findProduct, type ProductRow } from './find-product.ts';
import { readGreeting220 } from './greeting-220.ts';
import { makeMatch } from './make-match.ts';
import { ascii, quoted } from './wire-text.ts';

const PRODUCTS: readonly ProductRow[] = [
  { product: 'vsftpd', says: /\bvsFTPd (\d[\w.]{0,20})/ },
  { product: 'ProFTPD', says: /\bProFTPD(?: (\d[\w.]{0,20}))?/ },
  { product: 'Pure-FTPd', says: /\bPure-FTPd/ },
  { product: 'FileZilla Server', says: /\bFileZilla Server(?: (?:version )?(\d[\w.]{0,20}))?/ },
  { product: 'Microsoft FTP Service', says: /\bMicrosoft FTP Service/ },
  { product: 'pyftpdlib', says: /\bpyftpdlib (\d[\w.]{0,20})/ },
  { product: 'GNU inetutils ftpd', says: /\bFTP server \(GNU inetutils (\d[\w.]{0,20})\)/ },
];

/** FTP (RFC 959), by its greeting. */
export const FTP: Recogniser = {
  id: 'ftp',
  services: ['ftp'],
  speaksFirst: true,
  level: 'banner',
  goodbye: ascii('QUIT\r\n'),
  recognise(bytes) {
    const greeting = readGreeting220(bytes);
    if (typeof greeting !== 'object') return greeting;
    if (greeting.service !== 'ftp') return undefined;
    return makeMatch({
      ...findProduct(greeting.text, PRODUCTS),
      service: 'ftp',
      confidence: greeting.confidence,
      evidence: `the greeting is ${quoted(`220 ${greeting.line}`)}`,
      more: greeting.more,
    });
  },
};
