import { BUSY, loadOf } from '../harness/loads.mjs';
import { costsOf } from '../harness/measure.mjs';
import { readSockets } from '../harness/read-sockets.mjs';
import { figure } from '../harness/table.mjs';
import { check, target } from '../harness/target.mjs';

const SIZES = [100, 1000, 10_000, BUSY.sockets];

/** A step of this much up still counts as flat: it is within what two runs of the same thing differ. */
const FLAT = 1.1;

const perSocketUs = ({ list, node, sockets }) => ((list.cpuMs.median - node.cpuMs.median) * 1000) / sockets;

export const question = {
  title: 'What one more socket costs, from 100 to 20,000',
  worlds: SIZES.map(loadOf),

  async measure({ run, read, porthole, load }) {
    const measured = await run({
      list: porthole('list', '--all'),
      node: [process.execPath, '-e', '0'],
      ss: ['ss', '-tunapH'],
    });
    const sockets = readSockets(read(...porthole('list', '--all', '--json'))).length;
    return {
      ...costsOf(measured),
      sockets,
      wrong: sockets === load.held ? [] : [`${sockets} sockets, not ${load.held}`],
    };
  },

  judge(sizes) {
    const costs = sizes.map(perSocketUs);
    const rows = sizes.map(({ list, node, ss, sockets }, i) => [
      `${sockets}`,
      figure(list.cpuMs.median),
      figure(node.cpuMs.median),
      figure(costs[i]),
      figure((ss.cpuMs.median * 1000) / sockets),
      figure(list.peakMB.most),
    ]);
    const columns = [
      'sockets',
      'list --all, CPU ms',
      'node -e 0, CPU ms',
      'us a socket above node',
      'ss, us a socket',
      'peak MB',
    ];
    return {
      tables: [{ title: 'porthole list --all', columns, rows }],
      targets: costs
        .slice(1)
        .map((cost, i) => target(`cost a socket, ${SIZES[i + 1]} / ${SIZES[i]} sockets`, cost / costs[i], FLAT)),
      checks: [
        check(
          'every socket of the load is listed',
          sizes.flatMap(({ wrong }) => wrong),
        ),
      ],
    };
  },
};
