/**
 * `npm test`: install, then every check and every test. The last line of the output is the count; before it stands what
 * failed, and what passed only when it was tried again.
 */
import { availableParallelism } from 'node:os'
import { passOn, run } from './children.mjs'
import { count, forget } from './counts.mjs'
import { install } from './install.mjs'
import { nodeToRun, requireNodeToBegin } from './node-version.mjs'
import { at } from './places.mjs'
import { schedule } from './schedule.mjs'
import { onStop } from './signals.mjs'
import { chosen } from './steps.mjs'

/** @typedef {import('./steps.mjs').Step} Step */

const total = { passed: 0, failed: 0 }
/** @type {string[]} */
const failures = []
/** @type {string[]} */
const flaky = []

onStop((signal) => {
  passOn('SIGTERM')
  end(signal === 'SIGINT' ? 130 : 143)
})

try {
  const steps = chosen(process.argv.slice(2))
  requireNodeToBegin()
  const from = performance.now()
  const { env } = await install()
  tell('install', (performance.now() - from) / 1000)
  await schedule(steps, Math.max(2, availableParallelism()), perform(env), skip)
} catch (error) {
  console.log(error instanceof Error ? error.message : error)
  total.failed += 1
}
end(total.failed > 0 ? 1 : 0)

/** @param {NodeJS.ProcessEnv} env */
function perform(env) {
  const node = nodeToRun()
  return async (/** @type {Step} */ { name, program, args, report, alone = false }) => {
    const command = program === 'node' ? node : at(program)
    if (report) forget(report)
    const { code, output, seconds } = await run(command, args, { env, show: alone })
    const counts = count(report, code === 0)
    total.passed += counts.passed
    total.failed += counts.failed
    failures.push(...(code !== 0 && counts.failures.length === 0 ? [name] : counts.failures))
    flaky.push(...counts.flaky)
    const tests = report && `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`
    tell(name, seconds, tests, code === 0)
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
function tell(name, seconds, detail = '', ok = true) {
  console.log(`${ok ? '✓' : '✗'} ${name.padEnd(10)} ${seconds.toFixed(1).padStart(5)} s  ${detail}`.trimEnd())
}

/** @param {number} code */
function end(code) {
  list('flaky, a defect each: passed when tried again', flaky)
  list('failed', failures)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exit(code)
}

/** @param {string} what @param {string[]} sentences */
function list(what, sentences) {
  if (sentences.length > 0) console.log(`${sentences.length} ${what}\n  ${sentences.join('\n  ')}`)
}
