import { checkWho } from '../harness/check-who.mjs';
import { IDLE } from '../harness/loads.mjs';
import { costsOf } from '../harness/measure.mjs';
import { costTable, cpuRatio } from '../harness/table.mjs';
import { target } from '../harness/target.mjs';

/** These runs are short, and a single one says little. */
const TIMES = 3;

export const question = {
  title: 'How long it takes to start, on an idle machine',
  worlds: [IDLE],

  async measure({ run, porthole, load, rounds }) {
    const port = `${load.port}`;
    const commands = {
      node: [process.execPath, '-e', '0'],
      'porthole --help': porthole('--help'),
      'porthole who PORT': porthole('who', port),
      'porthole who PORT --json': porthole('who', port, '--json'),
      'porthole list': porthole('list'),
      'ss -tunapH sport = :PORT': ['ss', '-tunapH', 'sport', '=', `:${port}`],
      'lsof -nP -i :PORT': ['lsof', '-nP', '-i', `:${port}`],
    };
    const measured = await run(commands, rounds * TIMES);
    return { measured: costsOf(measured), checks: checkWho(measured['porthole who PORT --json'].output, load) };
  },

  judge([{ measured, checks }]) {
    return {
      tables: [costTable('Whole programs, start to exit', measured, 'node')],
      targets: [
        target('CPU, who PORT / node -e 0', cpuRatio(measured, 'porthole who PORT', 'node'), 1.7),
        target('CPU, --help / node -e 0', cpuRatio(measured, 'porthole --help', 'node'), 1.25),
      ],
      checks,
    };
  },
};
