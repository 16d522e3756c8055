/**
 * The object that a text of JSON begins with, from its first to its last brace; undefined while that has not come. What
 * stands behind it changes nothing, so that what was told once stays true. Whether it is valid is for the parser to say.
 */
export function firstObject(text: string): string | undefined {
  if (!text.startsWith('{')) return undefined;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return text.slice(0, at + 1);
  }
  return undefined;
}
