import { lazyPattern } from './lazy-pattern.ts';

const NOT_PRINTABLE_ASCII = /[^\x20-\x7e]/;

/** What the program itself draws with (the hard blank too), and most letters of Europe: told without the large patterns below. */
const ONE_COLUMN = /[\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2190-\u2199\u2500-\u25fc]/;

/** Combining marks and what is drawn by nothing; Hangul vowels and finals join the consonant before them. */
const noColumn = lazyPattern(() => /[\p{Mn}\p{Me}\p{Cf}\p{Default_Ignorable_Code_Point}\u1160-\u11ff\ud7b0-\ud7fb]/u);

/**
 * Two columns: East_Asian_Width W and F (UAX #11) by their blocks, and what is an emoji without being told so. Half of
 * a flag is excepted: two of them make one picture of two columns.
 */
const twoColumns = lazyPattern(
  () =>
    /[\u1100-\u115f\u2329\u232a\u2630-\u2637\u268a-\u268f\u2e80-\u303e\u3041-\u3247\u3250-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{16ff6}\u{17000}-\u{18df2}\u{1aff0}-\u{1b2fb}\u{1d300}-\u{1d376}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|(?!\p{Regional_Indicator})\p{Emoji_Presentation}/u,
);

/** How many columns of a terminal the sanitised text takes. */
export function displayWidth(text: string): number {
  if (!NOT_PRINTABLE_ASCII.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** The text if it fits, else as much of it as fits with the mark of the cut; never half of a wide character. */
export function fitText(text: string, width: number, ellipsis: string): string {
  if (text.length <= width && !NOT_PRINTABLE_ASCII.test(text)) return text;
  if (displayWidth(text) <= width) return text;
  const room = width - displayWidth(ellipsis);
  return room < 0 ? cutText(ellipsis, width) : cutText(text, room) + ellipsis;
}

/** The text with blanks up to the width; a longer text stays as it is. */
export function padText(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + blanks : blanks + text;
}

function cutText(text: string, width: number): string {
  let kept = '';
  let left = width;
  for (const character of text) {
    left -= characterWidth(character);
    if (left < 0) break;
    kept += character;
  }
  return kept;
}

function characterWidth(character: string): number {
  if (character >= ' ' && character <= '~') return 1;
  if (ONE_COLUMN.test(character)) return 1;
  if (noColumn().test(character)) return 0;
  return twoColumns().test(character) ? 2 : 1;
}
