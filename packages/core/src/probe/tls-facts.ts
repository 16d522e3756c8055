import type { PeerCertificate, TLSSocket } from 'node:tls';

/** A certificate as the server showed it. All text is hostile until sanitised. */
export interface CertificateFacts {
  /** `CN=localhost, O=…`. */
  readonly subject: string;
  readonly issuer: string;
  /** `DNS:localhost`, `IP Address:127.0.0.1`. At most 20. */
  readonly names: readonly string[];
  /** Milliseconds since 1970; `undefined` where the certificate cannot be read so far. */
  readonly validFromMs: number | undefined;
  readonly validToMs: number | undefined;
  /** SHA-256 of the whole certificate, as hexadecimal digits parted by colons. */
  readonly fingerprint: string | undefined;
}

/** What a TLS handshake told. */
export interface TlsFacts {
  /** `TLSv1.3`. */
  readonly protocol: string | undefined;
  readonly cipher: string | undefined;
  /** The application protocol that the server chose: `h2`, `http/1.1`. */
  readonly alpn: string | undefined;
  /** The certificate is valid, for this host, and leads to an authority that Node trusts. */
  readonly verified: boolean;
  /** Why not, in OpenSSL's or Node's word: `DEPTH_ZERO_SELF_SIGNED_CERT`. */
  readonly problem: string | undefined;
  readonly certificate: CertificateFacts | undefined;
}

const MOST_NAMES = 20;
const LONGEST_TEXT = 300;

export function readTlsFacts(socket: TLSSocket): TlsFacts {
  const { authorized, authorizationError, alpnProtocol } = socket;
  return {
    protocol: socket.getProtocol() ?? undefined,
    cipher: socket.getCipher()?.standardName,
    alpn: alpnProtocol === false || alpnProtocol === null ? undefined : alpnProtocol,
    verified: authorized,
    problem: authorized ? undefined : problemOf(authorizationError),
    certificate: readCertificate(socket.getPeerCertificate()),
  };
}

/** Node's types call it an error; it is a code, an error with a code, or null. */
function problemOf(problem: unknown): string | undefined {
  if (typeof problem === 'string') return problem;
  const code = (problem as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** The certificate in plain values; `undefined` where the server showed none (Node then gives an empty object). */
export function readCertificate(certificate: Partial<PeerCertificate>): CertificateFacts | undefined {
  const { subject, issuer, subjectaltname, valid_from, valid_to, fingerprint256 } = certificate;
  if (subject === undefined || issuer === undefined) return undefined;
  const names = subjectaltname === undefined || subjectaltname === '' ? [] : subjectaltname.split(', ');
  return {
    subject: printName(subject),
    issuer: printName(issuer),
    names: names.slice(0, MOST_NAMES).map((name) => name.slice(0, LONGEST_TEXT)),
    validFromMs: readTime(valid_from),
    validToMs: readTime(valid_to),
    fingerprint: fingerprint256,
  };
}

/** The parts of a distinguished name in the order of RFC 4514: the most special first. */
function printName(name: object): string {
  const parts = Object.entries(name).map(([key, value]: [string, unknown]) => {
    return `${key}=${Array.isArray(value) ? value.join('+') : String(value)}`;
  });
  return parts.reverse().join(', ').slice(0, LONGEST_TEXT);
}

function readTime(text: string | undefined): number | undefined {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
