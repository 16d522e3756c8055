import { baseName } from './program/base-name.ts';
import { packageOf } from './program/package-of.ts';
import { type Program, type ProgramFacts, programOf } from './program/program.ts';
import { shortText } from './short-text.ts';

/** The words after a runner's name that say that a command of the project follows, and what runs without any. */
interface Runner {
  readonly verbs: readonly string[];
  /** Words that are a command of the project by themselves: `npm start`. */
  readonly own: readonly string[];
  /** Every other word is one too: `yarn dev`, `make dev`. */
  readonly any: boolean;
}

const NPM_VERBS = ['run', 'run-script', 'exec', 'x'];
const NPM_OWN = ['start', 'test', 'stop', 'restart'];

const RUNNERS = new Map<string, Runner>([
  ['npm', { verbs: NPM_VERBS, own: NPM_OWN, any: false }],
  ['npx', { verbs: [], own: [], any: true }],
  ['pnpm', { verbs: [...NPM_VERBS, 'dlx'], own: NPM_OWN, any: true }],
  ['pnpx', { verbs: [], own: [], any: true }],
  ['yarn', { verbs: ['run', 'exec', 'dlx'], own: NPM_OWN, any: true }],
  ['bun', { verbs: ['run', 'x'], own: [], any: false }],
  ['bunx', { verbs: [], own: [], any: true }],
  ['deno', { verbs: ['task'], own: [], any: false }],
  ['cargo', { verbs: [], own: ['run', 'watch'], any: false }],
  ['go', { verbs: [], own: ['run'], any: false }],
  ['uv', { verbs: ['run'], own: [], any: false }],
  ['poetry', { verbs: ['run'], own: [], any: false }],
  ['pipenv', { verbs: ['run'], own: [], any: false }],
  ['composer', { verbs: ['run', 'run-script', 'exec'], own: [], any: false }],
  ['make', { verbs: [], own: [], any: true }],
  ['just', { verbs: [], own: [], any: true }],
]);

/** Options of these runners whose value is the argument after them; it is not the command. */
const VALUED = new Set(
  '-C -f -d -F --prefix --workspace --filter --cwd --dir --directory --package --project'.split(' '),
);

/** `-j`, and after it `4`; make's `PORT=3000`. */
const NO_COMMAND = /^-|^\d+$|^\w+=/;

/**
 * The command of a project that this process is the runner of, as one would type it: `npm run dev`, `yarn dev`,
 * `make serve`; `undefined` if it is no such runner. It is told by npm's title, by npm's own script
 * (`node /usr/lib/node_modules/npm/bin/npm-cli.js run dev`) or by the program.
 */
export function packageScriptOf(process: ProgramFacts): string | undefined {
  const program = programOf(process);
  if (program === undefined) return undefined;
  const { script, words } = program;
  if (script?.kind === 'inline') return script.name === '--run' ? commandOf('node', ['--run', words[0]]) : undefined;
  const name = runnerName(program);
  const runner = RUNNERS.get(name ?? '');
  if (name === undefined || runner === undefined) return undefined;
  const [first, second] = words.filter((word, index) => !NO_COMMAND.test(word) && !VALUED.has(words[index - 1] ?? ''));
  if (first === undefined) return undefined;
  if (runner.verbs.includes(first)) return commandOf(name, [first, second]);
  return runner.own.includes(first) || runner.any ? commandOf(name, [first]) : undefined;
}

function commandOf(name: string, words: readonly (string | undefined)[]): string | undefined {
  return words.includes(undefined) ? undefined : shortText([name, ...words].join(' '));
}

function runnerName({ name, runtime, script, identities }: Program): string | undefined {
  if (script?.kind === 'file') return scriptedRunner(script.name);
  const [first = ''] = identities;
  if (first.startsWith('title:')) return first.slice('title:'.length);
  return runtime === undefined || script?.kind === 'nothing' ? name : undefined;
}

/** `/opt/yarn-v1.22.22/bin/yarn.js`, `.yarn/releases/yarn-4.1.0.cjs`, `npm-cli.js`, `npx-cli.js`, `/usr/bin/pnpm`. */
function scriptedRunner(path: string): string | undefined {
  const name = /^(npm|npx|pnpm|pnpx|yarn)(?:pkg)?(?:-cli|-berry)?(?:-[\d.]+)?(?:\.[cm]?js)?$/.exec(baseName(path))?.[1];
  const owner = packageOf(path);
  const isRunner = owner === undefined || ['npm', 'pnpm', 'yarn', 'yarnpkg', 'corepack', name].includes(owner);
  return isRunner ? name : undefined;
}
