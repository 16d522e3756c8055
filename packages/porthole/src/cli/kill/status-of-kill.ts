import type { Refusal } from '@porthole/core';
import type { KillAnswer } from '../../contract/index.ts';
import { EXIT, type ExitStatus, STATUS_OF_REASON } from '../exit-codes.ts';

/** The exit status that belongs to what came of one target. */
export function statusOfKill({ outcome, plan, error }: KillAnswer): ExitStatus {
  switch (outcome) {
    case 'freed':
    case 'ended':
    case 'closed':
      return EXIT.ok;
    case 'nothing':
    case 'missing':
    case 'declined':
      return EXIT.nothing;
    case 'refused':
      return wasByWish(plan?.refused) ? EXIT.nothing : EXIT.notAllowed;
    case 'partly':
      return wasByWish(plan?.refused) ? EXIT.ok : EXIT.notAllowed;
    case 'denied':
      return EXIT.notAllowed;
    case 'still-held':
    case 'taken-again':
      return EXIT.failed;
    case 'unsupported':
      return EXIT.system;
    case 'failed':
      return error === undefined ? EXIT.bug : STATUS_OF_REASON[error.reason];
  }
}

/** Of several targets the worst counts: the statuses are ordered so. */
export function worstOf(statuses: readonly ExitStatus[]): ExitStatus {
  return [...statuses].sort((a, b) => b - a)[0] ?? EXIT.ok;
}

/** They are left alone because only others were wanted. */
export function wasByWish(refused: readonly Refusal[] | undefined): boolean {
  return refused?.every(({ reason }) => reason === 'not-mine' || reason === 'other-folder') ?? false;
}
