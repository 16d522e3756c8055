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

/** The first whose file name fits is the one. Options are those of their manual pages. */
export const RUNTIMES: readonly Runtime[] = [
  runtime('Node.js', 'npm', /^(node|nodejs|iojs)(-?\d+)?$/, {
    valued: NODE_VALUED,
    inline: '-e --eval -p --print -pe --run',
    verbs: 'inspect',
    commandPath: GLOBAL_NODE_BIN,
  }),
  runtime('Bun', 'npm', /^bun(-profile)?$/, {
    valued: '-r --preload --cwd --config -c --port --env-file',
    inline: '-e --eval -p --print',
    verbs: 'run x exec',
    hasCommands: true,
    commandPath: GLOBAL_NODE_BIN,
  }),
  runtime('Deno', 'npm', /^deno$/, {
    valued: '-c --config --import-map -L --log-level --env-file --cert --seed --location --port --host',
    verbs: 'run serve',
    hasCommands: true,
  }),
  runtime('Python', 'py', /^(python|pypy)(\d+(\.\d+)*)?[dtm]?$/, {
    valued: '-W -X --check-hash-based-pycs',
    module: '-m',
    inline: '-c',
    clusters: true,
  }),
  runtime('Ruby', 'rb', /^(ruby|jruby|truffleruby)(\d+(\.\d+)*)?$/, {
    valued: '-I -r -C -E -F -x',
    inline: '-e',
    clusters: true,
  }),
  runtime('PHP', 'php', /^php(\d+(\.\d+)*)?$/, {
    valued: '-c -d -t -z --define --php-ini --docroot',
    inline: '-S --server -r --run -B -R -E -F',
    commandPath: /./,
  }),
  runtime('Perl', 'pl', /^perl(\d+(\.\d+)*)?$/, { valued: '-I -M -m', inline: '-e -E', clusters: true }),
  runtime('Java', 'java', /^java$/, { valued: JAVA_VALUED, module: '-m --module -jar' }),
  runtime('.NET', 'net', /^dotnet$/, {
    valued: '--additionalprobingpath --fx-version --roll-forward',
    verbs: 'exec',
    hasCommands: true,
  }),
  runtime('Shell', 'sh', /^(sh|bash|dash|ash|zsh|ksh|ksh93|mksh|fish|csh|tcsh)$/, {
    valued: '-o +o -O +O --rcfile --init-file',
    inline: '-c',
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
