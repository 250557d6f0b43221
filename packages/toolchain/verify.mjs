/**
 * `npm run verify`: what takes too long for every change. Run before a release, and before a larger change counts as done.
 * `-- --from PART` goes on at a part; `-- --only PART,PART` runs these alone. A whole run writes docs/verified.json.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { inRepository } from './repository-paths.mjs'
import { printCount, runParts } from './run-parts.mjs'
import { VERIFY_STEPS } from './verify-steps.mjs'

/** @typedef {import('./run-parts.mjs').PartResult} PartResult */

const RESULT_FILE = inRepository('docs', 'verified.json')
/** parts of a run that was resumed: kept until all are there */
const PARTS_FILE = inRepository('test-results', 'verified-parts.json')

const names = VERIFY_STEPS.map(({ name }) => name)

/** @returns {string[]} names of the parts to run */
function chosenParts() {
  const [flag, list = ''] = process.argv.slice(2)
  if (flag === undefined) return names
  const given = list.split(',')
  if (given.every((name) => names.includes(name))) {
    if (flag === '--only') return given
    if (flag === '--from' && given.length === 1) return names.slice(names.indexOf(list))
  }
  console.error('Usage: npm run verify [-- --from PART | --only PART,PART]\n')
  for (const { name, says } of VERIFY_STEPS) console.error(`  ${name.padEnd(10)} ${says}`)
  process.exit(2)
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

const at = commit()
const chosen = chosenParts()
const steps = VERIFY_STEPS.filter(({ name }) => chosen.includes(name))
const { passed, failed, parts } = await runParts(steps, 1)
const whole = [...earlierParts(at).filter(({ name }) => !chosen.includes(name)), ...parts]
writeFileSync(PARTS_FILE, JSON.stringify({ commit: at, parts: whole }))
if (names.every((name) => whole.some((part) => part.name === name))) {
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
