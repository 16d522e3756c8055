import type { WhoPort } from '../../contract/index.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';

/** Found is found, whoever else is hidden; not allowed only where nothing about any owner could be told. */
export function exitOfAnswers(answers: readonly WhoPort[]): ExitStatus {
  const statuses = new Set(answers.map((answer) => answer.status));
  if (statuses.has('taken') || statuses.has('kernel') || statuses.has('connection-end')) return EXIT.ok;
  return statuses.has('hidden') ? EXIT.notAllowed : EXIT.nothing;
}
