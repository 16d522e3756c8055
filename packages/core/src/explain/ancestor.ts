import type { ProcessDetail } from '../model/process.ts';
import { packageScriptOf } from './package-script.ts';
import { baseName } from './program/base-name.ts';
import { type Program, programOf } from './program/program.ts';
import { shortText } from './short-text.ts';
import { supervisorOf } from './supervisors.ts';

/** One process of a chain with what it was recognised as. */
export interface Ancestor {
  readonly process: ProcessDetail;
  readonly program: Program | undefined;
  readonly supervisor: ReturnType<typeof supervisorOf>;
  readonly script: string | undefined;
  /** A shell that somebody types into has a terminal, and neither a script nor a `-c`. */
  readonly shell: 'interactive' | 'script' | undefined;
  /** How people call it. */
  readonly label: string;
}

export function toAncestor(process: ProcessDetail): Ancestor {
  const program = programOf(process);
  const supervisor = supervisorOf(program?.identities ?? []);
  const script = packageScriptOf(process);
  const label = script ?? supervisor?.name ?? labelOf(process, program);
  return { process, program, supervisor, script, shell: shellKind(process, program), label: shortText(label) };
}

/** What process 1 of a whole machine is; in a container it is mostly the server itself, or one of tini's kind. */
const INITS = new Set(
  ['systemd', 'init', 'runit', 'runit-init', 'openrc-init', 's6-svscan', 'dinit', 'finit', 'shepherd', 'procd'].map(
    (name) => `exe:${name}`,
  ),
).add('busybox:init');

export function isInit({ process, program }: Ancestor): boolean {
  return process.pid === 1 && program?.identities.some((identity) => INITS.has(identity)) === true;
}

function shellKind({ terminal }: ProcessDetail, program: Program | undefined): Ancestor['shell'] {
  const isShell = program?.runtime?.prefix === 'sh' || program?.identities.some((each) => BUSYBOX_SHELLS.has(each));
  if (isShell !== true) return undefined;
  const hasScript = program?.script !== undefined ? program.script.kind !== 'nothing' : program?.words.length !== 0;
  return terminal === undefined || hasScript ? 'script' : 'interactive';
}

const BUSYBOX_SHELLS = new Set(['busybox:sh', 'busybox:ash']);

function labelOf(process: ProcessDetail, program: Program | undefined): string {
  if (program === undefined) return process.name ?? `pid ${process.pid}`;
  const { name, runtime, script, identities, words } = program;
  if (runtime?.prefix === 'sh' || identities.some((each) => BUSYBOX_SHELLS.has(each))) return shellName(process, name);
  const [known = ''] = identities;
  if (known.startsWith('title:')) return known.slice('title:'.length);
  if (name === 'systemd' && words.includes('--user')) return 'systemd --user';
  if (runtime === undefined || script === undefined) return name;
  switch (script.kind) {
    case 'file':
      // An installed command goes by its own name, whatever it is written in.
      return known === '' ? `${name} ${baseName(script.name)}` : known.slice(known.indexOf(':') + 1);
    case 'jar':
      return `${name} ${baseName(script.name)}`;
    case 'module':
      return runtime.prefix === 'java' ? baseName(script.name) : `${name} -m ${script.name}`;
    default:
      return name;
  }
}

/** `sh` is dash here and bash there, but everybody who started it called it `sh`. */
function shellName({ command }: ProcessDetail, name: string): string {
  return /^(?:.*\/)?-?([a-z]*sh)$/.exec(command?.[0]?.slice(0, 4096) ?? '')?.[1] ?? name;
}
