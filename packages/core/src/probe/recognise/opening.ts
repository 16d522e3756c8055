/** Whether the bytes begin with this ASCII text: they do, they cannot any more, or they are too few to tell. */
export function opening(bytes: Uint8Array, text: string): 'yes' | 'no' | 'more' {
  const size = Math.min(bytes.length, text.length);
  for (let at = 0; at < size; at++) {
    if (bytes[at] !== text.charCodeAt(at)) return 'no';
  }
  return bytes.length < text.length ? 'more' : 'yes';
}

/** `opening` for several texts, of which one is enough. */
export function openingAny(bytes: Uint8Array, texts: readonly string[]): 'yes' | 'no' | 'more' {
  const answers = texts.map((text) => opening(bytes, text));
  return answers.includes('yes') ? 'yes' : answers.includes('more') ? 'more' : 'no';
}
