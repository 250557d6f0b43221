import type { ReversibleLine } from '@mimamori/contract/decisions/decision-contract'
import { reversibleEntries as open } from '@mimamori/policy/ledger/reversal-rules'
import { ledgerOf, originsOf } from '@mimamori/storage/ledger/ledger-reads'
import type { AppContext } from '../runtime/app-context.ts'
import { requireReviewCase } from '../workflows/require-case.ts'

const MAX_REVERSIBLE_LINES = 20

/**
 * Measures on the member of this case that can be reversed, those on the same target first, at most 20. Throws NotFound
 * for an unknown case.
 */
export async function listReversibleMeasures(
  { storage: { db } }: AppContext,
  caseId: string,
): Promise<ReversibleLine[]> {
  const storedCase = await requireReviewCase(db, caseId)
  const entries = open(await ledgerOf(db, storedCase.authorId))
  const isOnSameTarget = ({ target }: (typeof entries)[number]) =>
    target.type === storedCase.target.type && target.id === storedCase.target.id
  const ordered = [...entries.filter(isOnSameTarget), ...entries.filter((entry) => !isOnSameTarget(entry))]
  const listed = ordered.slice(0, MAX_REVERSIBLE_LINES)
  const ids = listed.map(({ id }) => id)
  const origins = await originsOf(db, ids)
  return listed.flatMap(({ id: measureId, measure, at, target }) => {
    const origin = origins.find((each) => each.id === measureId)
    if (!origin) return []
    const { caseId: from, caseNumber, title, by } = origin
    return [{ measureId, measure, at, target, caseId: from, caseNumber, title: title ?? '', by: by ?? '' }]
  })
}
