/** Who may import what (docs/architecture.md): directions go downward only. Applied by boundaries-check.mjs. */

/**
 * A side of an import: files, packages as `node_modules/<name>/`, modules of Node as `node:<name>`. `$1` in a rule's `to` is what
 * the first group of its `from.path` found.
 * @typedef {{ path?: string, pathNot?: string | string[] }} Side
 * @typedef {'own' | 'workspace' | 'dependency' | 'dev-dependency' | 'root-dependency' | 'node'} ImportKind `own`: by a path
 * @typedef {{ kinds?: ImportKind[], exceptTypes?: boolean }} How `exceptTypes`: the import of types alone is allowed
 * @typedef {{ name: string, comment: string, from: Side, to: Side & How }} ImportRule
 */

const TEST = '\\.test(-support)?\\.tsx?$'

/** Workspace package → those it may import. `examples` holds example data; see the rule about it below. */
const MAY_IMPORT = {
  'packages/policy': [],
  'packages/ui': [],
  'packages/toolchain': [],
  'packages/detection': ['packages/policy'],
  'packages/copy': ['packages/policy'],
  'packages/contract': ['packages/policy'],
  'packages/storage': ['packages/policy'],
  'packages/examples': ['packages/policy'],
  'packages/testing-postgres': [],
  'packages/testing-oidc': [],
  'packages/testing-smtp': [],
  'apps/web': ['packages/ui', 'packages/copy', 'packages/contract', 'packages/policy'],
  'apps/bff': ['packages/storage', 'packages/detection', 'packages/copy', 'packages/contract', 'packages/policy'],
  'apps/marketplace': ['packages/contract', 'packages/policy'],
  e2e: ['apps/marketplace', 'packages/copy', 'packages/contract', 'packages/detection', 'packages/policy'],
}

/**
 * Workspace package → those that its tests and what opens a desk for them may import besides.
 * @type {Record<string, string[]>}
 */
const TESTS_MAY_IMPORT = { 'apps/bff': ['apps/marketplace'] }

/** A desk or a server of its own for a test. */
const TESTING = '^packages/testing-[a-z]+/|^packages/storage/src/testing/|^apps/bff/src/testing/|^e2e/'

/** What example data is for: the demo command, stored desks, the stand-in marketplace, the end-to-end tests, and tests. */
const USES_EXAMPLES = ['^apps/bff/src/(cli|testing)/', '^apps/marketplace/', '^e2e/', '^packages/examples/', TEST]

const FORBIDDEN_FOLDER = '/(utils|common|shared|lib|helpers|types|hooks|services|constants)/'
/** Rooms of apps/bff that features stand on → those they may import. No loops: each stands above those it names. */
const BFF_ROOMS = {
  config: [],
  http: ['config'],
  runtime: ['config', 'http'],
  observability: ['config', 'http', 'runtime'],
  rpc: ['config', 'http', 'runtime'],
  workflows: ['config', 'http', 'runtime', 'rpc'],
}
const BFF_FOUNDATION = Object.keys(BFF_ROOMS).join('|')
/** Rooms above the features. */
const BFF_ABOVE = 'api|jobs|startup|cli|testing'

const WEB_FOUNDATION = 'api|keys|i18n|parts'

/** @param {string} name @param {string} comment @param {Side} from @param {Side & How} to @returns {ImportRule} */
const forbid = (name, comment, from, to) => ({ name, comment, from, to })

/** @type {[string, string[]][]} */
const PACKAGES = Object.entries(MAY_IMPORT)

const downward = PACKAGES.map(([folder, allowed]) =>
  forbid(
    `${folder.replace(/^.*\//, '')}-imports-downward`,
    `${folder} may import ${allowed.join(', ') || 'no other package'}.`,
    { path: `^${folder}/` },
    {
      path: '^(apps|packages|e2e)/',
      pathNot: [
        folder,
        ...allowed,
        ...(TESTS_MAY_IMPORT[folder] ?? []),
        'packages/examples',
        'packages/testing-[a-z]+',
      ].map((each) => `^${each}/`),
    },
  ),
)

const downwardOutsideTests = Object.entries(TESTS_MAY_IMPORT).map(([folder, packages]) =>
  forbid(
    `${folder.replace(/^.*\//, '')}-imports-downward`,
    `Only tests of ${folder} may import ${packages.join(', ')}.`,
    { path: `^${folder}/`, pathNot: [TEST, TESTING] },
    { path: `^(${packages.join('|')})/` },
  ),
)

/** @type {ImportRule[]} */
export const IMPORT_RULES = [
  ...downward,
  ...downwardOutsideTests,
  forbid(
    'examples-stay-out-of-the-product',
    'Example data reaches the demo, the stand-in and tests, never the product.',
    { pathNot: USES_EXAMPLES },
    { path: '^packages/examples/' },
  ),
  forbid(
    'test-servers-are-for-tests',
    'The product connects to a PostgreSQL and to a sign-in that somebody runs; tests and benches start their own.',
    { pathNot: [TEST, TESTING] },
    { path: '^packages/(testing-[a-z]+/|storage/src/testing/)' },
  ),
  forbid(
    'detection-in-e2e-is-for-benches',
    'Tests from outside reach detection over HTTP; the program a desk is compared with, and benches of detection itself, call it.',
    { path: '^e2e/', pathNot: '^e2e/bench/(limit-server|detection-bench|learning-bench)\\.ts$' },
    { path: '^packages/detection/' },
  ),
  forbid(
    'packages-by-name',
    'Another package is imported by its name, through its exports map, never by a path into it.',
    { path: '^((?:apps|packages)/[^/]+|e2e)/' },
    { path: '^(apps|packages|e2e)/', pathNot: '^$1/', kinds: ['own'] },
  ),
  forbid(
    'policy-is-pure',
    'The rules of the desk know no I/O, no clock and no npm.',
    { path: '^packages/policy/', pathNot: TEST },
    { pathNot: '^packages/policy/' },
  ),
  forbid(
    'detection-is-pure',
    'Detection is CPU alone; files are read by tests and benches, through the labelled examples.',
    {
      path: '^packages/detection/',
      pathNot: [TEST, '/labelled-examples\\.ts$', '/random-texts\\.ts$', '/disguised-text-generator\\.ts$'],
    },
    { kinds: ['node', 'dependency', 'dev-dependency'] },
  ),
  forbid(
    'browser-takes-types-of-the-contract',
    'The contract brings zod along; a page takes its types, and values from what imports nothing.',
    { path: '^apps/web/', pathNot: TEST },
    {
      path: '^packages/contract/',
      pathNot: '/(transport-contract|live/live-stream-contract)\\.ts$',
      exceptTypes: true,
    },
  ),
  forbid(
    'browser-has-no-node',
    'What runs in a page cannot use Node.',
    { path: '^(apps/web|packages/(ui|copy))/src/', pathNot: TEST },
    { kinds: ['node'] },
  ),
  forbid(
    'sql-lives-in-storage',
    'The only SQL is in packages/storage.',
    { path: '^apps/' },
    { path: '^node_modules/(better-sqlite3|drizzle-orm|pg)/' },
  ),

  // apps/bff: main, app, cli → api, jobs, startup → features → workflows → rpc, observability → runtime → http → config
  ...Object.entries(BFF_ROOMS).map(([room, allowed]) =>
    forbid(
      `bff-${room}-imports-downward`,
      `${room}/ may import ${allowed.join(', ') || 'no other room'}; features stand on it.`,
      { path: `^apps/bff/src/${room}/`, pathNot: TEST },
      { path: '^apps/bff/src/', pathNot: `^apps/bff/src/(${[room, ...allowed].join('|')})/` },
    ),
  ),
  forbid(
    'bff-features-are-strangers',
    'What two features share is in workflows/; they meet in api/, jobs/ or startup/. A test may tell a story of several.',
    { path: `^apps/bff/src/(?!(?:${BFF_FOUNDATION}|${BFF_ABOVE})/)([^/]+)/`, pathNot: TEST },
    { path: '^apps/bff/src/', pathNot: `^apps/bff/src/(${BFF_FOUNDATION}|$1)/` },
  ),
  forbid(
    'bff-rooms-above-are-strangers',
    'api/ answers, jobs/ works by itself, startup/ comes before both; main, app, create-context and cli/ put them together.',
    { path: '^apps/bff/src/(api|jobs|startup)/', pathNot: TEST },
    { path: `^apps/bff/src/([^/]+\\.ts$|(${BFF_ABOVE})/)`, pathNot: '^apps/bff/src/$1/' },
  ),
  forbid(
    'bff-context-knows-no-app',
    'create-context opens what main and cli/ work with.',
    { path: '^apps/bff/src/create-context\\.ts$' },
    { path: '^apps/bff/src/((main|main-entry|app)\\.ts$|(api|cli|testing)/)' },
  ),
  forbid(
    'bff-cli-knows-no-app',
    'A command works without a server.',
    { path: '^apps/bff/src/cli/', pathNot: TEST },
    { path: '^apps/bff/src/((main|main-entry|app)\\.ts$|api/)' },
  ),
  forbid(
    'bff-testing-is-for-tests',
    'testing/ opens a real desk for a test.',
    { path: '^apps/bff/', pathNot: [TEST, '^apps/bff/src/testing/'] },
    { path: '^apps/bff/src/testing/' },
  ),

  // apps/web: main → app → screens → features → api, keys, i18n, parts
  forbid(
    'web-features-are-strangers',
    'Two features meet on a screen, in screens/.',
    { path: `^apps/web/src/(?!app/|screens/|(?:${WEB_FOUNDATION})/)([^/]+)/` },
    { path: '^apps/web/src/[^/]+/', pathNot: `^apps/web/src/(${WEB_FOUNDATION}|$1)/` },
  ),
  forbid(
    'web-screens-know-no-frame',
    'app/ shows the screens; they stand in it without knowing it.',
    { path: '^apps/web/src/screens/' },
    { path: '^apps/web/src/app/' },
  ),
  forbid(
    'web-foundation-knows-no-feature',
    'api/, keys/, i18n/ and parts/ are what every feature stands on.',
    { path: `^apps/web/src/(${WEB_FOUNDATION})/` },
    { path: '^apps/web/src/[^/]+/', pathNot: `^apps/web/src/(${WEB_FOUNDATION})/` },
  ),
  forbid('web-knows-no-main', 'main.tsx is where the page begins.', {}, { path: '^apps/web/src/main\\.tsx$' }),

  forbid(
    'no-dev-dependency-in-the-product',
    'What the product runs on is a dependency.',
    { path: '^(apps|packages)/[^/]+/src/', pathNot: [TEST, '^apps/bff/src/testing/'] },
    { kinds: ['dev-dependency'], exceptTypes: true },
  ),
  forbid(
    'no-nameless-folder-imports',
    'A folder says what it is about; these names say nothing.',
    { path: FORBIDDEN_FOLDER, pathNot: 'node_modules' },
    {},
  ),
  forbid(
    'no-nameless-folder-imported',
    'A folder says what it is about; these names say nothing.',
    {},
    { path: FORBIDDEN_FOLDER, pathNot: 'node_modules' },
  ),
]
