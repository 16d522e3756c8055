const LONGEST = 60;

/** A text of somebody else to be put into a label: cut where it is too long to be one, and never inside a character. */
export function shortText(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST - 3);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}...`;
}
