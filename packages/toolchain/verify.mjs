/**
 * `npm run verify`: what takes too long for every change. Run before a release, and before a larger change counts as done.
 * `-- --from PART` goes on at a part; `-- --only PART,PART` runs these alone, and passes what follows a single one to it. A whole run writes docs/verified.json.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { inRepository } from './repository-paths.mjs'
import { printCount, runParts } from './run-parts.mjs'
import { selectSteps } from './test-steps.mjs'
import { VERIFY_STEPS } from './verify-steps.mjs'

/** @typedef {import('./run-parts.mjs').PartResult} PartResult */
/** @typedef {import('./test-steps.mjs').Step} Step */

const RESULT_FILE = inRepository('docs', 'verified.json')
/** parts of a run that was resumed: kept until all are there */
const PARTS_FILE = inRepository('test-results', 'verified-parts.json')

const names = VERIFY_STEPS.map(({ name }) => name)

const COMMAND = 'npm run verify'

/** @param {string[]} argv @returns {Step[]} the parts to run */
function chosenSteps(argv) {
  const [flag, part = '', ...rest] = argv
  if (flag === '--from' && names.includes(part) && rest.length === 0) return VERIFY_STEPS.slice(names.indexOf(part))
  try {
    return selectSteps(VERIFY_STEPS, argv, COMMAND)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    console.error(`       ${COMMAND} [-- --from PART]\n`)
    for (const { name, says } of VERIFY_STEPS) console.error(`  ${name.padEnd(10)} ${says}`)
    process.exit(2)
  }
}

/** The commit, with `+` where files differ from it. */
function commit() {
  const git = (/** @type {string[]} */ ...args) =>
    execFileSync('git', args, { cwd: inRepository(), encoding: 'utf8' }).trim()
  return `${git('rev-parse', '--short=8', 'HEAD')}${git('status', '--porcelain', '--untracked-files=no') ? '+' : ''}`
}

/** Parts of the run before at the same commit, where this one resumes it. @param {string} at @returns {PartResult[]} */
function earlierParts(at) {
  try {
    const earlier = JSON.parse(readFileSync(PARTS_FILE, 'utf8'))
    return earlier.commit === at ? earlier.parts : []
  } catch {
    return []
  }
}

const argv = process.argv.slice(2)
const steps = chosenSteps(argv)
const ran = steps.map(({ name }) => name)
const at = commit()
const { passed, failed, parts } = await runParts(steps, { command: COMMAND, width: 1 })
const whole = [...earlierParts(at).filter(({ name }) => !ran.includes(name)), ...parts]
// further arguments choose some tests of a part, which says nothing of the part
const isOfParts = argv.length <= 2
if (isOfParts) writeFileSync(PARTS_FILE, JSON.stringify({ commit: at, parts: whole }))
if (isOfParts && names.every((name) => whole.some((part) => part.name === name))) {
  const sum = (/** @type {'passed' | 'failed' | 'seconds'} */ of) => whole.reduce((total, part) => total + part[of], 0)
  const result = {
    date: new Date().toISOString().slice(0, 10),
    commit: at,
    passed: sum('passed'),
    failed: sum('failed'),
    seconds: sum('seconds'),
  }
  writeFileSync(
    RESULT_FILE,
    `${JSON.stringify({ ...result, parts: names.map((name) => whole.find((part) => part.name === name)) }, null, 2)}\n`,
  )
}
printCount({ passed, failed })
process.exit(failed > 0 ? 1 : 0)
