import { opening } from './opening.ts';
import { completeLines, lineMayCome } from './wire-lines.ts';

/** FTP and SMTP greet with the same number; what stands behind it tells them apart. */
export interface Greeting {
  readonly service: 'ftp' | 'smtp';
  readonly confidence: 'certain' | 'guess';
  /** The line that told, without its number. */
  readonly line: string;
  /** All lines so far, without their numbers. */
  readonly text: string;
  readonly more: boolean;
}

const MOST_LINES = 40;
const SMTP_WORDS = /\b(?:E?SMTP|LMTP|Postfix|Exim|Sendmail|MailHog|Mailpit)\b/i;
const FTP_WORDS = /\bFTP|FTPd\b|\bFileZilla/i;
/** RFC 5321 4.3.1: the first word of an SMTP greeting is the server's domain. */
const DOMAIN_FIRST = /^[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}(?: |$)/;

/**
 * Reads `220 text`, or `220-text` lines up to one with a blank. The first complete line with a telling word decides, so
 * that later lines change nothing; without such a word it is a guess, when the last line has come.
 */
export function readGreeting220(bytes: Uint8Array): Greeting | 'more' | undefined {
  const opens = opening(bytes, '220');
  if (opens !== 'yes') return opens === 'more' ? 'more' : undefined;
  if (bytes.length > 3 && bytes[3] !== 0x20 && bytes[3] !== 0x2d) return undefined;
  const lines = completeLines(bytes, MOST_LINES);
  if (lines.length === 0) return lineMayCome(bytes) ? 'more' : undefined;
  const last = lines.findIndex((line) => line.startsWith('220 '));
  const ended = last >= 0 || lines.length === MOST_LINES;
  const told = lines.slice(0, last < 0 ? lines.length : last + 1).map((line) => line.replace(/^220[ -]/, ''));
  const text = told.join(' ');
  for (const line of told) {
    const smtp = SMTP_WORDS.test(line);
    if (smtp || FTP_WORDS.test(line)) {
      return { service: smtp ? 'smtp' : 'ftp', confidence: 'certain', line, text, more: !ended };
    }
  }
  if (!ended) return 'more';
  const line = told[0] ?? '';
  return { service: DOMAIN_FIRST.test(line) ? 'smtp' : 'ftp', confidence: 'guess', line, text, more: false };
}
