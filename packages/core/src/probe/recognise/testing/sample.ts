import type { Confidence, Exchange } from '../../recogniser.ts';

/** What a server really sent, or what its specification says that it does, and what is to be told from it. */
export interface Sample {
  readonly name: string;
  /** The id of the recogniser whose payload was sent before; nothing for a server that speaks first. */
  readonly sent?: string;
  readonly bytes: Uint8Array;
  readonly nonce?: Uint8Array;
  readonly port?: number;
  /** Undefined where nothing may be told. */
  readonly told:
    | {
        readonly service: string;
        readonly product?: string;
        readonly version?: string;
        /** Some of the details. */
        readonly details?: Readonly<Record<string, string>>;
        readonly confidence?: Confidence;
      }
    | undefined;
}

export const NONCE = hex('000102030405060708090a0b0c0d0e0f');

/** Bytes from hexadecimal digits; white space between them is for the reader. */
export function hex(digits: string): Uint8Array {
  return Uint8Array.from(Buffer.from(digits.replace(/\s/g, ''), 'hex'));
}

/** One byte for each character. */
export function text(words: string): Uint8Array {
  return Uint8Array.from(Buffer.from(words, 'latin1'));
}

export function bytes(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** An HTTP response: status line and headers, an empty line, the body. */
export function response(head: readonly string[], body = ''): Uint8Array {
  return Uint8Array.from(Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`, 'utf8'));
}

export function exchangeOf({ sent, nonce = NONCE, port = 4242 }: Pick<Sample, 'sent' | 'nonce' | 'port'>): Exchange {
  return { host: '127.0.0.1', port, tls: undefined, sent, nonce };
}
