function countOf(texts) {
  const counts = new Map();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** What two lists of texts do not have in common, as sentences; the order of the lists does not matter. */
export function compareTexts([nameA, textsA], [nameB, textsB]) {
  const [a, b] = [countOf(textsA), countOf(textsB)];
  const wrong = [];
  for (const [text, count] of a) if ((b.get(text) ?? 0) < count) wrong.push(`only ${nameA} has ${text}`);
  for (const [text, count] of b) if ((a.get(text) ?? 0) < count) wrong.push(`only ${nameB} has ${text}`);
  return wrong;
}

/** A row of a listing as one text that is the same in every listing that says the same. */
export const rowText = ({ socket, state, holders }) => `${socket} ${state} ${holders.join(' ') || 'no holder'}`;

/** TCP sockets that have a port and do nothing: the kernel tells of them only when it is asked in a newer way. */
export const isBoundTcp = ({ socket, state }) => state === 'bound' && socket.startsWith('tcp');

/**
 * Rows without those in TIME-WAIT: the kernel ends these and the load renews them while listings are made, so two
 * listings never have exactly the same.
 */
export const lasting = (rows) => rows.filter(({ state }) => state !== 'time-wait');
