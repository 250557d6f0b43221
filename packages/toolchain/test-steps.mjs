/**
 * @typedef {object} Step
 * @property {string} name what `--only` and the printed line call it
 * @property {string} program `node`, or the path of an installed program below the root
 * @property {string[]} args
 * @property {string[]} [after] names of steps it needs
 * @property {boolean} [alone] takes the whole machine, and shows its output as it comes
 * @property {import('./test-counts.mjs').Report} [report] where its tests are counted; without it the step itself counts as one
 */

const TURBO = ['--output-logs=errors-only', '--continue']

/** @type {Step[]} everything `npm test` does after the install, long ones first so that the short ones fill the gaps */
const STEPS = [
  { name: 'build', program: 'node_modules/.bin/turbo', args: ['run', 'build', ...TURBO] },
  {
    name: 'unit',
    program: 'node_modules/.bin/vitest',
    args: [
      'run',
      '--config',
      '.ci/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      '--outputFile.json=test-results/unit.json',
    ],
    report: { file: 'test-results/unit.json', kind: 'vitest' },
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
  { name: 'docs', program: 'node', args: ['.ci/docs-check.mjs'] },
  { name: 'size', program: 'node', args: ['.ci/size-budget.mjs'], after: ['build'] },
  {
    name: 'e2e',
    program: 'e2e/node_modules/.bin/playwright',
    args: ['test', '-c', 'e2e/playwright.config.ts'],
    after: ['build'],
    alone: true,
    report: { file: 'test-results/e2e.json', kind: 'playwright' },
  },
]

/**
 * Read `--only a,b` and what follows it.
 * @param {string[]} argv
 * @returns {Step[]} the selectSteps steps with those they need, in order; arguments after a single selectSteps step go to it
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
    step.name === names[0] && rest.length > 0 ? { ...step, args: [...step.args, ...rest] } : step,
  )
}
