import { LIMIT_NAMES, type LimitName, type ProcessAnatomy, type ProcessDetail } from '@porthole/core';
import { timestamp } from '../../contract/index.ts';
import { printBytes } from '../../view/bytes.ts';
import { printDuration } from '../../view/duration.ts';
import type { LabelledRow } from '../text/labelled-lines.ts';
import { folderRow, hard } from '../who/tell-process.ts';
import { clean, type Teller } from '../who/teller.ts';
import type { Examined } from './examine.ts';
import { UNSEEN } from './not-there.ts';

const LIMITS: Readonly<Record<LimitName, string>> = {
  cpuSeconds: 'CPU time',
  fileSizeBytes: 'file size',
  dataBytes: 'data',
  stackBytes: 'stack',
  coreFileBytes: 'core file',
  residentBytes: 'resident memory',
  processes: 'processes of its user',
  openFiles: 'open files',
  lockedMemoryBytes: 'locked memory',
  addressSpaceBytes: 'addresses',
  fileLocks: 'file locks',
  pendingSignals: 'waiting signals',
  messageQueueBytes: 'message queues',
  nicePriority: 'nice',
  realtimePriority: 'real-time priority',
  realtimeMicroseconds: 'real-time microseconds',
};

/** Limits that a program meets sooner than others, for a screen. */
const USUAL: ReadonlySet<LimitName> = new Set([
  'openFiles',
  'processes',
  'stackBytes',
  'dataBytes',
  'addressSpaceBytes',
  'cpuSeconds',
  'fileSizeBytes',
  'coreFileBytes',
]);

/** Whose it is, since when, where it works, and what bounds it. */
export function placeRows(found: Examined, teller: Teller): LabelledRow[] {
  const { anatomy, parents } = found;
  const folder = folderRow({ ...found, process: anatomy, detail: anatomy }, teller);
  return [
    { label: 'user', value: [tellUser(anatomy, teller)] },
    ...(anatomy.startedAtMs === undefined
      ? []
      : [{ label: 'started', value: [tellStart(anatomy.startedAtMs, teller)] }]),
    ...(folder === undefined ? [] : [folder]),
    ...(anatomy.cgroup === undefined ? [] : [{ label: 'cgroup', value: [clean(teller, anatomy.cgroup)] }]),
    { label: 'limits', value: [tellLimits(anatomy, teller)] },
    { label: 'namespaces', value: [tellNamespaces(anatomy, parents, teller)] },
  ];
}

function tellUser({ uid, user, users }: ProcessAnatomy, teller: Teller): string {
  if (uid === undefined) return 'not known';
  const name = user === undefined ? String(uid) : `${clean(teller, user)} (${uid})`;
  const others = users !== undefined && users.real !== users.effective ? `, started by user ${users.real}` : '';
  return `${name}${uid === teller.uid ? ', you' : ''}${others}`;
}

function tellStart(startedAtMs: number, { nowMs }: Teller): string {
  return `${hard(printDuration(nowMs - startedAtMs))} ago: ${hard(
    timestamp(startedAtMs)
      .replace('T', ' ')
      .replace(/\.\d+Z$/, ' UTC'),
  )}`;
}

function tellLimits({ limits }: ProcessAnatomy, teller: Teller): string {
  if (limits === undefined) return UNSEEN;
  const bounded = LIMIT_NAMES.flatMap((name) => {
    const soft = limits[name]?.soft;
    if (soft === undefined || soft === 'unlimited' || (teller.width !== undefined && !USUAL.has(name))) return [];
    const amount = name.endsWith('Bytes') ? printBytes(soft) : name === 'cpuSeconds' ? `${soft} s` : String(soft);
    return [hard(`${LIMITS[name]} ${amount}`)];
  });
  return bounded.length === 0 ? 'none' : bounded.join(` ${teller.style.symbols.separator} `);
}

/** Held against the outermost of its parents that may be looked into: mostly the first process of the machine. */
function tellNamespaces({ namespaces }: ProcessAnatomy, parents: readonly ProcessDetail[], teller: Teller): string {
  if (namespaces === undefined) return UNSEEN;
  const kinds = Object.keys(namespaces);
  const first = parents.findLast((parent) => parent.namespaces !== undefined);
  if (first?.namespaces === undefined) {
    return kinds.map((kind) => hard(`${kind} ${namespaces[kind]}`)).join(` ${teller.style.symbols.separator} `);
  }
  const own = kinds.filter((kind) => namespaces[kind] !== first.namespaces?.[kind]);
  const who = `${clean(teller, first.name ?? 'process')} ${first.pid}`;
  return own.length === 0 ? `those of ${who}` : `those of ${who}, but for ${own.join(', ')}`;
}
