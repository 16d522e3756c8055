import { compareTexts } from './compare.mjs';
import { check } from './target.mjs';

/** Does `who PORT --json` name every process that the load has listening there, and no other? */
export function checkWho(json, { port, holders }) {
  const listeners = JSON.parse(json)
    .answers.filter((answer) => answer.port === port)
    .flatMap((answer) => answer.listeners);
  const pids = listeners.flatMap(({ owner }) => owner.holders ?? []).map(({ pid }) => `process ${pid}`);
  const wanted = holders.map((pid) => `process ${pid}`);
  return [check('every holder of the port and no other', compareTexts(['porthole', pids], ['the load', wanted]))];
}
