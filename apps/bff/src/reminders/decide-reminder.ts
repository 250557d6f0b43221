import { checkLease } from '@mimamori/policy/cases/lease-rules'
import type { ChosenOutcome } from '@mimamori/policy/reminders/reminder-outcome-rules'
import {
  agreeToOutcome,
  checkSendingBack,
  decideReminder as decideRule,
} from '@mimamori/policy/reminders/reminder-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { record } from '@mimamori/storage/record-change'
import type { StoredReminder } from '@mimamori/storage/reminders/reminder-reads'
import type { Tx } from '@mimamori/storage/storage'
import { presentCase, refusalError, requireAllowed } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadMoneyTerms } from '../workflows/load-money-terms.ts'
import { lockReminderCase } from '../workflows/lock-reminder-case.ts'
import { recordAct } from '../workflows/record-act.ts'
import { loadSecondForMoney } from '../workflows/two-person-eligibility.ts'

/** `contactedLateAt`: the contact after the deadline that whoever chooses has seen; `null`: none. */
export type ReminderChoice = ChosenOutcome & {
  readonly caseId: string
  readonly fence: number
  readonly contactedLateAt: string | null
}

/**
 * Chooses the outcome of a reminder in one's hands. `heldUntil`: until when it can be undone; `null`: a second person has to agree. Throws
 * NotFound, and the refusal of the rule with the case as it is now.
 */
export async function decideReminder(
  { storage, clock }: AppContext,
  actor: Staff,
  { caseId, fence, contactedLateAt: seenContactAt, ...chosen }: ReminderChoice,
): Promise<{ heldUntil: string | null }> {
  return await storage.write(async (tx) => {
    const now = clock.now()
    // what one person moves alone in a day is summed over their cases
    tx.lock('key', `money/${actor.id}`)
    const { reminder, storedCase } = await lockReminderCase(tx, caseId)
    const { undoSeconds } = await measureSettings(tx.db)
    const money = await loadMoneyTerms(tx.db, now, actor.id, reminder)
    const lost = checkLease(storedCase, actor, fence, now)
    if (lost) throw refusalError(lost, await presentCase(tx.db, storedCase))
    const terms = { now, undoSeconds, money, seenContactAt }
    const verdict = decideRule(reminder, chosen, actor, terms)
    if (!verdict.ok) throw refusalError(verdict.refusal, await presentCase(tx.db, storedCase))
    const heldUntil = verdict.event.type === 'reminder.held' ? verdict.event.heldUntil : null
    await record(tx, now, actor.id, {
      ...{ type: 'reminder.chosen', reminder, case: storedCase, by: actor.id, heldUntil },
      chosen: verdict.event.chosen,
    })
    await recordAct(tx, now, actor, { kind: 'outcome', before: storedCase })
    return { heldUntil }
  })
}

const situationOf = async (tx: Tx, now: string, actor: Staff, { decidedBy, decidedAt }: StoredReminder) =>
  await loadSecondForMoney(tx.db, now, actor, { proposerId: decidedBy ?? '', waitsSince: decidedAt ?? now })

/** A proposed outcome as a second person has seen it: every other outcome of the case has another fence. */
export type SeenProposal = { readonly caseId: string; readonly fence: number }

/** Throws NotFound, and that the outcome that was seen is not proposed any more. */
async function loadProposed(tx: Tx, { caseId, fence }: SeenProposal): ReturnType<typeof lockReminderCase> {
  const locked = await lockReminderCase(tx, caseId)
  if (locked.reminder.state !== 'proposed' || locked.storedCase.fence !== fence) throw refusalError('not_proposed')
  return locked
}

/** Agrees to an outcome that takes two people; it can be undone until `heldUntil`. Throws NotFound, and the refusal of the rule. */
export async function agreeToReminder(
  { storage, clock }: AppContext,
  actor: Staff,
  seen: SeenProposal,
): Promise<{ heldUntil: string }> {
  return await storage.write(async (tx) => {
    const now = clock.now()
    tx.lock('key', 'people')
    const { reminder } = await loadProposed(tx, seen)
    const { undoSeconds } = await measureSettings(tx.db)
    const situation = await situationOf(tx, now, actor, reminder)
    const { heldUntil } = requireAllowed(agreeToOutcome(reminder, actor, situation, { now, undoSeconds }))
    await record(tx, now, actor.id, { type: 'reminder.agreed', reminder, by: actor.id, heldUntil })
    return { heldUntil }
  })
}

/** Sends a proposed outcome back, with a reason that becomes a note of the case. Throws NotFound, and the refusal of the rule. */
export async function sendReminderBack(
  { storage, clock }: AppContext,
  actor: Staff,
  { reason, ...seen }: SeenProposal & { readonly reason: string },
): Promise<{ sentBack: true }> {
  return await storage.write(async (tx) => {
    const now = clock.now()
    const { reminder, storedCase } = await loadProposed(tx, seen)
    const refusal = checkSendingBack(reminder, actor)
    if (refusal) throw refusalError(refusal)
    if (reason.trim() === '') throw refusalError('reason_required')
    await record(tx, now, actor.id, {
      ...{ type: 'reminder.sent_back', reminder, case: storedCase, by: actor.id },
      reason: reason.trim(),
    })
    return { sentBack: true as const }
  })
}
