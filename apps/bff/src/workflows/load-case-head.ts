import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { caseById, type StoredCase } from '@mimamori/storage/cases/case-reads'
import { aliasOf } from '@mimamori/storage/staff/staff-reads'
import type { AppContext } from '../runtime/app-context.ts'
import { loadHolder } from './load-holder.ts'
import { loadPersonReasonLines } from './load-person-reasons.ts'

type Hidden = 'score' | 'rank' | 'rankLines' | 'joinedWhileHeld' | 'previousCaseId'
type HeadOf<Of extends StoredCase> = Omit<Of, Hidden> &
  Omit<CaseHead, keyof StoredCase | 'decidedAt' | 'moves'> &
  Pick<CaseHead, 'rank'>

/** What the review screen shows of a case of any kind, without `decidedAt` and `moves`, which each kind knows for itself. */
export async function loadCaseHead<Of extends StoredCase>(
  { storage }: AppContext,
  actor: Staff,
  storedCase: Of,
): Promise<HeadOf<Of>> {
  const { score: _score, rank, rankLines, joinedWhileHeld: _late, previousCaseId, ...shown } = storedCase
  const [previous, holder, escalatedByAlias, reasons] = await Promise.all([
    previousCaseId === null ? null : caseById(storage.db, previousCaseId),
    loadHolder(storage, storedCase.lease, actor),
    storedCase.escalatedBy === null ? null : aliasOf(storage.db, storedCase.escalatedBy).then((alias) => alias ?? ''),
    loadPersonReasonLines(storage, [storedCase]),
  ])
  const people = reasons.get(storedCase.id)
  return {
    ...shown,
    holder,
    escalatedByAlias,
    rank: { at: new Date(rank).toISOString(), lines: [...rankLines] },
    previousCase: previous && { id: previous.id, number: previous.number },
    ...(people && { people }),
  }
}
