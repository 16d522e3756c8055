import { quoteWord } from './quote-word.ts';
import { parseHost, type TargetHost } from './target-host.ts';
import type { UsageProblem } from './usage-problem.ts';

/** The ports that URLs leave out (IANA's registry of services, and the documents of each program). */
const USUAL_PORT: Readonly<Record<string, number>> = {
  'http:': 80,
  'ws:': 80,
  'https:': 443,
  'wss:': 443,
  'ftp:': 21,
  'ssh:': 22,
  'ldap:': 389,
  'mysql:': 3306,
  'postgres:': 5432,
  'postgresql:': 5432,
  'amqp:': 5672,
  'redis:': 6379,
  'mongodb:': 27017,
};

type UrlEnd = { readonly port: number; readonly host: TargetHost } | { readonly problem: UsageProblem };

/** The port and host that a URL leads to, by its text alone. */
export function parseUrlEnd(text: string): UrlEnd {
  const url = parseUrl(text);
  // A URL may hold a password, so what is said of it names the scheme alone.
  const scheme = quoteWord(text.slice(0, text.indexOf('://') + 3));
  const host = url === undefined ? undefined : parseHost(url.hostname.replace(/^\[|\]$/g, ''));
  if (url === undefined || host === undefined) {
    const hint = 'Write it as in http://localhost:3000/ with a port from 0 to 65535, or the port alone.';
    return { problem: { message: `The URL that begins with ${scheme} cannot be read.`, hint } };
  }
  const port = url.port === '' ? USUAL_PORT[url.protocol] : Number(url.port);
  if (port === undefined) {
    const message = `The URL that begins with ${scheme} names no port, and this scheme has no usual one.`;
    return { problem: { message, hint: 'Write the port alone, as in 3000.' } };
  }
  return { port, host };
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
