import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../harness/server-processes.ts'
import { expectNone } from './expect-none.ts'
import { tryFaults } from './faults/try-faults.ts'
import { endless, foundTable, survivors, type Tried } from './faults/verdicts.ts'
import { misfit, PLANTED_FAULTS } from './planted-faults.ts'
import type { Finding } from './proof-definition.ts'

/** Writes which test finds which fault to docs/proofs/mutations.md. `tried`: all that are kept. */
export function writeFoundTable(tried: readonly Tried[]): void {
  writeFileSync(join(ROOT, 'docs', 'proofs', 'mutations.md'), foundTable(tried))
}

/** Those whose text does not stand exactly once in its file, or whose test is gone or was never named. */
export const faultsThatDoNotApply = (): string[] =>
  PLANTED_FAULTS.flatMap((fault) => misfit(fault) ?? (fault.test ? [] : `${fault.file}: no test is named`))

/** Plants every kept fault, one at a time, in the code that tests load. Throws when the test named beside one does not find it. */
export async function proveFaultsFound(): Promise<readonly Finding[]> {
  const started = performance.now()
  const tried = await tryFaults(PLANTED_FAULTS, (line) => console.error(line))
  for (const each of endless(tried)) console.error(`never ends: ${each}`)
  expectNone('faults that no test finds', survivors(tried))
  console.error(`${tried.length} faults tried in ${Math.round((performance.now() - started) / 1000)} s`)
  writeFoundTable(tried)
  const name = 'single faults planted in the code that no test finds'
  return [{ id: 'faults', name, value: 0, unit: 'faults', n: tried.length, engine: 'sqlite' }]
}
