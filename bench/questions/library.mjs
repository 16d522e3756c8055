import { fileURLToPath } from 'node:url';
import { compareTexts } from '../harness/compare.mjs';
import { BUSY, IDLE } from '../harness/loads.mjs';
import { spread } from '../harness/spread.mjs';
import { figure } from '../harness/table.mjs';
import { check, target } from '../harness/target.mjs';

const PROBE = fileURLToPath(new URL('../harness/ask-libraries.mjs', import.meta.url));

const median = (answers) => spread(answers.wallMs).median;

function table(title, asked) {
  const rows = Object.entries(asked).map(([name, answers]) => {
    const { median: middle, least, most } = spread(answers.wallMs);
    const times = name === 'porthole' ? '1' : `${(middle / median(asked.porthole)).toFixed(0)}`;
    return [name, figure(middle), figure(least), figure(most), times, `${answers.pids.length}`];
  });
  return { title, columns: ['library', 'median ms', 'least', 'most', 'porthole = 1', 'holders named'], rows };
}

export const question = {
  title: 'Who listens on a port, asked again and again in one Node program',
  worlds: [IDLE, BUSY],

  async measure({ read, load, rounds, library }) {
    const asked = JSON.parse(read(process.execPath, PROBE, JSON.stringify({ library, port: load.port, rounds })));
    const named = asked.porthole.pids.map((pid) => `process ${pid}`);
    const wanted = load.holders.map((pid) => `process ${pid}`);
    const busy = load.processes > 100 ? 'busy' : 'idle';
    const strangers = Object.entries(asked).flatMap(([name, { pids }]) =>
      pids.some((pid) => load.holders.includes(pid)) ? [] : [`${name} answered ${pids.join(', ') || 'nobody'}`],
    );
    return {
      asked,
      checks: [
        check(
          `porthole names every holder and no other, ${busy}`,
          compareTexts(['porthole', named], ['the load', wanted]),
        ),
        check(`every library names at least one of the holders, ${busy}`, strangers),
      ],
    };
  },

  judge([idle, busy]) {
    const peers = Object.keys(idle.asked).filter((name) => name !== 'porthole');
    return {
      tables: [table('Idle machine', idle.asked), table('1,000 processes, 20,000 sockets', busy.asked)],
      targets: [
        target('whoListens, idle machine', median(idle.asked.porthole), 5, { unit: ' ms' }),
        target('whoListens, busy machine, as root', median(busy.asked.porthole), 25, { unit: ' ms' }),
        ...peers.map((name) =>
          target(`${name} / porthole, idle machine`, median(idle.asked[name]) / median(idle.asked.porthole), 20, {
            atLeast: true,
          }),
        ),
      ],
      checks: [...idle.checks, ...busy.checks],
    };
  },
};
