import type { ActKind } from '@mimamori/policy/acts/act-undo-rules'
import { pinCase as pinRule, unpinCase as unpinRule } from '@mimamori/policy/cases/pin-rules'
import { pinned, unpinned } from '@mimamori/policy/cases/rank-rules'
import {
  escalateCase as escalateRule,
  raiseCase as raiseRule,
  type SetAsideSituation,
  sendCaseBack as sendBackRule,
  snoozeCase as snoozeRule,
} from '@mimamori/policy/cases/set-aside-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import type { Verdict } from '@mimamori/policy/verdict'
import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import { newId } from '@mimamori/storage/ids'
import { contentOf, versionOf } from '@mimamori/storage/intake/intake-reads'
import { reportsOfCase } from '@mimamori/storage/reports/filed-report-reads'
import { notFoundError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { computePlacement } from '../workflows/case-priority.ts'
import { applyAct, applyCaseRule, type CaseRefusal, type ChangeFromEvent } from './apply-case-rule.ts'
import type { CaseClaim } from './case-leases.ts'

/** Applies a rule to a claimed case, as an act that can be undone. It refuses a claim with an old fence number. */
const setAside = <Event>(
  kind: ActKind,
  app: AppContext,
  actor: Staff,
  { caseId, fence }: CaseClaim,
  rule: (situation: SetAsideSituation) => Verdict<Event, CaseRefusal>,
  changeFrom: ChangeFromEvent<Event>,
) =>
  applyAct(app, actor, { kind, caseId }, (storedCase, now) => rule({ case: storedCase, actor, fence, now }), changeFrom)

type ReasonNote = { readonly noteId: string; readonly authorId: string; readonly text: string }

/** A reason as the internal note it becomes. */
const reasonNote = (at: string, actor: Staff, text: string): ReasonNote => ({
  noteId: newId(at),
  authorId: actor.id,
  text,
})

/** The same of a reason that need not be given. */
export const optionalNote = (at: string, actor: Staff, text: string): ReasonNote | null =>
  text === '' ? null : reasonNote(at, actor, text)

/** Snoozes a claimed case until an instant; a reason, if one is given, becomes a note. */
export async function snoozeCase(
  app: AppContext,
  actor: Staff,
  claim: CaseClaim,
  until: string,
  why = '',
): Promise<{ until: string; actId: string }> {
  const rule = (situation: SetAsideSituation) => snoozeRule(situation, until, why)
  const { actId } = await setAside('snooze', app, actor, claim, rule, (event, { at, storedCase }) => {
    return { type: 'case.snoozed', case: storedCase, until, reason: optionalNote(at, actor, event.why) }
  })
  return { until, actId }
}

/** Leaves a claimed case to a lead; the reason becomes a note. */
export async function escalateCase(
  app: AppContext,
  actor: Staff,
  claim: CaseClaim,
  why: string,
): Promise<{ escalated: true; actId: string }> {
  const rule = (situation: SetAsideSituation) => escalateRule(situation, why)
  const { actId } = await setAside('escalate', app, actor, claim, rule, (event, { at, storedCase }) => {
    return { type: 'case.escalated', case: storedCase, by: actor.id, reason: reasonNote(at, actor, event.why) }
  })
  return { escalated: true as const, actId }
}

/** Returns an escalated case to its queue; the reason becomes a note. */
export async function sendBackCase(
  app: AppContext,
  actor: Staff,
  claim: CaseClaim,
  why: string,
): Promise<{ sentBack: true; actId: string }> {
  const rule = (situation: SetAsideSituation) => sendBackRule(situation, why)
  const { actId } = await setAside('send_back', app, actor, claim, rule, (event, { at, storedCase }) => {
    return { type: 'case.sent_back', case: storedCase, reason: reasonNote(at, actor, event.why) }
  })
  return { sentBack: true as const, actId }
}

/** Moves a case from the patrol to the flagged queue; a reason, if one is given, becomes a note. */
export async function raiseCase(
  app: AppContext,
  actor: Staff,
  claim: CaseClaim,
  why: string,
): Promise<{ raised: true; actId: string }> {
  const rule = (situation: SetAsideSituation) => raiseRule(situation, why)
  const { actId } = await setAside('raise', app, actor, claim, rule, async (event, { tx, at, storedCase }) => {
    const { id, target, contentVersion, openedAt } = storedCase
    const content = await contentOf(tx.db, target)
    const version = await versionOf(tx.db, target, contentVersion)
    if (!content || !version) throw notFoundError()
    const reports = await reportsOfCase(tx.db, id)
    const placing = await computePlacement(tx, content, version, reports, openedAt, { ...storedCase, raisedAt: at })
    return { type: 'case.raised', case: storedCase, placing, reason: optionalNote(at, actor, event.why) }
  })
  return { raised: true as const, actId }
}

const rankOf = ({ rank, rankLines: lines }: StoredCase) => ({ rank, lines })

/** Pins a case to the top of its queue. */
export async function pinCase(app: AppContext, actor: Staff, caseId: string): Promise<{ pinnedAt: string }> {
  const rule = (storedCase: StoredCase) => pinRule(storedCase, actor)
  const { at } = await applyCaseRule(app, actor, caseId, rule, (event, { storedCase }) => {
    return { type: event.type, case: storedCase, ...pinned(rankOf(storedCase)) }
  })
  return { pinnedAt: at }
}

/** Unpins a case: it returns to the place of its rank. */
export async function unpinCase(app: AppContext, actor: Staff, caseId: string): Promise<{ pinnedAt: null }> {
  const rule = (storedCase: StoredCase) => unpinRule(storedCase, actor)
  await applyCaseRule(app, actor, caseId, rule, (event, { storedCase }) => {
    return { type: event.type, case: storedCase, ...unpinned(rankOf(storedCase)) }
  })
  return { pinnedAt: null }
}
