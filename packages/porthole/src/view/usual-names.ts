import type { UsualService } from '@porthole/core';

/** How many names stand in a sentence. */
const MOST_NAMES = 3;

/** `Next.js, Create React App, Ruby on Rails or others`; `undefined` where nothing is usual. */
export function usualNames(usually: readonly UsualService[], most = MOST_NAMES): string | undefined {
  const names = usually.map(({ name }) => name);
  const last = names.at(-1);
  if (last === undefined) return undefined;
  if (names.length > most) return `${names.slice(0, most).join(', ')} or others`;
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}
