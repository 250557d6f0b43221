import type { OwnDecisionLine, OwnDecisions } from '@mimamori/contract/decisions/own-day-contract'
import {
  countOwnDays,
  daysOfSpan,
  medianShownMs,
  type OwnSpan,
  outcomeOf,
  startOfSpan,
} from '@mimamori/policy/decisions/own-day-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { type OwnDecisionRow, ownDecisionFacts, ownDecisionPage } from '@mimamori/storage/decisions/own-day-reads'
import type { AppContext } from '../runtime/app-context.ts'

const PAGE_SIZE = 50

const toLine = ({ decision, caseNumber, title, shownMs, appeals }: OwnDecisionRow): OwnDecisionLine => ({
  id: decision.id,
  caseId: decision.caseId,
  caseNumber,
  target: decision.target,
  title,
  measures: [...decision.measures],
  categories: [...decision.categories],
  decidedAt: decision.decidedAt,
  shownMs,
  outcome: outcomeOf({ state: decision.state, reversed: Boolean(decision.reversed) }, appeals),
})

/** This person's own decisions of a span, newest first, with the figures of its days. */
export async function listOwnDecisions(
  { storage: { db }, clock }: AppContext,
  actor: Staff,
  { span, after }: { readonly span: OwnSpan; readonly after?: string | undefined },
): Promise<OwnDecisions> {
  const now = clock.now()
  const since = startOfSpan(span, now)
  const [facts, rows] = await Promise.all([
    ownDecisionFacts(db, actor.id, since),
    ownDecisionPage(db, actor.id, { since, after, limit: PAGE_SIZE + 1 }),
  ])
  const page = rows.slice(0, PAGE_SIZE)
  return {
    days: countOwnDays(daysOfSpan(span, now), facts),
    medianShownMs: medianShownMs(facts),
    decisions: page.map(toLine),
    next: rows.length > PAGE_SIZE ? (page.at(-1)?.decision.id ?? null) : null,
  }
}
