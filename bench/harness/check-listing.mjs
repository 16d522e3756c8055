import { compareTexts, isBoundTcp, lasting, rowText } from './compare.mjs';
import { readSockets } from './read-sockets.mjs';
import { readSs } from './read-ss.mjs';
import { check } from './target.mjs';

const countWhere = (rows, test) => rows.filter(test).length;

function different(what, is, wanted, tolerance = 0) {
  return Math.abs(is - wanted) <= tolerance ? [] : [`${what}: ${is}, not ${wanted}`];
}

/**
 * A quarter of what there should be may be in the middle of being renewed. (All of them were made within a moment, so
 * they end within a moment too.)
 */
const timeWaitTolerance = ({ timeWait = 0 }) => timeWait / 4;

function checkOwnerless(rows, load) {
  const count = (reason) => countWhere(rows, ({ owner }) => owner.kind === 'none' && owner.reason === reason);
  return [
    ...different('not accepted', count('not-accepted'), load.notAccepted),
    ...different('orphans', count('orphan'), load.orphans),
    ...different('in TIME-WAIT', count('time-wait'), load.timeWait, timeWaitTolerance(load)),
  ];
}

const SETTINGS = '/settings.json';

/** The table has a heading and a line for each socket; a line of a socket with one holder ends with its last argument. */
function checkTable(table, rows) {
  const lines = table.split('\n').filter((line) => line !== '' && !line.includes('time-wait'));
  const single = ({ owner }) => owner.holders?.length === 1 && owner.holders[0].command?.at(-1)?.endsWith(SETTINGS);
  const wanted = countWhere(rows, single);
  const found = countWhere(lines, (line) => line.includes(SETTINGS));
  return [
    ...different('lines', lines.length - 1, lasting(rows).length),
    ...(found >= wanted && wanted > 0 ? [] : [`lines with a whole command: ${found}, not ${wanted}`]),
  ];
}

/**
 * Is nothing fast because rows or holders are left out? Compares `list --all` as a table and as JSON with ss and with
 * what the load says it has open.
 */
export function checkListing({ table, json, ss, load }) {
  const ours = readSockets(json);
  const theirs = readSs(ss);
  const comparable = lasting(ours).filter((row) => !isBoundTcp(row));
  return [
    check(
      'every socket, state, holder and descriptor as in ss, TIME-WAIT apart',
      compareTexts(['porthole', comparable.map(rowText)], ['ss', lasting(theirs).map(rowText)]),
    ),
    check(
      'the TCP sockets that are only bound, which ss leaves out',
      different('bound', countWhere(ours, isBoundTcp), load.bound),
    ),
    check('the sockets without a holder, by reason', checkOwnerless(ours, load)),
    check('a line of the table for every socket, with owners', checkTable(table, ours)),
  ];
}
