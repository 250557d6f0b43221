import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../harness/server-processes.ts'
import { expectNone } from './expect-none.ts'
import { tryFaults } from './faults/try-faults.ts'
import { endless, foundTable, survivors } from './faults/verdicts.ts'
import { misfit, PLANTED_FAULTS, type PlantedFault } from './planted-faults.ts'
import type { Proof } from './proof-definition.ts'

/** Which test finds which fault, written when all were planted. */
export const FOUND_TABLE = join(ROOT, 'docs', 'proofs', 'mutations.md')

/** `keeps`: write down which test finds which, and say how far it is */
type Size = { readonly faults: number; readonly keeps: boolean }

/** The faults of a short run, found by unit tests: spread over the areas. */
function chosenFaults(count: number): readonly PlantedFault[] {
  const faults = Number.isFinite(count)
    ? PLANTED_FAULTS.filter(({ test }) => test && !test.endsWith('.spec.ts'))
    : PLANTED_FAULTS
  const step = faults.length / Math.min(count, faults.length)
  return faults.filter((_, n) => Math.floor(n / step) !== Math.floor((n - 1) / step))
}

/** Those whose text does not stand exactly once in its file, or whose test is gone or was never named. */
export const faultsThatDoNotApply = (): string[] =>
  PLANTED_FAULTS.flatMap((fault) => misfit(fault) ?? (fault.test ? [] : `${fault.file}: no test is named`))

/** Single faults, planted one at a time in the code that tests load: each is found by the test named beside it. */
export const mutationsProof: Proof<Size> = {
  short: { faults: 3, keeps: false },
  full: { faults: Number.POSITIVE_INFINITY, keeps: true },
  async run({ faults, keeps }) {
    const started = performance.now()
    const tried = await tryFaults(chosenFaults(faults), keeps ? (line) => console.error(line) : undefined)
    if (keeps) for (const each of endless(tried)) console.error(`never ends: ${each}`)
    expectNone('faults that no test finds', survivors(tried))
    if (keeps) {
      console.error(`${tried.length} faults tried in ${Math.round((performance.now() - started) / 1000)} s`)
      writeFileSync(FOUND_TABLE, foundTable(tried))
    }
    const name = 'single faults planted in the code that no test finds'
    return [{ id: 'faults', name, value: 0, unit: 'faults', n: tried.length, engine: 'sqlite' }]
  },
}
