import {
  describeDifference,
  figureDifferences,
  type RecountResult,
  wronglyCountedTargets,
} from '@mimamori/storage/breakdown/breakdown-recount'
import { type WrongVerdict, wrongVerdicts } from '@mimamori/storage/detection/flag-verdict-recount'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Storage } from '@mimamori/storage/storage'
import type { Clock } from '../runtime/desk-clock.ts'

type RecountDeps = { readonly storage: Storage; readonly clock: Clock }

const describeWrongVerdict = ({ caseId, rule }: WrongVerdict): string =>
  `case ${caseId}: the verdict on ${rule || 'a text without flags'} is not what its decision says`

const differenceLines = ({ targets, figures, verdicts }: RecountResult): string[] => [
  ...targets.map(({ type, id }) => `${type} ${id}: counted by another decision than its first standing one`),
  ...figures.map(describeDifference),
  ...verdicts.map(describeWrongVerdict),
]

/**
 * Compares the counters of the breakdown with a count of all rows. `output`: a line for each difference; `ok`: there is
 * none.
 */
export async function checkBreakdown({
  storage,
}: Pick<RecountDeps, 'storage'>): Promise<{ output: string; ok: boolean }> {
  const lines = differenceLines({
    targets: await wronglyCountedTargets(storage.db),
    figures: await figureDifferences(storage.db, storage.engine),
    verdicts: await wrongVerdicts(storage.db, storage.engine),
  })
  if (lines.length === 0) return { output: 'every figure of the breakdown is what its rows say', ok: true }
  return { output: [...lines, `${lines.length} differ; mimamori recount --mend puts them right`].join('\n'), ok: false }
}

/** Corrects the counters of the breakdown. Returns what was wrong. */
export async function mendBreakdown({ storage, clock }: RecountDeps): Promise<RecountResult> {
  let differences: RecountResult = { targets: [], figures: [], verdicts: [] }
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
  const lines = differenceLines(await mendBreakdown(counting))
  return lines.length === 0 ? 'there was nothing to put right' : [...lines, `${lines.length} were put right`].join('\n')
}
