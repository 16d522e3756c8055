import type { ProcessDetail } from '../model/process.ts';
import { type Ancestor, toAncestor } from './ancestor.ts';
import { type CgroupFacts, readCgroup } from './read-cgroup.ts';
import { type StopAdvice, stopAdviceOf } from './stop-advice.ts';

export type RestarterKind =
  /** A service manager, by the process's control group. */
  | 'systemd-unit'
  /** A program above it that starts others and watches them. */
  | 'process-manager'
  /** The container that it is in. */
  | 'container'
  /** Its parent, which is the same program or was seen to start it again. */
  | 'parent';

/** What may start a process again once it has ended. */
export interface Restarter {
  readonly kind: RestarterKind;
  /** `nodemon`, `api.service`, `gunicorn`. Hostile text. */
  readonly name: string;
  readonly pid: number | undefined;
  /** The one fact it was concluded from. Hostile text. */
  readonly evidence: string;
  /** What stops the process for good; `undefined`: not known. */
  readonly stop: StopAdvice | undefined;
}

/**
 * Who may start a process again, from its ancestors (nearest first; `[0]` is the process itself). Nobody above a shell
 * that somebody types into counts: what was typed there is not started again.
 */
export function findRestarter(ancestry: readonly ProcessDetail[]): Restarter | undefined {
  const [self, ...above] = ancestry.map(toAncestor);
  if (self === undefined) return undefined;
  const typed = above.findIndex((each) => each.shell === 'interactive');
  const near = typed < 0 ? above : above.slice(0, typed);
  const manager = managerAmong(near);
  if (manager !== undefined) return manager;
  const group = readCgroup(self.process.cgroup ?? '');
  return typed < 0 ? (unitOf(group, self) ?? sameProgram(self, near[0])) : sameProgram(self, near[0]);
}

/** Says of a process above that it is the one, on other evidence than what it is. */
export function parentAsRestarter(process: ProcessDetail, evidence: string): Restarter {
  const { label } = toAncestor(process);
  return { kind: 'parent', name: label, pid: process.pid, evidence, stop: { kind: 'kill', pid: process.pid } };
}

function managerAmong(near: readonly Ancestor[]): Restarter | undefined {
  for (const each of near) {
    const name = each.supervisor?.kind === 'process-manager' ? each.supervisor.name : watcherName(each);
    if (name === undefined) continue;
    const { pid } = each.process;
    const evidence = `ancestor ${name} (pid ${pid})`;
    return { kind: 'process-manager', name, pid, evidence, stop: stopAdviceOf(name, each.process) };
  }
  return undefined;
}

/** Programs that start another one anew whenever a file changes. */
const WATCHERS = new Map([
  ['exe:cargo-watch', 'cargo watch'],
  ['exe:air', 'air'],
  ['exe:reflex', 'reflex'],
  ['exe:modd', 'modd'],
]);

function watcherName({ process, program }: Ancestor): string | undefined {
  if (program === undefined) return undefined;
  for (const identity of program.identities) {
    const known = WATCHERS.get(identity);
    if (known !== undefined) return known;
    if (identity === 'npm:tsx' && program.words[0] === 'watch') return 'tsx watch';
  }
  if (program.runtime?.language !== 'Node.js') return undefined;
  const script = program.script?.name ?? '';
  const args = process.command ?? [];
  const own = args.slice(1, script === '' ? undefined : args.indexOf(script));
  return own.some((arg) => /^--watch(-path)?(=|$)/.test(arg)) ? 'node --watch' : undefined;
}

/** Of a system service, or of one that the user's own manager runs (`user@1000.service` in the path). */
function unitOf({ unit }: CgroupFacts, { process }: Ancestor): Restarter | undefined {
  if (unit === undefined || !unit.endsWith('.service') || /^user@\d+\.service$/.test(unit)) return undefined;
  const path = process.cgroup ?? '';
  const own = /\/user@\d+\.service\//.test(path) ? ['--user'] : [];
  return {
    kind: 'systemd-unit',
    name: unit,
    pid: undefined,
    evidence: `control group ${path}`,
    stop: { kind: 'command', command: ['systemctl', ...own, 'stop', unit], note: undefined },
  };
}

/** A master and its worker are one program with one script; shells that call each other are not. */
function sameProgram(self: Ancestor, parent: Ancestor | undefined): Restarter | undefined {
  const [a, b] = [self.program, parent?.program];
  if (a === undefined || b === undefined || parent === undefined || parent.process.pid === 1) return undefined;
  if (a.path !== b.path || a.runtime?.prefix === 'sh') return undefined;
  const isScript = a.runtime !== undefined;
  if (isScript && (a.script?.name !== b.script?.name || !/^(file|module|jar)$/.test(a.script?.kind ?? ''))) {
    return undefined;
  }
  return parentAsRestarter(parent.process, `its parent (pid ${parent.process.pid}) is the same program`);
}
