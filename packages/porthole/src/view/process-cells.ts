import { addUp } from './add-up.ts';
import { printBytes } from './bytes.ts';
import { NONE, UNKNOWN } from './column.ts';
import { printShare } from './cpu-text.ts';
import type { ListedProcess } from './listed-process.ts';
import { portTexts } from './port-list.ts';
import type { ProcessRow } from './process-row.ts';
import type { Symbols } from './symbols.ts';

/** The name of the process. Raw text. */
export function nameText({ members }: ProcessRow): string {
  const { name, isKernelThread } = members[0].process;
  if (isKernelThread && members.length > 1) return '[kernel]';
  return name === '' ? '(no name)' : (name ?? UNKNOWN);
}

/** How many processes the line is of, to be put behind the name: ` ×23`. */
export function timesText({ members }: ProcessRow, { times }: Symbols): string {
  return members.length === 1 ? '' : ` ${times}${members.length}`;
}

/** `3120 +22`: a line of several is a sum, and which they are is told by lines of their own. */
export function pidText({ members }: ProcessRow): string {
  const { pid } = members[0].process;
  return members.length === 1 ? String(pid) : `${pid} +${members.length - 1}`;
}

export function allPidsText({ members }: ProcessRow): string {
  return members.map(({ process }) => process.pid).join(',');
}

/** The ports it waits on; `-`: none; `?`: it may have some (more), and they cannot be seen. */
export function portCellTexts({ ports, members }: ProcessRow): string[] {
  const texts = portTexts(ports);
  const isUnseen = members.some(({ unseen }) => unseen !== undefined);
  if (isUnseen) return [...texts, UNKNOWN];
  return texts.length === 0 ? [NONE] : texts;
}

export function connectionsText({ connections, members }: ProcessRow): string {
  const isUnseen = members.some(({ unseen }) => unseen !== undefined);
  if (connections.length === 0) return isUnseen ? UNKNOWN : NONE;
  return isUnseen ? `${connections.length} ${UNKNOWN}` : String(connections.length);
}

/** `sleeping`, or of several `2 running, 21 sleeping`, the rarest first. */
export function stateText({ members }: ProcessRow): string {
  const counts = new Map<string, number>();
  for (const { process } of members) {
    const state = process.state ?? UNKNOWN;
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  if (counts.size === 1) return [...counts.keys()][0] ?? UNKNOWN;
  return [...counts]
    .sort(([, a], [, b]) => a - b)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');
}

/** Of several the first user, and how many others there are: `root +1`, or all if `full`. Raw text. */
export function userText({ members }: ProcessRow, full: boolean): string {
  const users = [...new Set(members.map(userOf))];
  if (full) return users.join(',');
  return users.length === 1 ? (users[0] ?? UNKNOWN) : `${users[0]} +${users.length - 1}`;
}

function userOf({ process: { user, uid } }: ListedProcess): string {
  return user ?? (uid === undefined ? UNKNOWN : String(uid));
}

export function cpuText({ members }: ProcessRow): string {
  const share = addUp(members, ({ cpuShare }) => cpuShare);
  return share === undefined ? UNKNOWN : printShare(share);
}

/** Memory that several processes share counts for each of them. Kernel threads and zombies have none of their own. */
export function memoryText({ members }: ProcessRow): string {
  if (members.every(({ process }) => process.isKernelThread || process.state === 'zombie')) return NONE;
  const bytes = addUp(members, ({ process }) => process.residentBytes);
  return bytes === undefined ? UNKNOWN : printBytes(bytes);
}

export function threadsText({ members }: ProcessRow): string {
  return String(addUp(members, ({ process }) => process.threads) ?? UNKNOWN);
}

/** The arguments, parted by blanks; of several processes those of the first. Raw text. */
export function commandText({ members }: ProcessRow): string {
  const { command, name, isKernelThread, state } = members[0].process;
  if (command === undefined) return UNKNOWN;
  if (command.length > 0) return command.join(' ');
  if (isKernelThread) return members.length === 1 ? `[${name ?? UNKNOWN}]` : 'threads of the kernel itself';
  return state === 'zombie' ? '(ended; its parent has not taken note)' : NONE;
}
