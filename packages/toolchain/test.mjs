/**
 * `npm test`: install, then every check and every test. The last line of the output is the count; before it stands what
 * failed.
 */
import { availableParallelism } from 'node:os'
import { forwardSignal, runProcess } from './child-processes.mjs'
import { installPackages } from './install-packages.mjs'
import { nodeToRun, requireNodeToInstall } from './node-version.mjs'
import { inRepository } from './repository-paths.mjs'
import { runSteps } from './step-scheduler.mjs'
import { onStop } from './stop-signals.mjs'
import { countTests, removeReport } from './test-counts.mjs'
import { selectSteps } from './test-steps.mjs'

/** @typedef {import('./test-steps.mjs').Step} Step */

const total = { passed: 0, failed: 0 }
/** @type {string[]} */
const failures = []

onStop((signal) => {
  forwardSignal('SIGTERM')
  finish(signal === 'SIGINT' ? 130 : 143)
})

try {
  const steps = selectSteps(process.argv.slice(2))
  requireNodeToInstall()
  const from = performance.now()
  const { env } = await installPackages()
  printStep('install', (performance.now() - from) / 1000)
  await runSteps(steps, Math.max(2, availableParallelism()), stepRunner(env), skip)
} catch (error) {
  console.log(error instanceof Error ? error.message : error)
  total.failed += 1
}
finish(total.failed > 0 ? 1 : 0)

/** @param {NodeJS.ProcessEnv} env */
function stepRunner(env) {
  const node = nodeToRun()
  return async (/** @type {Step} */ { name, program, args, reports = [], alone = false }) => {
    const command = program === 'node' ? node : inRepository(program)
    for (const report of reports) removeReport(report)
    const { code, output, seconds } = await runProcess(command, args, { env, show: alone })
    const counts = countTests(reports, code === 0)
    total.passed += counts.passed
    total.failed += counts.failed
    failures.push(...(code !== 0 && counts.failures.length === 0 ? [name] : counts.failures))
    const tests = `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`
    printStep(name, seconds, reports.length > 0 ? tests : '', code === 0)
    if (code !== 0 || name === 'size') console.log(output.trimEnd())
    return code === 0
  }
}

/** @param {Step} step */
function skip({ name, after }) {
  total.failed += 1
  failures.push(name)
  console.log(`✗ ${name.padEnd(10)} not run, it needs ${after?.join(' and ')}`)
}

/**
 * @param {string} name
 * @param {number} seconds
 * @param {string} [detail]
 * @param {boolean} [ok]
 */
function printStep(name, seconds, detail = '', ok = true) {
  console.log(`${ok ? '✓' : '✗'} ${name.padEnd(10)} ${seconds.toFixed(1).padStart(5)} s  ${detail}`.trimEnd())
}

/** @param {number} code */
function finish(code) {
  if (failures.length > 0) console.log(`${failures.length} failed\n  ${failures.join('\n  ')}`)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exit(code)
}
