/**
 * Runs the parts of a check (`test.mjs`, `verify.mjs`): a line for each as it ends, what is under way meanwhile, then what
 * failed with the command that repeats it, and last the count.
 */
import { forwardSignal, runProcess } from './child-processes.mjs'
import { installPackages } from './install-packages.mjs'
import { nodeToRun, requireNodeToInstall } from './node-version.mjs'
import { createProgressLine } from './progress-line.mjs'
import { inRepository } from './repository-paths.mjs'
import { runSteps } from './step-scheduler.mjs'
import { onStop } from './stop-signals.mjs'
import { countTests, removeReport } from './test-counts.mjs'

/** @typedef {import('./test-steps.mjs').Step} Step */
/** @typedef {import('./test-counts.mjs').Failure} Failure */
/** @typedef {{ name: string, seconds: number, passed: number, failed: number }} PartResult */

/** a process prints how far it is as this and JSON: `{ "done": 12, "total": 230, "of": "files" }` */
const PROGRESS_MARK = '@progress '

/** What Node has compiled of installed packages: a dozen test workers read the same ones. Servers that tests start have a cache of their own. */
const COMPILE_CACHE = inRepository('node_modules/.cache/compile')

/**
 * @param {Step[]} steps
 * @param {{ command: string, width: number }} how `command`: what runs it, `npm test`; `width`: how many run side by side
 * @returns {Promise<{ passed: number, failed: number, parts: PartResult[] }>} after everything was printed but the count
 */
export async function runParts(steps, { command, width }) {
  const total = { passed: 0, failed: 0 }
  /** @type {PartResult[]} */
  const parts = []
  /** @type {Failure[]} */
  const failures = []
  const progress = createProgressLine(process.stdout)

  onStop((signal) => {
    forwardSignal('SIGTERM')
    progress.clear()
    printCount(total)
    process.exit(signal === 'SIGINT' ? 130 : 143)
  })

  /** @param {string} name @param {number} seconds @param {string} [detail] @param {boolean} [ok] */
  const printPart = (name, seconds, detail = '', ok = true) =>
    progress.print(`${ok ? '✓' : '✗'} ${name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s  ${detail}`.trimEnd())

  /** @param {Step} step @param {NodeJS.ProcessEnv} env */
  async function perform({ name, program, args, env: ofStep, reports = [], prints = false }, env) {
    const file = program === 'node' ? nodeToRun() : inRepository(program)
    for (const report of reports) removeReport(report)
    progress.begin(name)
    const { code, output, seconds } = await runProcess(file, args, {
      env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...env, ...ofStep },
      onLine(line) {
        if (!line.startsWith(PROGRESS_MARK)) return true
        progress.update(name, JSON.parse(line.slice(PROGRESS_MARK.length)))
        return false
      },
    })
    progress.end(name)
    const counts = countTests(name, reports, code === 0, command)
    total.passed += counts.passed
    total.failed += counts.failed
    failures.push(...counts.failures)
    parts.push({ name, seconds: Math.round(seconds), passed: counts.passed, failed: counts.failed })
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
    const tests = [`${counts.passed} passed, ${counts.failed} failed${skipped}`, ...counts.notes].join(', ')
    printPart(name, seconds, reports.length > 0 ? tests : '', code === 0)
    if (prints || (code !== 0 && (reports.length === 0 || counts.isUnread))) progress.print(output.trimEnd())
    return code === 0
  }

  /** @param {Step} step */
  function skip({ name, after }) {
    total.failed += 1
    failures.push({ part: name, title: `not run, it needs ${after?.join(' and ')}`, message: '', repeat: '' })
    progress.print(`✗ ${name.padEnd(12)} not run, it needs ${after?.join(' and ')}`)
  }

  try {
    requireNodeToInstall()
    const from = performance.now()
    const { env } = await installPackages()
    printPart('install', (performance.now() - from) / 1000)
    await runSteps(steps, width, (step) => perform(step, env), skip)
  } catch (error) {
    progress.print(error instanceof Error ? error.message : String(error))
    total.failed += 1
  }
  progress.clear()
  printFailures(failures)
  return { ...total, parts }
}

/** The last line of a check. @param {{ passed: number, failed: number }} total */
export function printCount({ passed, failed }) {
  console.log(`${passed} passed, ${failed} failed`)
}

/** @param {Failure[]} failures */
function printFailures(failures) {
  if (failures.length === 0) return
  console.log(`\n${failures.length} failed`)
  for (const { part, title, message, repeat } of failures) {
    console.log(`\n✗ ${part}: ${title}`)
    if (message) console.log(message.replaceAll(/^/gm, '    '))
    if (repeat) console.log(`  again: ${repeat}`)
  }
  console.log('')
}
