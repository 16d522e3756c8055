/** A program that runs other programs: how to find the one that it runs among its arguments. */
export interface Runtime {
  /** How people call it. */
  readonly language: string;
  /** What identities of its programs begin with (see `Program`). */
  readonly prefix: string;
  /** Options whose value is the argument after them. */
  readonly valued: ReadonlySet<string>;
  /** Options after which comes the name of a module. */
  readonly module: ReadonlySet<string>;
  /** Options that stand in the place of a program. */
  readonly inline: ReadonlySet<string>;
  /** One-letter options may be written together, with their value attached (`-um http.server`, `-Idir`). */
  readonly clusters: boolean;
  /** Words that may stand before the program (`bun run server.ts`). */
  readonly verbs: ReadonlySet<string>;
  /** It has commands of its own: a word without a dot or slash is one of them (`deno task`), not a program. */
  readonly hasCommands: boolean;
  /** Of a script in such a place the file name is the name of an installed command. */
  readonly commandPath: RegExp;
}

/** A runtime as it is written down below; what costs something is made when it is asked for. */
interface Row {
  /** The letters that its file names begin with. */
  readonly stems: string;
  readonly language: string;
  readonly prefix: string;
  readonly files: RegExp;
  readonly parts: RuntimeParts;
}

interface RuntimeParts {
  readonly valued?: string;
  readonly module?: string;
  readonly inline?: string;
  readonly clusters?: boolean;
  readonly verbs?: string;
  readonly hasCommands?: boolean;
  readonly commandPath?: RegExp;
}

const BIN_FOLDER = /(^|\/)s?bin\/[^/]+$/;

/** Where npm, pnpm, Yarn and the version managers put the commands of globally installed packages. */
const GLOBAL_NODE_BIN =
  /^(\/usr|\/usr\/local|\/opt\/[^/]+)\/bin\/[^/]+$|\/(\.nvm|\.npm-global|\.volta|\.fnm|\.asdf|\.yarn|mise|pnpm|node|nodejs)\/(.+\/)?bin\/[^/]+$/;

const NODE_VALUED =
  '-r --require --import --loader --experimental-loader -C --conditions --input-type --env-file --title --watch-path ' +
  '--inspect-port --icu-data-dir --openssl-config --diagnostic-dir --disable-warning';

const JAVA_VALUED =
  '-cp -classpath --class-path -p --module-path --upgrade-module-path --add-modules --limit-modules --add-opens ' +
  '--add-exports --add-reads --patch-module --enable-native-access';

/** Options are those of their manual pages. */
const RUNTIMES: readonly Row[] = [
  {
    stems: 'node nodejs iojs',
    language: 'Node.js',
    prefix: 'npm',
    files: /^(node|nodejs|iojs)(-?\d+)?$/,
    parts: {
      valued: NODE_VALUED,
      inline: '-e --eval -p --print -pe --run',
      verbs: 'inspect',
      commandPath: GLOBAL_NODE_BIN,
    },
  },
  {
    stems: 'bun',
    language: 'Bun',
    prefix: 'npm',
    files: /^bun(-profile)?$/,
    parts: {
      valued: '-r --preload --cwd --config -c --port --env-file',
      inline: '-e --eval -p --print',
      verbs: 'run x exec',
      hasCommands: true,
      commandPath: GLOBAL_NODE_BIN,
    },
  },
  {
    stems: 'deno',
    language: 'Deno',
    prefix: 'npm',
    files: /^deno$/,
    parts: {
      valued: '-c --config --import-map -L --log-level --env-file --cert --seed --location --port --host',
      verbs: 'run serve',
      hasCommands: true,
    },
  },
  {
    stems: 'python pypy',
    language: 'Python',
    prefix: 'py',
    files: /^(python|pypy)(\d+(\.\d+)*)?[dtm]?$/,
    parts: {
      valued: '-W -X --check-hash-based-pycs',
      module: '-m',
      inline: '-c',
      clusters: true,
    },
  },
  {
    stems: 'ruby jruby truffleruby',
    language: 'Ruby',
    prefix: 'rb',
    files: /^(ruby|jruby|truffleruby)(\d+(\.\d+)*)?$/,
    parts: {
      valued: '-I -r -C -E -F -x',
      inline: '-e',
      clusters: true,
    },
  },
  {
    stems: 'php',
    language: 'PHP',
    prefix: 'php',
    files: /^php(\d+(\.\d+)*)?$/,
    parts: {
      valued: '-c -d -t -z --define --php-ini --docroot',
      inline: '-S --server -r --run -B -R -E -F',
      commandPath: /./,
    },
  },
  {
    stems: 'perl',
    language: 'Perl',
    prefix: 'pl',
    files: /^perl(\d+(\.\d+)*)?$/,
    parts: { valued: '-I -M -m', inline: '-e -E', clusters: true },
  },
  {
    stems: 'java',
    language: 'Java',
    prefix: 'java',
    files: /^java$/,
    parts: { valued: JAVA_VALUED, module: '-m --module -jar' },
  },
  {
    stems: 'dotnet',
    language: '.NET',
    prefix: 'net',
    files: /^dotnet$/,
    parts: {
      valued: '--additionalprobingpath --fx-version --roll-forward',
      verbs: 'exec',
      hasCommands: true,
    },
  },
  {
    stems: 'sh bash dash ash zsh ksh mksh fish csh tcsh',
    language: 'Shell',
    prefix: 'sh',
    files: /^(sh|bash|dash|ash|zsh|ksh|ksh93|mksh|fish|csh|tcsh)$/,
    parts: {
      valued: '-o +o -O +O --rcfile --init-file',
      inline: '-c',
      clusters: true,
    },
  },
];

/** The runtime whose program file has this name. */
export function runtimeNamed(name: string): Runtime | undefined {
  const stem = /^[a-z]+/.exec(name)?.[0];
  const row = RUNTIMES.find(({ stems }) => stem !== undefined && stems.split(' ').includes(stem));
  return row?.files.test(name) ? toRuntime(row) : undefined;
}

function toRuntime({ language, prefix, parts }: Row): Runtime {
  return {
    language,
    prefix,
    valued: wordSet(parts.valued),
    module: wordSet(parts.module),
    inline: wordSet(parts.inline),
    clusters: parts.clusters ?? false,
    verbs: wordSet(parts.verbs),
    hasCommands: parts.hasCommands ?? false,
    commandPath: parts.commandPath ?? BIN_FOLDER,
  };
}

function wordSet(words: string | undefined): ReadonlySet<string> {
  return new Set(words?.split(' '));
}
