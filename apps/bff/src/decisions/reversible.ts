import type { ReversibleLine } from '@mimamori/contract/decisions/decision-contract'
import { reversibleEntries as open } from '@mimamori/policy/ledger/reversal-rules'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { ledgerOf, originsOf } from '@mimamori/storage/ledger/ledger-reads'
import { notFoundError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

const SHOWN = 20

/** What of the member of this case can be taken back, that on the same target first. Throws NotFound for an unknown case. */
export async function reversible({ storage: { db } }: AppContext, caseId: string): Promise<ReversibleLine[]> {
  const it = await caseById(db, caseId)
  if (!it) throw notFoundError()
  const entries = open(await ledgerOf(db, it.authorId))
  const here = ({ target }: (typeof entries)[number]) => target.type === it.target.type && target.id === it.target.id
  const first = [...entries.filter(here), ...entries.filter((entry) => !here(entry))].slice(0, SHOWN)
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
