import type { Recogniser } from '../recogniser.ts';
import { ByteReader } from './byte-reader.ts';
import { makeMatch } from './make-match.ts';
import { opening } from './opening.ts';
import { completeLines } from './wire-lines.ts';

/** NAMES_REQ: length 1, `n` (Erlang distribution protocol). */
const NAMES = Uint8Array.of(0, 1, 0x6e);
const USUAL_PORT = 4369;
const NODE = /^name (\S{1,64}) at port (\d{1,5})$/;
const MOST_NODES = 20;

/** epmd, by the list of Erlang nodes: its own port as four bytes, then one line for each. */
export const EPMD: Recogniser = {
  id: 'epmd',
  services: ['epmd'],
  speaksFirst: false,
  level: 'safe',
  payload: () => NAMES.slice(),
  recognise(bytes, exchange) {
    if (exchange.sent !== 'epmd') return undefined;
    const high = [...bytes.subarray(0, 2)];
    if (high.some((byte) => byte !== 0)) return undefined;
    const port = new ByteReader(bytes).u32();
    if (port === undefined) return 'more';
    if (port !== exchange.port && port !== USUAL_PORT) return undefined;
    const names = bytes.subarray(4);
    const lines = completeLines(names, MOST_NODES);
    const first = lines[0] === undefined ? undefined : NODE.exec(lines[0]);
    if (first === null || (first === undefined && opening(names, 'name ') === 'no')) return undefined;
    const listed = lines.flatMap((line) => NODE.exec(line)?.slice(1, 3).join(':') ?? []);
    return makeMatch({
      service: 'epmd',
      details: { nodes: listed.join(' ') },
      // Without a node the answer is only four bytes that could be anybody's.
      confidence: first ? 'certain' : 'likely',
      evidence: first ? 'it lists Erlang nodes' : `it answers a question for Erlang nodes with its port ${port}`,
      more: lines.length < MOST_NODES,
    });
  },
};
