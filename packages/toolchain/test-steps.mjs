/**
 * @typedef {object} Step
 * @property {string} name what `--only` and the printed line call it
 * @property {string} program `node`, or the path of an installed program below the root
 * @property {string[]} args
 * @property {string[]} [after] names of steps it needs
 * @property {boolean} [alone] begins when all others are over, which is quicker than side by side where it takes every processor; its
 * output is printed as it comes
 * @property {import('./test-counts.mjs').Report[]} [reports] where its tests are counted; without one the step itself counts as one
 * @property {Pick<Step, 'program' | 'args' | 'reports'>} [direct] what runs instead where arguments are given
 */

const TURBO = ['--output-logs=errors-only', '--continue']

/** @param {string} name @returns {import('./test-counts.mjs').Report} */
const vitestReport = (name) => ({ file: `test-results/unit-${name}.json`, kind: 'vitest' })
/** @param {string} name @returns {string[]} */
const jsonReporter = (name) => ['--reporter=json', `--outputFile.json=${vitestReport(name).file}`]

/** @type {Step[]} everything `npm test` does after the install, long ones first so that the short ones fill the gaps */
const STEPS = [
  { name: 'build', program: 'node_modules/.bin/turbo', args: ['run', 'build', ...TURBO] },
  {
    name: 'unit',
    program: 'node_modules/.bin/turbo',
    args: ['run', '//#unit:plain', '//#unit:desk', ...TURBO],
    reports: ['plain', 'desk'].map(vitestReport),
    direct: {
      program: 'node_modules/.bin/vitest',
      args: ['run', '--config', '.ci/vitest.config.ts', '--reporter=default', ...jsonReporter('direct')],
      reports: [vitestReport('direct')],
    },
  },
  { name: 'types', program: 'node_modules/.bin/turbo', args: ['run', 'types', ...TURBO] },
  {
    name: 'lint',
    program: 'node_modules/.bin/biome',
    args: ['check', '--error-on-warnings', '--max-diagnostics=50', '.'],
  },
  {
    name: 'boundaries',
    program: 'node_modules/.bin/depcruise',
    args: ['--config', '.ci/dependency-rules.cjs', '--output-type', 'err-long', 'apps', 'packages', 'e2e'],
  },
  {
    name: 'unused',
    program: 'node_modules/.bin/knip',
    args: ['--config', '.ci/knip.jsonc', '--treat-config-hints-as-errors', '--no-progress'],
  },
  { name: 'migrations', program: 'node', args: ['.ci/migrations-check.mjs'] },
  { name: 'names', program: 'node', args: ['.ci/names-check.mjs'] },
  { name: 'exports', program: 'node', args: ['.ci/exports-check.mjs'] },
  { name: 'docs', program: 'node', args: ['.ci/docs-check.mjs'] },
  { name: 'size', program: 'node', args: ['.ci/size-budget.mjs'], after: ['build'] },
  {
    name: 'e2e',
    program: 'e2e/node_modules/.bin/playwright',
    args: ['test', '-c', 'e2e/playwright.config.ts'],
    after: ['build'],
    alone: true,
    reports: [{ file: 'test-results/e2e.json', kind: 'playwright' }],
  },
]

/**
 * Read `--only a,b` and what follows it.
 * @param {string[]} argv
 * @returns {Step[]} the chosen steps with those they need, in order; arguments behind a single one go to it
 */
export function selectSteps(argv) {
  const [flag, list, ...rest] = argv
  if (flag === undefined) return STEPS
  const names = list?.split(',') ?? []
  const known = STEPS.map((step) => step.name)
  if (flag !== '--only' || names.length === 0 || names.some((name) => !known.includes(name)))
    throw new Error(`Usage: npm test [-- --only ${known.join(',')} [arguments of a single step]]`)
  if (rest.length > 0 && names.length > 1) throw new Error('Further arguments need a single step.')
  const needed = new Set(names.flatMap((name) => [name, ...(STEPS.find((step) => step.name === name)?.after ?? [])]))
  return STEPS.filter((step) => needed.has(step.name)).map((step) =>
    step.name === names[0] && rest.length > 0 ? withArguments(step, rest) : step,
  )
}

/** @param {Step} step @param {string[]} rest @returns {Step} */
function withArguments(step, rest) {
  const run = { ...step, ...step.direct }
  return { ...run, args: [...run.args, ...rest] }
}
