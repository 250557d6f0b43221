import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import {
  describeDifference,
  type FigureDifference,
  figureDifferences,
  type RecountResult,
  wronglyCountedTargets,
} from '@mimamori/storage/breakdown/breakdown-recount'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Storage } from '@mimamori/storage/storage'
import type { Clock } from '../runtime/desk-clock.ts'

type RecountDeps = { readonly storage: Storage; readonly clock: Clock }

const differenceLines = (targets: readonly Target[], figures: readonly FigureDifference[]): string[] => [
  ...targets.map(({ type, id }) => `${type} ${id}: counted by another decision than its first standing one`),
  ...figures.map(describeDifference),
]

/**
 * Compares the counters of the breakdown with a count of all rows. `output`: a line for each difference; `ok`: there is
 * none.
 */
export async function checkBreakdown({
  storage,
}: Pick<RecountDeps, 'storage'>): Promise<{ output: string; ok: boolean }> {
  const lines = differenceLines(
    await wronglyCountedTargets(storage.db),
    await figureDifferences(storage.db, storage.engine),
  )
  if (lines.length === 0) return { output: 'every figure of the breakdown is what its rows say', ok: true }
  return { output: [...lines, `${lines.length} differ; mimamori recount --mend puts them right`].join('\n'), ok: false }
}

/** Corrects the counters of the breakdown. Returns what was wrong. */
export async function mendBreakdown({ storage, clock }: RecountDeps): Promise<RecountResult> {
  let differences: RecountResult = { targets: [], figures: [] }
  const found = (all: RecountResult): void => {
    differences = all
  }
  await storage.write((tx) =>
    record(tx, clock.now(), SYSTEM, { type: 'breakdown.mended', engine: storage.engine, found }),
  )
  return differences
}

/** The same for the command line: returns a text that says what was corrected. */
export async function mendBreakdownByCommand(counting: RecountDeps): Promise<string> {
  const { targets, figures } = await mendBreakdown(counting)
  const lines = differenceLines(targets, figures)
  return lines.length === 0 ? 'there was nothing to put right' : [...lines, `${lines.length} were put right`].join('\n')
}
