const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes as text: UTF-8 where they are that, else one character for each byte. Hostile until sanitised. */
export function wireText(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return latin1(bytes);
  }
}

/** One character for each byte: places in the text are places in the bytes. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** The text in ASCII as bytes, for payloads. */
export function ascii(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

/** At most `limit` characters, the last of them an ellipsis where something was cut off. */
export function clip(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}

/** For evidence: the text in quotes, cut to what a line can hold. */
export function quoted(text: string): string {
  return `"${clip(text, 80)}"`;
}
