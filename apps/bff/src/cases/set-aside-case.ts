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
import { caseById, type StoredCase } from '@mimamori/storage/cases/case-reads'
import { newId } from '@mimamori/storage/ids'
import { contentOf, versionOf } from '@mimamori/storage/intake/intake-reads'
import { type Change, record } from '@mimamori/storage/record-change'
import { reportsOfCase } from '@mimamori/storage/reports/filed-report-reads'
import type { Tx } from '@mimamori/storage/storage'
import { notFoundError, presentCase, refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { computePlacement } from '../workflows/case-priority.ts'
import type { HeldCase } from './case-leases.ts'

type Refusal = Parameters<typeof refusalError>[0]
type RuledCase = { readonly tx: Tx; readonly at: string; readonly it: StoredCase }

/** Ask the rule about a case and record what follows; throws what the rule refuses, with the case as it is. */
async function applyCaseRule<Event>(
  app: AppContext,
  actor: Staff,
  caseId: string,
  ask: (it: StoredCase, at: string) => Verdict<Event, Refusal>,
  changeOf: (event: Event, of: RuledCase) => Change | Promise<Change>,
): Promise<{ event: Event; at: string }> {
  return await app.storage.write(async (tx) => {
    const at = app.clock.now()
    const it = await caseById(tx.db, caseId)
    if (!it) throw notFoundError()
    const verdict = ask(it, at)
    if (!verdict.ok) throw refusalError(verdict.refusal, await presentCase(tx.db, it))
    const { event } = verdict
    await record(tx, at, actor.id, await changeOf(event, { tx, at, it }))
    return { event, at }
  })
}

const reasonOf = (at: string, actor: Staff, text: string) => ({ noteId: newId(at), authorId: actor.id, text })

const settingAsideOf = (actor: Staff, { fence }: HeldCase, it: StoredCase, now: string): SetAsideSituation => ({
  case: it,
  actor,
  fence,
  now,
})

/** Put a case to sleep until an instant. */
export async function snoozeCase(
  app: AppContext,
  actor: Staff,
  held: HeldCase,
  until: string,
): Promise<{ until: string }> {
  await applyCaseRule(
    app,
    actor,
    held.caseId,
    (it, at) => snoozeRule(settingAsideOf(actor, held, it, at), until),
    (_, { it }) => ({ type: 'case.snoozed', case: it, until }),
  )
  return { until }
}

/** Leave a case to a lead; the reason becomes a note. */
export async function escalateCase(
  app: AppContext,
  actor: Staff,
  held: HeldCase,
  why: string,
): Promise<{ escalated: true }> {
  await applyCaseRule(
    app,
    actor,
    held.caseId,
    (it, at) => escalateRule(settingAsideOf(actor, held, it, at), why),
    (event, { at, it }) => ({
      type: 'case.escalated',
      case: it,
      by: actor.id,
      reason: reasonOf(at, actor, event.why),
    }),
  )
  return { escalated: true as const }
}

/** Return an escalated case to its queue; the reason becomes a note. */
export async function sendBackCase(
  app: AppContext,
  actor: Staff,
  held: HeldCase,
  why: string,
): Promise<{ sentBack: true }> {
  await applyCaseRule(
    app,
    actor,
    held.caseId,
    (it, at) => sendBackRule(settingAsideOf(actor, held, it, at), why),
    (event, { at, it }) => ({ type: 'case.sent_back', case: it, reason: reasonOf(at, actor, event.why) }),
  )
  return { sentBack: true as const }
}

/** Put what is odd on patrol into the flagged queue; a reason, if one is given, becomes a note. */
export async function raiseCase(app: AppContext, actor: Staff, held: HeldCase, why: string): Promise<{ raised: true }> {
  await applyCaseRule(
    app,
    actor,
    held.caseId,
    (it, at) => raiseRule(settingAsideOf(actor, held, it, at), why),
    async (event, { tx, at, it }) => {
      const content = await contentOf(tx.db, it.target)
      const version = await versionOf(tx.db, it.target, it.contentVersion)
      if (!content || !version) throw notFoundError()
      const reports = await reportsOfCase(tx.db, it.id)
      const moved = { raisedAt: at, pinnedAt: it.pinnedAt }
      const placing = await computePlacement(tx, content, version.flags, reports, it.openedAt, moved)
      const reason = event.why === '' ? null : reasonOf(at, actor, event.why)
      return { type: 'case.raised', case: it, placing, reason }
    },
  )
  return { raised: true as const }
}

const rankOf = ({ rank, rankLines: lines }: StoredCase) => ({ rank, lines })

/** Put a case on top of its queue. */
export async function pinCase(app: AppContext, actor: Staff, caseId: string): Promise<{ pinnedAt: string }> {
  const { at: pinnedAt } = await applyCaseRule(
    app,
    actor,
    caseId,
    (it) => pinRule(it, actor),
    (event, { it }) => ({ type: event.type, case: it, ...pinned(rankOf(it)) }),
  )
  return { pinnedAt }
}

/** Let it stand where its rank puts it again. */
export async function unpinCase(app: AppContext, actor: Staff, caseId: string): Promise<{ pinnedAt: null }> {
  await applyCaseRule(
    app,
    actor,
    caseId,
    (it) => unpinRule(it, actor),
    (event, { it }) => ({ type: event.type, case: it, ...unpinned(rankOf(it)) }),
  )
  return { pinnedAt: null }
}
