import type { ReversibleLine } from '@mimamori/contract/decisions/decision-contract'
import { reversibleEntries as open } from '@mimamori/policy/ledger/reversal-rules'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { ledgerOf, originsOf } from '@mimamori/storage/ledger/ledger-reads'
import { notFoundError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

const MAX_REVERSIBLE_LINES = 20

/** What of the member of this case can be taken back, that on the same target first. Throws NotFound for an unknown case. */
export async function listReversibleMeasures(
  { storage: { db } }: AppContext,
  caseId: string,
): Promise<ReversibleLine[]> {
  const storedCase = await caseById(db, caseId)
  if (!storedCase) throw notFoundError()
  const entries = open(await ledgerOf(db, storedCase.authorId))
  const isOnSameTarget = ({ target }: (typeof entries)[number]) =>
    target.type === storedCase.target.type && target.id === storedCase.target.id
  const first = [...entries.filter(isOnSameTarget), ...entries.filter((entry) => !isOnSameTarget(entry))].slice(
    0,
    MAX_REVERSIBLE_LINES,
  )
  const origins = await originsOf(
    db,
    first.map(({ id }) => id),
  )
  return first.flatMap(({ id: measureId, measure, at, target }) => {
    const origin = origins.find((each) => each.id === measureId)
    if (!origin) return []
    const { caseId: from, caseNumber, title, by } = origin
    return [{ measureId, measure, at, target, caseId: from, caseNumber, title: title ?? '', by: by ?? '' }]
  })
}
