import type { ListenerRow } from '../../view/fold.ts';

/** The answer of a listing as a sentence: `12 ports are open: 7 only to this machine, 5 to the network.` */
export function summarize(rows: readonly ListenerRow[], filtered: boolean): string {
  const open = rows.filter((row) => !row.ephemeral);
  const lent = rows.length - open.length;
  const tail =
    lent === 0 ? '' : ` ${lent} more ${lent === 1 ? 'is' : 'are'} lent to programs for a while (listed last).`;
  if (open.length === 0) return `${filtered ? 'No open port matches.' : 'No port is open.'}${tail}`;
  return `${subject(open.length, filtered)}: ${reaches(open)}.${tail}`;
}

function subject(count: number, filtered: boolean): string {
  if (filtered) return count === 1 ? '1 open port matches' : `${count} open ports match`;
  return count === 1 ? '1 port is open' : `${count} ports are open`;
}

const WORDS = [
  ['this-machine', 'only to this machine'],
  ['network', 'to the network'],
  ['public', 'to the internet (a public address is bound)'],
] as const;

function reaches(rows: readonly ListenerRow[]): string {
  const known = WORDS.map(([value, words]) => ({
    words,
    count: rows.filter((row) => row.reach?.value === value).length,
  }));
  const unknown = rows.filter((row) => row.reach === undefined).length;
  const parts = [...known, { words: 'to nobody knows whom', count: unknown }].filter((part) => part.count > 0);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return rows.length > 1 ? `all ${only.words}` : only.words;
  return parts.map(({ count, words }) => `${count} ${words}`).join(', ');
}
