import type { Target } from '@mimamori/policy/intake/arrivals'
import { countedWrongly, type Differing, differing, type Mended, nameOf } from '@mimamori/storage/breakdown/recount'
import { record, SYSTEM } from '@mimamori/storage/record'
import type { Office } from '../office.ts'

const linesOf = (targets: readonly Target[], figures: readonly Differing[]): string[] => [
  ...targets.map(({ type, id }) => `${type} ${id}: counted by another decision than its first standing one`),
  ...figures.map(nameOf),
]

/** Are the counters of the breakdown what a count of all rows says? Every figure that is not has a line. */
export async function recounted({ desk }: Office): Promise<{ said: string; ok: boolean }> {
  const lines = linesOf(await countedWrongly(desk.db), await differing(desk.db, desk.engine))
  if (lines.length === 0) return { said: 'every figure of the breakdown is what its rows say', ok: true }
  return { said: [...lines, `${lines.length} differ; mimamori recount --mend puts them right`].join('\n'), ok: false }
}

/** Put the counters right, and say what was. */
export async function mend({ desk, clock }: Office): Promise<string> {
  let mended: Mended = { targets: [], figures: [] }
  const found = (all: Mended): void => {
    mended = all
  }
  await desk.write((tx) => record(tx, clock.now(), SYSTEM, { type: 'breakdown.mended', engine: desk.engine, found }))
  const lines = linesOf(mended.targets, mended.figures)
  return lines.length === 0 ? 'there was nothing to put right' : [...lines, `${lines.length} were put right`].join('\n')
}
