/**
 * @typedef {object} Step
 * @property {string} name what `--only` and the printed line call it
 * @property {string} program `node`, or the path of an installed program below the root
 * @property {string[]} args
 * @property {Record<string, string>} [env] more of its environment
 * @property {string[]} [after] names of steps it needs
 * @property {string[]} [behind] names of steps it follows, whatever becomes of them: two that take every processor are quicker in turn
 * @property {boolean} [prints] what it says is printed also when all is well
 * @property {string[]} [reports] files its tests are counted in; without one the step itself counts as one
 */

const TURBO = ['--output-logs=errors-only', '--continue']

/**
 * A run of vitest. @param {string} name @param {string[]} args @param {Record<string, string>} [env] @returns {Step}
 */
export const vitest = (name, args, env = {}) => ({
  name,
  program: 'node_modules/.bin/vitest',
  args: ['run', '--config', '.ci/vitest.config.ts', '--reporter', './.ci/vitest-reporter.ts', ...args],
  env: { ...env, VITEST_REPORT: `test-results/${name}.json` },
  reports: [`test-results/${name}.json`],
})

/**
 * A run of Playwright. @param {string} name @param {string[]} args @param {Record<string, string>} [env] @returns {Step}
 */
export const playwright = (name, args, env = {}) => ({
  name,
  program: 'e2e/node_modules/.bin/playwright',
  // an option with one value last: --project would take a file that is named behind it for another project
  args: ['test', ...args, '-c', 'e2e/playwright.config.ts'],
  env: { ...env, PLAYWRIGHT_REPORT: `test-results/${name}.json` },
  after: ['build'],
  reports: [`test-results/${name}.json`],
})

/** @type {Step[]} everything `npm test` does after the install, long ones first so that the short ones fill the gaps */
export const TEST_STEPS = [
  { name: 'build', program: 'node_modules/.bin/turbo', args: ['run', 'build', ...TURBO] },
  // `postgres-plans` runs behind `sqlite`, whose queries it plans
  vitest(
    'unit',
    ['plain', 'sqlite', 'postgres-contract', 'postgres-plans'].flatMap((name) => ['--project', name]),
  ),
  // one run over all packages, which keeps what it knows in node_modules/.cache/types of each
  {
    name: 'types',
    program: 'node_modules/.bin/tsc',
    args: ['-b', '--builders', '2', '--checkers', '1'],
    // its collector runs only where memory would not do: 25 s of processors instead of 33, for 3.5 GB at the most
    env: { GOGC: 'off', GOMEMLIMIT: '4GiB' },
  },
  // one after another beside the unit tests, which wait for the disk and for PostgreSQL now and then
  playwright('proofs', ['--workers', '1', '--project', 'proofs', '--output', 'test-results/proofs'], {
    E2E_SHARED_DESK_FOLDER: 'none',
  }),
  { ...playwright('e2e', ['--shuffle', '--project', 'journeys']), behind: ['unit'] },
  // beside the unit tests, once the proofs are over: beside the journeys they would slow the longest of them, which is waited for
  {
    name: 'lint',
    program: 'node_modules/.bin/biome',
    args: ['check', '--error-on-warnings', '--max-diagnostics=50', '.'],
    behind: ['proofs'],
  },
  // import directions, what nothing uses, names, types of exported functions
  { name: 'source', program: 'node', args: ['.ci/source-check.mjs'], behind: ['proofs'] },
  { name: 'migrations', program: 'node', args: ['.ci/migrations-check.mjs'] },
  { name: 'docs', program: 'node', args: ['.ci/docs-check.mjs'] },
  { name: 'size', program: 'node', args: ['.ci/size-budget.mjs'], after: ['build'], prints: true },
]

/**
 * Read `--only a,b` and what follows it.
 * @param {readonly Step[]} steps all there are
 * @param {string[]} argv
 * @param {string} command how it is typed, for the usage
 * @returns {Step[]} the chosen steps with those they need, in order; arguments behind a single one go to it
 */
export function selectSteps(steps, argv, command) {
  const [flag, list, ...rest] = argv
  if (flag === undefined) return [...steps]
  const names = list?.split(',') ?? []
  const known = steps.map((step) => step.name)
  if (flag !== '--only' || names.length === 0 || names.some((name) => !known.includes(name)))
    throw new Error(`Usage: ${command} [-- --only ${known.join(',')} [arguments of a single step]]`)
  if (rest.length > 0 && names.length > 1) throw new Error('Further arguments need a single step.')
  const needed = new Set(names.flatMap((name) => [name, ...(steps.find((step) => step.name === name)?.after ?? [])]))
  return steps
    .filter((step) => needed.has(step.name))
    .map((step) => (step.name === names[0] ? { ...step, args: [...step.args, ...rest] } : step))
}
