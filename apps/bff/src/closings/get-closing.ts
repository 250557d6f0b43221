import type {
  ClosedMonth,
  ClosingState,
  DroppedClosing,
  FrozenMonth,
} from '@mimamori/contract/closings/closing-contract'
import type { StaffRef } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import { allowedClosingActions } from '@mimamori/policy/closings/allowed-closing-actions'
import { isMonthOver, monthBounds } from '@mimamori/policy/closings/closing-model'
import { compareFrozenFigures } from '@mimamori/policy/closings/closing-snapshot'
import { soloCompletionFrom } from '@mimamori/policy/people/second-lead-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { closedFigures, closedMonths } from '@mimamori/storage/closings/closed-figure-reads'
import { closedMonth, closingsOf, type StoredClosing } from '@mimamori/storage/closings/closing-reads'
import { countUnfinished, firstOpenedAt, unfinishedCases } from '@mimamori/storage/closings/unfinished-case-reads'
import { leadsState } from '@mimamori/storage/people/account-eligibility-reads'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import type { Storage } from '@mimamori/storage/storage'
import { notFoundError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { countMonthFigures } from './closing-figures.ts'
import { loadFrozenState } from './end-closing.ts'
import { approvedRevisions, monthToClose } from './propose-closing.ts'

const MAX_LISTED_CASES = 50

type PersonLookup = (id: string | null) => StaffRef

async function loadPersonLookup(db: Storage['db'], all: readonly StoredClosing[]): Promise<PersonLookup> {
  const ids = all.flatMap(({ proposerId, endedBy }) => [proposerId, endedBy ?? proposerId])
  const aliases = await aliasesOf(db, [...new Set(ids)])
  return (id) => ({ id: id ?? '', alias: aliases.get(id ?? '') ?? '' })
}

function toFrozenMonth(it: StoredClosing, who: PersonLookup): FrozenMonth {
  const { id, month, revision, snapshot, hash, intact, reason, proposerId, proposedAt } = it
  return { id, month, revision, snapshot, hash, intact, reason, proposer: who(proposerId), proposedAt }
}

const toClosedMonth = (it: StoredClosing, who: PersonLookup): ClosedMonth => ({
  ...toFrozenMonth(it, who),
  approver: who(it.endedBy),
  approvedAt: it.endedAt ?? '',
})

function toDroppedClosing(it: StoredClosing | undefined, who: PersonLookup): DroppedClosing | null {
  if (it?.state !== 'sent_back' && it?.state !== 'taken_back') return null
  const { id, revision, state: how, endedBy, endedAt, endReason: reason } = it
  return { id, revision, how, by: who(endedBy), at: endedAt ?? '', reason }
}

/** How a month stands: what is unfinished of it, what waits, what was closed, and what may be done. */
export async function getClosingState(
  { storage: { db }, clock }: AppContext,
  actor: Staff,
  month: string,
): Promise<ClosingState> {
  const now = clock.now()
  const span = monthBounds(month)
  const [all, figures, counts, cases] = await Promise.all([
    closingsOf(db, month),
    countMonthFigures(db, month),
    countUnfinished(db, span),
    unfinishedCases(db, span, MAX_LISTED_CASES),
  ])
  const who = await loadPersonLookup(db, all)
  const { situation, pending, latest } = monthToClose(month, now, all, figures)
  const frozenNow = pending && (await loadFrozenState(db, pending, { now, actor, figures }))
  const changed = pending && compareFrozenFigures(pending.snapshot.tables, figures)
  const state: ClosingState = {
    month,
    over: isMonthOver(month, now),
    unfinished: { counts, cases: cases.map((each) => ({ ...each, target: { ...each.target } })) },
    now: figures,
    pending: pending && {
      ...toFrozenMonth(pending, who),
      changed,
      aloneFrom: soloCompletionFrom(pending.proposedAt, (await leadsState(db, now)).since),
    },
    revisions: approvedRevisions(all).map((each) => toClosedMonth(each, who)),
    since: latest && compareFrozenFigures(latest.snapshot.tables, figures),
    dropped: toDroppedClosing(all[0], who),
    moves: allowedClosingActions(situation, pending, actor, frozenNow),
  }
  return state
}

/** The months of which anything was proposed, the one that runs, and the one in which the desk began. */
export async function listClosingMonths({ storage: { db }, clock }: AppContext) {
  const now = clock.now()
  const [known, closedWith, first] = await Promise.all([closedMonths(db), closedFigures(db), firstOpenedAt(db)])
  const months = known.map(async (line) => {
    const was = closedWith.get(line.month)
    return {
      ...line,
      differs: was ? compareFrozenFigures(was.tables, await countMonthFigures(db, line.month)) !== null : false,
    }
  })
  return { running: monthOf(now), first: monthOf(first ?? now), months: await Promise.all(months) }
}

/** A month as it was closed, by its newest revision or this one. */
export async function getClosingRevision(
  { storage: { db } }: AppContext,
  month: string,
  revision?: number,
): Promise<ClosedMonth> {
  const it = await closedMonth(db, month, revision)
  if (!it) throw notFoundError()
  return toClosedMonth(it, await loadPersonLookup(db, [it]))
}
