import { compareTexts } from '../harness/compare.mjs';
import { BUSY } from '../harness/loads.mjs';
import { costsOf } from '../harness/measure.mjs';
import { readSockets } from '../harness/read-sockets.mjs';
import { costTable } from '../harness/table.mjs';
import { check, target } from '../harness/target.mjs';

const PS = ['ps', '-eLo', 'pid,tid,stat,comm'];
const SS = ['ss', '-tunapH'];

/** Pids and names as `ps` has them, without the commands that were only there while they were measured. */
function readPs(text) {
  const rows = text.split('\n').flatMap((line) => {
    const [, pid, tid, name] = /^\s*(\d+)\s+(\d+)\s+\S+\s+(.*)$/.exec(line) ?? [];
    return pid !== undefined && pid === tid ? [`${pid} ${name}`] : [];
  });
  return rows.filter((row) => !isPassing(row));
}

const isPassing = (row) => / (ps|node|ss|measure|MainThread)$/.test(row);

/** How many ports and connections each process has, counted once more from the sockets that `list --all` names. */
function countSockets(sockets) {
  const held = new Map();
  for (const { socket, holders } of sockets) {
    const isConnection = !socket.endsWith(' -');
    for (const pid of new Set(holders.map((holder) => holder.split('/')[0]))) {
      const counts = held.get(pid) ?? { ports: new Set(), connections: 0 };
      if (isConnection) counts.connections++;
      else counts.ports.add(`${socket.split(' ')[0]} ${/:(\d+) -$/.exec(socket)?.[1]}`);
      held.set(pid, counts);
    }
  }
  return [...held].map(([pid, { ports, connections }]) => `${pid} ${ports.size} ${connections}`);
}

export const question = {
  title: 'Every process with its ports, as root',
  worlds: [BUSY],

  async measure({ run, read, porthole }) {
    const measured = await run({
      'porthole ps': porthole('ps'),
      'porthole ps --flat': porthole('ps', '--flat'),
      'porthole ps --tree': porthole('ps', '--tree'),
      'porthole ps --json': porthole('ps', '--json'),
      'ps -eLo': PS,
      'ss -tunapH': SS,
      node: [process.execPath, '-e', '0'],
    });
    const { processes } = JSON.parse(measured['porthole ps --json'].output);
    const listed = processes.map(({ pid, name }) => `${pid} ${name}`).filter((row) => !isPassing(row));
    const holding = processes.filter(({ ports, connections }) => ports?.length > 0 || connections > 0);
    const counts = holding.map(({ pid, ports, connections }) => `${pid} ${ports.length} ${connections}`);
    const sockets = readSockets(read(...porthole('list', '--all', '--json')));
    const lines = measured['porthole ps --flat'].output.split('\n').length - 2;
    return {
      measured: costsOf(measured),
      checks: [
        check('every process as in ps', compareTexts(['porthole', listed], ['ps', readPs(measured['ps -eLo'].output)])),
        check(
          'the ports and connections of each as in list --all',
          compareTexts(['ps', counts], ['list', countSockets(sockets)]),
        ),
        check(
          'a line for each process with --flat',
          Math.abs(lines - processes.length) <= 2 ? [] : [`${lines} lines, ${processes.length} processes`],
        ),
      ],
    };
  },

  judge([{ measured, checks }]) {
    const both = measured['ps -eLo'].cpuMs.median + measured['ss -tunapH'].cpuMs.median;
    const ratio = (name) => measured[name].cpuMs.median / both;
    return {
      tables: [costTable('porthole ps, ps -eLo, ss -tunapH', measured)],
      targets: [
        target('CPU, porthole ps / ps -eLo and ss -tunapH together', ratio('porthole ps'), 1),
        target('CPU, porthole ps --tree / both together', ratio('porthole ps --tree'), 1),
        target('CPU, porthole ps --json / both together', ratio('porthole ps --json'), 1),
      ],
      checks,
    };
  },
};
