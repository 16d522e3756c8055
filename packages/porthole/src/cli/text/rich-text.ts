import type { Role, Style } from '../../view/style.ts';
import { displayWidth } from '../../view/width.ts';

/** Text, sanitised already, with the role that it has. */
export type Piece = string | { readonly role: Role; readonly text: string };

/** A sentence or a list of things, before anybody knows how wide the screen is. */
export type Rich = readonly Piece[];

/** A blank at which no line is broken, shown as a plain one. */
export const HARD_BLANK = '\u00a0';

interface Word {
  readonly role: Role | undefined;
  readonly text: string;
  /** A blank stands before it. */
  readonly apart: boolean;
}

/** The text as lines of at most `width` columns, broken at blanks, and within a word only where it is too long itself. */
export function wrap(rich: Rich, width: number | undefined): Rich[] {
  const lines: Word[][] = [[]];
  let used = 0;
  for (const word of wordsOf(rich).flatMap((found) => splitLong(found, width))) {
    const size = widthOf(word);
    const gap = word[0]?.apart && used > 0 ? 1 : 0;
    if (width !== undefined && used > 0 && used + gap + size > width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(...word);
    used += (used > 0 ? gap : 0) + size;
  }
  return lines.map(joinWords);
}

/** The line as it goes to the terminal. */
export function paint(rich: Rich, style: Style): string {
  const painted = rich.map((piece) => (typeof piece === 'string' ? piece : style.paint(piece.role, piece.text)));
  return painted.join('').replaceAll(HARD_BLANK, ' ');
}

/** The text alone, for where it becomes part of another one. */
export function plainText(rich: Rich): string {
  return rich.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
}

/** The words, each as the parts that no blank stands between: `node` and `,` may differ in their roles. */
function wordsOf(rich: readonly (string | { readonly role: Role | undefined; readonly text: string })[]): Word[][] {
  const words: Word[][] = [];
  let apart = true;
  for (const piece of rich) {
    const { role, text } = typeof piece === 'string' ? { role: undefined, text: piece } : piece;
    for (const part of text.split(/( +)/)) {
      if (part === '') continue;
      if (part.startsWith(' ')) {
        apart = true;
        continue;
      }
      if (apart) words.push([{ role, text: part, apart }]);
      else words.at(-1)?.push({ role, text: part, apart });
      apart = false;
    }
  }
  return words;
}

function widthOf(word: readonly Word[]): number {
  return word.reduce((sum, part) => sum + displayWidth(part.text), 0);
}

function splitLong(word: Word[], width: number | undefined): Word[][] {
  if (width === undefined || widthOf(word) <= width) return [word];
  if (word.some((part) => part.text.includes(HARD_BLANK))) {
    // Better broken at a blank that should have been kept than in the middle of a word.
    const soft = word.map(({ role, text }) => ({ role, text: text.replaceAll(HARD_BLANK, ' ') }));
    return wordsOf(soft).flatMap((part) => splitLong(part, width));
  }
  const pieces: Word[][] = [[]];
  let used = 0;
  let apart = true;
  for (const { role, text } of word) {
    for (const character of text) {
      const columns = displayWidth(character);
      if (used + columns > width) {
        pieces.push([]);
        used = 0;
      }
      pieces.at(-1)?.push({ role, text: character, apart: apart && pieces.length === 1 });
      apart = false;
      used += columns;
    }
  }
  return pieces;
}

/** Words of one role that stand side by side are one piece, so that they are painted in one go; blanks between roles are not. */
function joinWords(words: readonly Word[]): Rich {
  const pieces: { role: Role | undefined; text: string }[] = [];
  const add = (role: Role | undefined, text: string): void => {
    const last = pieces.at(-1);
    if (last !== undefined && last.role === role) last.text += text;
    else pieces.push({ role, text });
  };
  for (const [index, { role, text, apart }] of words.entries()) {
    if (apart && index > 0) add(words[index - 1]?.role === role ? role : undefined, ' ');
    add(role, text);
  }
  return pieces.map(({ role, text }) => (role === undefined ? text : { role, text }));
}
