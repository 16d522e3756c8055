import { IDLE } from '../harness/loads.mjs';
import { costsOf } from '../harness/measure.mjs';
import { costTable, cpuRatio } from '../harness/table.mjs';
import { check, target } from '../harness/target.mjs';

/** These runs are short, and a single one says little. */
const TIMES = 3;

export const question = {
  title: 'What one process is made of, on an idle machine',
  worlds: [IDLE],

  async measure({ run, porthole, load, rounds }) {
    const [pid] = load.holders;
    const commands = {
      node: [process.execPath, '-e', '0'],
      'porthole process PID': porthole('process', `${pid}`, '--sample', '0'),
      'porthole process PID --json': porthole('process', `${pid}`, '--sample', '0', '--json'),
    };
    const measured = await run(commands, rounds * TIMES);
    return { measured: costsOf(measured), checks: checkProcess(measured['porthole process PID --json'].output, load) };
  },

  judge([{ measured, checks }]) {
    return {
      tables: [costTable('Whole programs, start to exit, without the second that is sampled', measured, 'node')],
      targets: [target('CPU, process PID / node -e 0', cpuRatio(measured, 'porthole process PID', 'node'), 2.2)],
      checks,
    };
  },
};

/** Is it the process that has the port, seen whole? */
function checkProcess(json, { port, holders }) {
  const { process: found, sockets, gaps } = JSON.parse(json);
  const wrong = (is, sentence) => (is ? [] : [sentence]);
  return [
    check('the process that was asked for', wrong(found.pid === holders[0], `it is ${found.pid}`)),
    check(
      'its port',
      wrong(
        sockets.some(({ local }) => local.port === port),
        'it is not there',
      ),
    ),
    check(
      'every part of it',
      wrong(gaps.length === 0 && found.memory !== null && found.files !== null, 'some are not there'),
    ),
  ];
}
