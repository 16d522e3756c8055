/** A program that runs other programs: how to find the one that it runs among its arguments. */
export interface Runtime {
  /** How people call it. */
  readonly language: string;
  /** What identities of its programs begin with (see `Program`). */
  readonly prefix: string;
  /** Its file names. */
  readonly files: RegExp;
  /** Options whose value is the argument after them. */
  readonly valued: ReadonlySet<string>;
  /** Options after which comes the name of a module. */
  readonly module: ReadonlySet<string>;
  /** Options after which comes program text instead of a file. */
  readonly code: ReadonlySet<string>;
  /** One-letter options may be written together, with their value attached (`-um http.server`, `-Idir`). */
  readonly clusters: boolean;
  /** Words before the program (`bun run server.ts`). */
  readonly verbs: ReadonlySet<string>;
  /** Of a script in such a place the file name is the name of an installed command. */
  readonly commandPath: RegExp;
}

interface RuntimeParts {
  readonly valued?: string;
  readonly module?: string;
  readonly code?: string;
  readonly clusters?: boolean;
  readonly verbs?: string;
  readonly commandPath?: RegExp;
}

const BIN_FOLDER = /(^|\/)s?bin\/[^/]+$/;

/** Where npm, pnpm, Yarn and the version managers put the commands of globally installed packages. */
const GLOBAL_NODE_BIN =
  /^(\/usr|\/usr\/local|\/opt\/[^/]+)\/bin\/[^/]+$|\/(\.nvm|\.npm-global|\.volta|\.fnm|\.asdf|\.yarn|fnm_multishells|mise|pnpm|node|nodejs)\/([^/]+\/)*[^/]+$/;

const NODE_OPTIONS =
  '-r --require --import --loader --experimental-loader -C --conditions --input-type --env-file --title --watch-path ' +
  '--inspect-port --icu-data-dir --openssl-config --diagnostic-dir --disable-warning';

const JAVA_OPTIONS =
  '-cp -classpath --class-path -p --module-path --upgrade-module-path --add-modules --limit-modules --add-opens ' +
  '--add-exports --add-reads --patch-module --enable-native-access';

/** The first whose file name fits is the one. Options are those of their manual pages. */
export const RUNTIMES: readonly Runtime[] = [
  runtime('Node.js', 'npm', /^(node|nodejs|iojs)(-?\d+)?$/, {
    valued: NODE_OPTIONS,
    code: '-e --eval -p --print -pe',
    commandPath: GLOBAL_NODE_BIN,
  }),
  runtime('Bun', 'npm', /^bun(-profile)?$/, {
    valued: '-r --preload --cwd --config -c --port --env-file',
    code: '-e --eval -p --print',
    verbs: 'run x exec',
    commandPath: GLOBAL_NODE_BIN,
  }),
  runtime('Deno', 'npm', /^deno$/, {
    valued: '-c --config --import-map -L --log-level --env-file --cert --seed --location',
    verbs: 'run serve',
  }),
  runtime('Python', 'py', /^(python|pypy)(\d+(\.\d+)*)?[dtm]?$/, {
    valued: '-W -X --check-hash-based-pycs',
    module: '-m',
    code: '-c',
    clusters: true,
  }),
  runtime('Ruby', 'rb', /^(ruby|jruby|truffleruby)(\d+(\.\d+)*)?$/, {
    valued: '-I -r -C -E -F -x',
    code: '-e',
    clusters: true,
  }),
  runtime('PHP', 'php', /^php(\d+(\.\d+)*)?$/, {
    valued: '-c -d -t -z --define --php-ini --docroot -f --file',
    code: '-r --run -B -R -E -F',
    commandPath: /./,
  }),
  runtime('Perl', 'pl', /^perl(\d+(\.\d+)*)?$/, { valued: '-I', code: '-e -E', clusters: true }),
  runtime('Java', 'java', /^java$/, { valued: JAVA_OPTIONS, module: '-m --module -jar' }),
  runtime('.NET', 'net', /^dotnet$/, { valued: '--additionalprobingpath --fx-version --roll-forward', verbs: 'exec' }),
  runtime('Shell', 'sh', /^(sh|bash|dash|ash|zsh|ksh|ksh93|mksh|fish)$/, {
    valued: '-o +o -O +O --rcfile --init-file',
    code: '-c',
    clusters: true,
  }),
];

function runtime(language: string, prefix: string, files: RegExp, parts: RuntimeParts): Runtime {
  return {
    language,
    prefix,
    files,
    valued: wordSet(parts.valued),
    module: wordSet(parts.module),
    code: wordSet(parts.code),
    clusters: parts.clusters ?? false,
    verbs: wordSet(parts.verbs),
    commandPath: parts.commandPath ?? BIN_FOLDER,
  };
}

function wordSet(words: string | undefined): ReadonlySet<string> {
  return new Set(words?.split(' '));
}
