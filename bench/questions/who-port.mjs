import { checkWho } from '../harness/check-who.mjs';
import { BUSY } from '../harness/loads.mjs';
import { costsOf } from '../harness/measure.mjs';
import { costTable, cpuRatio } from '../harness/table.mjs';
import { target } from '../harness/target.mjs';

export const question = {
  title: 'Who has one port, on a busy machine, as root',
  worlds: [BUSY],

  async measure({ run, porthole, load }) {
    const port = `${load.port}`;
    const measured = await run({
      porthole: porthole('who', port),
      'porthole --json': porthole('who', port, '--json'),
      ss: ['ss', '-tunapH', 'sport', '=', `:${port}`],
      lsof: ['lsof', '-nP', '-i', `:${port}`],
      node: [process.execPath, '-e', '0'],
    });
    return { measured: costsOf(measured), checks: checkWho(measured['porthole --json'].output, load) };
  },

  judge([{ measured, checks }]) {
    return {
      tables: [costTable('porthole who PORT, ss -tunapH sport = :PORT, lsof -nP -i :PORT', measured, 'ss')],
      targets: [
        target('CPU, porthole / ss', cpuRatio(measured, 'porthole', 'ss'), 0.35),
        target('CPU, porthole / lsof', cpuRatio(measured, 'porthole', 'lsof'), 0.17),
      ],
      checks,
    };
  },
};
