import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { tryFaults } from './faults/try-faults.ts'
import { endless, survivors } from './faults/verdicts.ts'
import { writeFoundTable } from './mutations-proof.ts'
import { faultsAbout, misfit, PLANTED_FAULTS, readFaults } from './planted-faults.ts'

/**
 * `npm run faults [-- words]`: plants faults of these areas, files or lists and says which tests find them. `--file
 * some.json`: those of a file that is in no list; for a fault without `test` all tests that load the file are run. Exit code 1: a
 * fault survived. `FAULTS_REPORT` names a file for the runner of `npm run verify`; where all faults were planted, which test finds
 * which is written to docs/proofs/mutations.md as well.
 */

// our lanes are ended when we exit, which a signal alone does not make us do
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const { values, positionals } = parseArgs({ options: { file: { type: 'string' } }, allowPositionals: true })
const faults = faultsAbout(positionals, values.file ? readFaults(values.file) : PLANTED_FAULTS)
const misfits = faults.flatMap((fault) => misfit(fault) ?? [])
for (const each of misfits) console.error(each)
if (faults.length === 0) console.error('no fault of this area, file or list')
if (faults.length === 0 || misfits.length > 0) process.exit(2)

const started = performance.now()
const tried = await tryFaults(faults, (line) => console.log(line))
for (const { fault, verdict } of tried) {
  if (fault.test || verdict.status !== 'found') continue
  console.log(`found: ${fault.file}: ${fault.says}\n  by ${verdict.test}: ${verdict.title}`)
}
for (const each of endless(tried)) console.log(`never ends: ${each}`)
const left = survivors(tried)
for (const each of left) console.log(`SURVIVES: ${each}`)
if (process.env.FAULTS_REPORT) {
  const failures = left.map((each) => ({
    file: 'planted fault',
    title: each,
    message: 'no test finds it',
    arguments: '',
  }))
  const report = { passed: tried.length - left.length, failed: left.length, skipped: 0, failures }
  mkdirSync(dirname(process.env.FAULTS_REPORT), { recursive: true })
  writeFileSync(process.env.FAULTS_REPORT, JSON.stringify(report, null, 1))
  if (faults.length === PLANTED_FAULTS.length && left.length === 0) writeFoundTable(tried)
}
const seconds = Math.round((performance.now() - started) / 1000)
console.log(`${tried.length} faults in ${seconds} s: ${tried.length - left.length} found, ${left.length} not`)
process.exit(left.length > 0 ? 1 : 0)
