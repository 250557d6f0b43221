import type {
  ClosedMonth,
  ClosingLine,
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
import { deskBeganAt } from '@mimamori/storage/breakdown/desk-beginning-reads'
import { closedFigures, closedMonths } from '@mimamori/storage/closings/closed-figure-reads'
import { closedMonth, closingsOf, type StoredClosing } from '@mimamori/storage/closings/closing-reads'
import { countUnfinished, unfinishedCases } from '@mimamori/storage/closings/unfinished-case-reads'
import { leadsState } from '@mimamori/storage/people/account-eligibility-reads'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import type { Storage } from '@mimamori/storage/storage'
import { requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { countFiguresOfMonths, countMonthFigures } from '../workflows/closing-figures.ts'
import { compareWithList } from './closing-changes.ts'
import { loadFrozenState } from './end-closing.ts'
import { approvedRevisions, monthToClose } from './propose-closing.ts'

const MAX_LISTED_CASES = 50

type PersonLookup = (id: string | null) => StaffRef

async function loadPersonLookup(db: Storage['db'], all: readonly StoredClosing[]): Promise<PersonLookup> {
  const ids = all.flatMap(({ proposerId, endedBy }) => [proposerId, endedBy ?? proposerId])
  const aliases = await aliasesOf(db, [...new Set(ids)])
  return (id) => ({ id: id ?? '', alias: aliases.get(id ?? '') ?? '' })
}

function toFrozenMonth(closing: StoredClosing, who: PersonLookup): FrozenMonth {
  const { id, month, revision, snapshot, hash, intact, reason, proposerId, proposedAt } = closing
  return { id, month, revision, snapshot, hash, intact, reason, proposer: who(proposerId), proposedAt }
}

const toClosedMonth = (closing: StoredClosing, who: PersonLookup): ClosedMonth => ({
  ...toFrozenMonth(closing, who),
  approver: who(closing.endedBy),
  approvedAt: closing.endedAt ?? '',
})

function toDroppedClosing(closing: StoredClosing | undefined, who: PersonLookup): DroppedClosing | null {
  if (closing?.state !== 'sent_back' && closing?.state !== 'taken_back') return null
  const { id, revision, state: how, endedBy, endedAt, endReason: reason } = closing
  return { id, revision, how, by: who(endedBy), at: endedAt ?? '', reason }
}

/**
 * The state of a month: its figures, unfinished cases, the pending proposal, its revisions, and what this person may
 * do.
 */
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
  const changed = pending && (await compareWithList(db, pending, figures))
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
    since: latest && (await compareWithList(db, latest, figures)),
    dropped: toDroppedClosing(all[0], who),
    moves: allowedClosingActions(situation, pending, actor, frozenNow),
  }
  return state
}

/**
 * The months with a proposal or revision, the running month, and the month in which the desk began. `differs`: the
 * figures have changed since the month was closed.
 */
export async function listClosingMonths({
  storage: { db },
  clock,
}: AppContext): Promise<{ running: string; first: string; months: ClosingLine[] }> {
  const now = clock.now()
  const [known, closedWith, first] = await Promise.all([closedMonths(db), closedFigures(db), deskBeganAt(db)])
  const figures = await countFiguresOfMonths(db, [...closedWith.keys()])
  const months = known.map((line) => {
    const [frozen, counted] = [closedWith.get(line.month), figures.get(line.month)]
    return { ...line, differs: !!frozen && !!counted && compareFrozenFigures(frozen.tables, counted) !== null }
  })
  return { running: monthOf(now), first: monthOf(first ?? now), months }
}

/** A closed month by its newest revision, or by the one given. Throws NotFound. */
export async function getClosingRevision(
  { storage: { db } }: AppContext,
  month: string,
  revision?: number,
): Promise<ClosedMonth> {
  const closing = requireFound(await closedMonth(db, month, revision))
  return toClosedMonth(closing, await loadPersonLookup(db, [closing]))
}
