import { compareTexts, isBoundTcp, lasting, rowText } from '../harness/compare.mjs';
import { BUSY, ORDINARY_USER } from '../harness/loads.mjs';
import { readLsof } from '../harness/read-lsof.mjs';
import { readSockets } from '../harness/read-sockets.mjs';
import { check } from '../harness/target.mjs';

const USER = { ...BUSY, uid: ORDINARY_USER };
const waysOf = ({ uid }) => (uid === undefined ? ['bpf', 'ffi', 'fs'] : ['ffi', 'fs']);

export const question = {
  title: 'Do all ways of finding holders find the same, and the same as lsof?',
  worlds: [BUSY, USER],

  async measure({ read, porthole, load }) {
    const listed = waysOf(load).map((way) => {
      const rows = lasting(readSockets(read(`PORTHOLE_LINUX_OWNERS=${way}`, ...porthole('list', '--all', '--json'))));
      return { way, rows, texts: rows.map(rowText) };
    });
    const lsof = readLsof(read('lsof', '-nP', '-i', '-F', 'pf'));
    const who = load.uid === undefined ? 'as root' : 'without root';
    const [first, ...others] = listed;
    const known = first.rows.filter((row) => !isBoundTcp(row)).flatMap(({ holders }) => holders);
    return {
      counts: listed.map(({ way, rows }) => [
        `${way}, ${who}`,
        `${rows.length}`,
        `${rows.flatMap(({ holders }) => holders).length}`,
      ]),
      checks: [
        ...others.map(({ way, texts }) =>
          check(`${way} and ${first.way} agree, ${who}`, compareTexts([way, texts], [first.way, first.texts])),
        ),
        check(
          `every holder and descriptor as in lsof, bound-only TCP apart, ${who}`,
          compareTexts([first.way, known], ['lsof', lsof]),
        ),
      ],
    };
  },

  judge(measured) {
    const rows = measured.flatMap(({ counts }) => counts);
    return {
      tables: [
        { title: 'What each way found, TIME-WAIT apart', columns: ['way', 'sockets', 'descriptors of them'], rows },
      ],
      targets: [],
      checks: measured.flatMap(({ checks }) => checks),
    };
  },
};
