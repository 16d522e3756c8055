import { type Column, NONE, UNKNOWN } from '../column.ts';
import { printAge } from '../duration.ts';
import { heldBy } from '../held-by.ts';
import { fitTexts } from '../port-list.ts';
import {
  allPidsText,
  commandText,
  connectionsText,
  cpuText,
  memoryText,
  nameText,
  pidText,
  portCellTexts,
  stateText,
  threadsText,
  timesText,
  userText,
} from '../process-cells.ts';
import type { ProcessRow } from '../process-row.ts';
import { sanitize } from '../sanitize.ts';
import type { Role, Style } from '../style.ts';
import { fitBranch, STROKE } from '../tree-branch.ts';
import { displayWidth, fitText } from '../width.ts';

/** From here on there is room for whole sentences. */
const WIDE = 150;

interface ProcessColumnOptions {
  readonly style: Style;
  /** Columns of the terminal; `undefined`: no limit, so nothing is left out. */
  readonly width: number | undefined;
  /** Branches of a tree stand before the names. */
  readonly tree: boolean;
  /** The use of CPU was measured, and is no average since the start. */
  readonly sampled: boolean;
}

/** The columns of `ps`: one row for a process, or for several of one program. */
export function processColumns({
  style,
  width: screen,
  tree,
  sampled,
}: ProcessColumnOptions): readonly Column<ProcessRow>[] {
  const { symbols } = style;
  const full = screen === undefined;
  const isWide = screen !== undefined && screen >= WIDE;
  return [
    {
      key: 'process',
      title: 'PROCESS',
      priority: 1,
      shrink: true,
      minWidth: tree ? 20 : 12,
      text: (row) => row.branch + nameText(row) + timesText(row, symbols),
      fit: (row, width) => fitName(row, width, style),
      raw: ({ members }) => members[0].process.name ?? '',
      role: ({ members }) => (members[0].process.isKernelThread ? 'muted' : 'process'),
    },
    { key: 'pid', title: 'PID', priority: 3, align: 'right', text: pidText },
    {
      key: 'ports',
      title: 'PORTS',
      priority: 2,
      shrink: true,
      minWidth: isWide ? 24 : 12,
      text: (row) => portCellTexts(row).join(', '),
      fit: (row, width) => fitTexts(portCellTexts(row), width),
      raw: ({ ports }) => ports.map(({ port, protocol }) => `${port}/${protocol}`).join(' '),
      role: portsRole,
    },
    { key: 'connections', title: 'CONNS', priority: 6, align: 'right', text: connectionsText, raw: rawConnections },
    {
      key: 'held',
      title: 'HELD BY',
      priority: 7,
      shrink: true,
      minWidth: isWide ? 34 : 17,
      text: (row) => heldBy(row)[0],
      fit: fitHeldBy,
    },
    { key: 'cpu', title: sampled ? 'CPU' : 'CPU AVG', priority: 4, align: 'right', text: cpuText, raw: rawShare },
    { key: 'memory', title: 'MEMORY', priority: 5, align: 'right', text: memoryText, raw: rawMemory },
    {
      key: 'state',
      title: 'STATE',
      priority: 9,
      shrink: true,
      minWidth: 8,
      text: stateText,
      role: ({ members }) => (members.some(({ process }) => process.state === 'zombie') ? 'warning' : undefined),
    },
    { key: 'threads', title: 'THREADS', priority: 11, align: 'right', text: threadsText },
    { key: 'user', title: 'USER', priority: 8, shrink: true, minWidth: 6, text: (row) => userText(row, full) },
    { key: 'up', title: 'UP', priority: 10, align: 'right', text: upText, raw: rawAge },
    { key: 'command', title: 'COMMAND', priority: 12, shrink: true, minWidth: 20, text: commandText },
    { key: 'pids', title: 'PIDS', priority: 13, optional: true, text: allPidsText },
    { key: 'unseen', title: 'UNSEEN', priority: 13, optional: true, text: ({ members }) => members[0].unseen ?? NONE },
  ];
}

/** First the outer strokes of a tree are left out, then the end of the name; the number of processes stays. */
function fitName(row: ProcessRow, width: number, { ascii, symbols }: Style): string {
  const name = sanitize(nameText(row), ascii ? 'ascii' : 'unicode');
  const times = timesText(row, symbols);
  const branch = fitBranch(
    row.branch,
    Math.max(symbols.ellipsis.length + STROKE, width - displayWidth(name) - times.length),
    symbols.ellipsis,
  );
  return branch + fitText(name, Math.max(1, width - branch.length - times.length), symbols.ellipsis) + times;
}

function fitHeldBy(row: ProcessRow, width: number): string {
  const forms = heldBy(row);
  return forms.find((form) => form.length <= width) ?? (forms.at(-1) as string);
}

function portsRole({ ports, members }: ProcessRow): Role | undefined {
  if (members.some(({ unseen }) => unseen !== undefined)) return 'warning';
  return ports.some(({ ephemeral }) => !ephemeral) ? 'title' : undefined;
}

function upText({ members }: ProcessRow): string {
  const { ageMs } = members[0].process;
  return ageMs === undefined ? UNKNOWN : printAge(ageMs);
}

/** Not known is empty, and none is 0. */
function rawConnections({ connections, members: [{ unseen }] }: ProcessRow): string {
  return unseen !== undefined && connections.length === 0 ? '' : String(connections.length);
}

/** Part of one processor. */
function rawShare({ members: [{ cpuShare }] }: ProcessRow): string {
  return cpuShare === undefined ? '' : String(Number(cpuShare.toFixed(5)));
}

/** Bytes. */
function rawMemory({ members: [{ process }] }: ProcessRow): string {
  return String(process.residentBytes ?? '');
}

/** Whole seconds. */
function rawAge({ members: [{ process }] }: ProcessRow): string {
  return process.ageMs === undefined ? '' : String(Math.floor(process.ageMs / 1000));
}
