const LONGEST = 60;

/** A word of the user's for a message: on one line, in quotes, and not the whole of a long one. */
export function quoteWord(word: string): string {
  const line = word.replace(/\s+/g, ' ');
  return `"${line.length > LONGEST ? `${line.slice(0, LONGEST)}...` : line}"`;
}
