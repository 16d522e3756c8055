// Who may import whom: the table in ARCHITECTURE.md as rules. A test may import anything; nothing imports a test.
// `test/architecture.test.ts` checks what imports do not show (globals, names, sizes).
const CORE = '^packages/core/src';
const PROGRAM = '^packages/porthole/src';
/** Tests, and what only they use. */
const TEST = '\\.test\\.ts$|/testing/';

/** The files in `folder` may import what matches `allowed` and each other, and nothing else: no package, no `node:`. */
function only(name, folder, allowed, comment) {
  return {
    name,
    severity: 'error',
    comment,
    from: { path: `${folder}/`, pathNot: TEST },
    to: { pathNot: [`${folder}/`, ...allowed] },
  };
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment:
        'Two files that need each other are one idea: put what they share in a third. (A command that loads when it ' +
        'runs may know the tree that it hangs in.)',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'The import leads nowhere.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-package',
      severity: 'error',
      comment: 'A package that no package.json here names is there by luck.',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-tool-in-shipped-code',
      severity: 'error',
      comment:
        'A user does not install our devDependencies. (The program bundles the library and the CSV writer: no tools.)',
      from: { path: '^packages/', pathNot: [TEST, `${PROGRAM}/contract/schemas/`] },
      to: { dependencyTypes: ['npm-dev'], pathNot: '^packages/core/|node_modules/csv-stringify/' },
    },
    {
      name: 'no-import-of-tests',
      severity: 'error',
      comment: 'Tests are not shipped.',
      from: { path: '^(packages|examples)/', pathNot: TEST },
      to: { path: [TEST, '^test/'] },
    },

    only('model-is-a-leaf', `${CORE}/model`, [], 'The words of the program depend on nothing.'),
    {
      name: 'errors-is-a-leaf',
      severity: 'error',
      comment: 'Everything may throw, so what is thrown depends on nothing but the model.',
      from: { path: `${CORE}/errors\\.ts$` },
      to: { pathNot: `${CORE}/model/` },
    },
    {
      name: 'ports-is-pure',
      severity: 'error',
      comment: 'What a number means is the same everywhere. Only its own table is read from a file, by one file.',
      from: { path: `${CORE}/ports/`, pathNot: [TEST, `${CORE}/ports/registry/registry-file\\.ts$`] },
      to: { pathNot: [`${CORE}/ports/`, `${CORE}/model/`] },
    },
    only(
      'query-is-pure',
      `${CORE}/query`,
      [`${CORE}/model/`, `${CORE}/errors\\.ts$`],
      'The filter language runs in a browser too.',
    ),
    only(
      'diff-is-pure',
      `${CORE}/diff`,
      [`${CORE}/model/`],
      'What happened follows from two moments and nothing else.',
    ),
    only(
      'watch-reads-through-a-reader',
      `${CORE}/watch`,
      [`${CORE}/(model|diff)/`, `${CORE}/act/clock\\.ts$`],
      'A host gives the watch what to look through, and a test gives it time.',
    ),
    only(
      'explain-is-pure',
      `${CORE}/explain`,
      [`${CORE}/(model|ports)/`, `${CORE}/errors\\.ts$`],
      'An explanation is a function of facts; `facts` and the hosts read them.',
    ),
    only(
      'facts-read-through-the-source',
      `${CORE}/facts`,
      [`${CORE}/model/`, `${CORE}/errors\\.ts$`, `${CORE}/host/source\\.ts$`],
      'What reads the machine by another way than the Source cannot be replayed.',
    ),

    {
      ...only(
        'act-goes-through-the-host',
        `${CORE}/act`,
        [
          `${CORE}/(model|explain)/`,
          `${CORE}/errors\\.ts$`,
          `${CORE}/host/host(-actions)?\\.ts$`,
          '^(node:)?timers/promises$',
        ],
        'What is done to a machine is done by its host; only time comes from elsewhere, and a test can replace that.',
      ),
      from: { path: `${CORE}/act/`, pathNot: [TEST, `${CORE}/act/(free|wait)/`] },
    },

    {
      name: 'free-and-wait-know-no-system',
      severity: 'error',
      comment:
        'What takes ports and waits for them does it on any host: it binds, connects and keeps files, as every Node can.',
      from: { path: `${CORE}/act/(free|wait)/`, pathNot: TEST },
      to: {
        pathNot: [
          `${CORE}/(act|model|ports|query)/`,
          `${CORE}/errors\\.ts$`,
          `${CORE}/host/(host|source)\\.ts$`,
          '^(node:)?(fs|net|dgram|crypto|path)$',
        ],
      },
    },

    only(
      'diagnose-looks-and-tries',
      `${CORE}/diagnose`,
      [
        `${CORE}/(model|explain|probe)/`,
        `${CORE}/act/plan-kill\\.ts$`,
        `${CORE}/errors\\.ts$`,
        `${CORE}/host/(host|open-host)\\.ts$`,
        '^(node:)?dns/promises$',
      ],
      'It gathers the facts of a verdict: the host reads and binds, the probe connects, explain concludes.',
    ),

    {
      name: 'codecs-do-no-io',
      severity: 'error',
      comment: 'A codec turns bytes into values and back. It imports no built-in but the buffer.',
      from: { path: '-codec\\.ts$' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?buffer$' },
    },
    {
      name: 'codecs-never-reach-the-machine',
      severity: 'error',
      comment: 'Not even through another file: then it could not be tested on another system.',
      from: { path: '-codec\\.ts$' },
      to: { path: `${CORE}/host/(ffi|open-host)\\.ts$|-source\\.ts$|node_modules/`, reachable: true },
    },
    {
      name: 'recognisers-do-no-io',
      severity: 'error',
      comment: 'A recogniser says what bytes mean. Who sends and receives them is the engine beside it.',
      from: { path: `${CORE}/probe/recognise/`, pathNot: TEST },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?buffer$' },
    },
    {
      name: 'koffi-only-in-ffi',
      severity: 'error',
      comment: 'One door to native calls, so that there is one place where it can be missing.',
      from: { pathNot: `${CORE}/host/ffi\\.ts$` },
      to: { path: '(^|/)(koffi|@koromix)(/|$)' },
    },
    {
      name: 'hosts-never-meet',
      severity: 'error',
      comment:
        'What two backends share belongs beside their folders. (A recording is the seam of another one, written down.)',
      from: { path: `${CORE}/host/([^/]+)/`, pathNot: `${CORE}/host/recorded/` },
      to: { path: `${CORE}/host/[^/]+/`, pathNot: `${CORE}/host/$1/` },
    },
    {
      name: 'hosts-only-by-open-host',
      severity: 'error',
      comment: 'Nobody but open-host knows which system this is.',
      from: { pathNot: [`${CORE}/(host/open-host|index)\\.ts$`, `${CORE}/host/[^/]+/`, TEST, '^test/'] },
      to: { path: `${CORE}/host/[^/]+/` },
    },

    {
      name: 'core-never-imports-the-program',
      severity: 'error',
      comment: 'The library stands alone.',
      from: { path: '^packages/core/' },
      to: { path: '^packages/porthole/' },
    },
    {
      name: 'program-uses-the-public-library',
      severity: 'error',
      comment: "The program is the library's first user: it gets what everybody gets.",
      from: { path: '^packages/porthole/' },
      to: { path: '^packages/core/', pathNot: `${CORE}/index\\.ts$` },
    },
    only('view-is-pure', `${PROGRAM}/view`, [`${CORE}/index\\.ts$`], 'A view makes strings; who prints them is `cli`.'),
    only(
      'lesson-is-played-by-others',
      `${PROGRAM}/lesson`,
      [`${CORE}/index\\.ts$`, `${PROGRAM}/(view|contract)/`],
      'The lesson is a script and what performs it; what it needs from outside is handed to it by who plays it.',
    ),
    only(
      'contract-is-pure',
      `${PROGRAM}/contract`,
      [`${CORE}/index\\.ts$`, 'node_modules/valibot/'],
      'What leaves the program is a function of what core tells.',
    ),
    {
      name: 'schemas-are-for-tests',
      severity: 'error',
      comment: 'The program would start slower with a schema library; its documents are checked in tests.',
      from: { pathNot: [`${PROGRAM}/contract/schemas/`, TEST, '^test/'] },
      to: { path: [`${PROGRAM}/contract/schemas/`, 'node_modules/valibot/'] },
    },
    {
      name: 'examples-stand-alone',
      severity: 'error',
      comment: 'An example is read as a program of its own.',
      from: { path: '^examples/([^/]+)/' },
      to: { pathNot: ['^examples/$1/', '^(node:)?[a-z_/]+$'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^packages/[^/]+/dist/' },
    combinedDependencies: true,
    // Types count: a type from the wrong place is a wrong dependency too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['porthole-source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.cjs', '.js', '.json'],
    },
  },
};
