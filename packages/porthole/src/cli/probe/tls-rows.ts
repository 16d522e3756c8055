import type { CertificateFacts, TlsFacts } from '@porthole/core';
import { type LabelledRow, listOf } from '../text/labelled-lines.ts';
import { clean, type Teller } from '../who/teller.ts';

/** How many names of a certificate a screen gets. */
const SHOWN_NAMES = 6;

/** OpenSSL's words for what is wrong with a certificate, for people. */
const PROBLEMS: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its authority is not one that Node trusts',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its authority is not one that Node trusts',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the server does not send the certificates in between',
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is for other names',
  HOSTNAME_MISMATCH: 'it is for other names',
};

/** The TLS that was agreed on, and the certificate that was shown. */
export function tlsRows(facts: TlsFacts | undefined, teller: Teller): LabelledRow[] {
  if (facts === undefined) return [];
  const { protocol, cipher, alpn, certificate, verified, problem } = facts;
  const parts = [protocol, cipher, alpn === undefined ? undefined : `ALPN ${alpn}`].filter(
    (part) => part !== undefined,
  );
  const rows: LabelledRow[] = [
    {
      label: 'tls',
      value: listOf(
        parts.map((part) => [clean(teller, part)]),
        teller.style.symbols.separator,
      ),
    },
  ];
  if (certificate === undefined) return rows;
  const word = problem === undefined ? 'for no reason given' : (PROBLEMS[problem] ?? problem);
  return [
    ...rows,
    { label: 'certificate', value: listOf(certificateItems(certificate, teller), teller.style.symbols.separator) },
    { label: 'verifies', value: [verified ? 'yes' : clean(teller, `no: ${word}`)] },
  ];
}

function certificateItems({ subject, issuer, names, validFromMs, validToMs }: CertificateFacts, teller: Teller) {
  const shown = names.slice(0, SHOWN_NAMES);
  const rest = names.length - shown.length;
  const from = validFromMs !== undefined && validFromMs > teller.nowMs ? `valid from ${day(validFromMs)}` : undefined;
  const until = validToMs !== undefined && validToMs < teller.nowMs ? 'expired' : 'valid until';
  const items = [
    subject === '' ? 'no subject' : subject,
    issuer === subject ? undefined : `by ${issuer}`,
    shown.length === 0 ? undefined : `for ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
    from,
    validToMs === undefined ? undefined : `${until} ${day(validToMs)}`,
  ];
  return items.filter((item) => item !== undefined).map((item) => [clean(teller, item)]);
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
