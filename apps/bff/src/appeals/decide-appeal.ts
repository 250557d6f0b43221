import {
  type AppealOutcome,
  agreeToAppeal as agreeRule,
  appealableEntries,
  decideAppeal as decideRule,
  undoAppeal as undoRule,
} from '@mimamori/policy/appeals/appeal-rules'
import type { LedgerEntry } from '@mimamori/policy/ledger/ledger-rules'
import { reversalTakesTwo } from '@mimamori/policy/reminders/reminder-money-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import {
  appealById,
  decisionMakersOf,
  outcomeMakersOf,
  type StoredAppeal,
} from '@mimamori/storage/appeals/appeal-reads'
import { ledgerOf, measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { record } from '@mimamori/storage/record-change'
import { movedByReminder } from '@mimamori/storage/reminders/reminder-money-reads'
import { reminderSettings } from '@mimamori/storage/reminders/reminder-settings-reads'
import type { Storage } from '@mimamori/storage/storage'
import { reversalOf, withdrawalOfDecision } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { refusalError, requireAllowed, requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadSecondForMoney } from '../workflows/two-person-eligibility.ts'

export type AppealChoice = {
  readonly appealId: string
  readonly outcome: AppealOutcome
  /** exactly what the member will read */
  readonly text: string
  /** an internal note */
  readonly reason: string
}

/** Who took part in the decision or the outcome (`parties`), and those of its measures that are in force (`against`). */
export async function loadAppealSituation(
  db: Storage['db'],
  { decisionId, reminderId, memberId }: StoredAppeal,
): Promise<{ parties: string[]; against: LedgerEntry[]; takesTwo: boolean }> {
  if (reminderId !== '') {
    const takesTwo = await takesBackMuch(db, reminderId)
    return { parties: await outcomeMakersOf(db, reminderId), against: [], takesTwo }
  }
  const [parties, ledger, withdrawn] = await Promise.all([
    decisionMakersOf(db, decisionId),
    ledgerOf(db, memberId),
    hasEndedMembership(db, decisionId),
  ])
  const against = withdrawn
    ? ledger.filter((entry) => entry.decisionId === decisionId)
    : appealableEntries(ledger, decisionId)
  return { parties, against, takesTwo: false }
}

/** Does taking back the outcome of this reminder move money that takes two people? */
async function takesBackMuch(db: Storage['db'], reminderId: string): Promise<boolean> {
  const reminder = await movedByReminder(db, reminderId)
  if (!reminder) return false
  const { wholeEscrowYen } = reminder
  const limit = Math.min(reminder.twoPeopleAboveYen, (await reminderSettings(db)).twoPeopleAboveYen)
  return reversalTakesTwo(reminder, { wholeEscrowYen, twoPeopleAboveYen: limit })
}

/**
 * Did this decision end a membership, and has no reversal of it been executed yet? A reversal that is held can still be
 * stopped.
 */
async function hasEndedMembership(db: Storage['db'], decisionId: string): Promise<boolean> {
  const withdrawal = await withdrawalOfDecision(db, decisionId)
  return withdrawal !== null && (await reversalOf(db, withdrawal.id))?.state !== 'released'
}

/**
 * Decides an appeal; that can be undone within the desk's undo window, or until a second person has agreed to it (`heldUntil` is `null`). Throws NotFound, and the refusal of the rule, as for somebody
 * who took part in what is appealed against.
 */
export async function decideAppeal(
  { storage, clock }: AppContext,
  actor: Staff,
  choice: AppealChoice,
): Promise<{ heldUntil: string | null }> {
  return await storage.write(async (tx) => {
    const now = clock.now()
    const appeal = requireFound(await appealById(tx.db, choice.appealId))
    const { undoSeconds } = await measureSettings(tx.db)
    const event = requireAllowed(
      decideRule(
        { state: appeal.state, ...(await loadAppealSituation(tx.db, appeal)), actor, now, undoSeconds },
        choice,
      ),
    )
    const { outcome, text, reason } = choice
    await record(tx, now, actor.id, { ...event, appeal, outcome, text, reason, by: actor.id })
    return { heldUntil: event.heldUntil }
  })
}

/** A granted appeal as a second person has seen it: `decidedAt` tells it from one decided in its place. */
export type SeenGrant = { readonly appealId: string; readonly decidedAt: string }

/** Agrees to a granted appeal that takes back much money; it can be undone until `heldUntil`. Throws NotFound, and the refusal of the rule. */
export async function agreeToAppeal(
  { storage, clock }: AppContext,
  actor: Staff,
  { appealId, decidedAt }: SeenGrant,
): Promise<{ heldUntil: string }> {
  return await storage.write(async (tx) => {
    const now = clock.now()
    tx.lock('key', 'people')
    const appeal = requireFound(await appealById(tx.db, appealId))
    if (appeal.decidedAt !== decidedAt) throw refusalError('not_proposed')
    const { undoSeconds } = await measureSettings(tx.db)
    const agreeing = await loadAgreeing(tx.db, now, actor, appeal)
    const { heldUntil } = requireAllowed(agreeRule(appeal, actor, agreeing, { now, undoSeconds }))
    await record(tx, now, actor.id, { type: 'appeal.agreed', appeal, by: actor.id, heldUntil })
    return { heldUntil }
  })
}

/** What decides whether this person may agree to a granted appeal. */
export async function loadAgreeing(
  db: Storage['db'],
  now: string,
  actor: Staff,
  { decidedBy, decidedAt, reminderId }: StoredAppeal,
): Promise<Parameters<typeof agreeRule>[2]> {
  const waits = { proposerId: decidedBy ?? '', waitsSince: decidedAt ?? now }
  const situation = await loadSecondForMoney(db, now, actor, waits)
  return { parties: await outcomeMakersOf(db, reminderId), situation }
}

/**
 * Undoes the decision on an appeal: it is open again. Throws NotFound, and the refusal of the rule, as when the undo
 * window is over.
 */
export async function undoAppeal(
  { storage, clock }: AppContext,
  actor: Staff,
  appealId: string,
): Promise<{ undone: true }> {
  return await storage.write(async (tx) => {
    const now = clock.now()
    const appeal = requireFound(await appealById(tx.db, appealId))
    const event = requireAllowed(undoRule(appeal, actor, now))
    await record(tx, now, actor.id, { ...event, appeal })
    return { undone: true as const }
  })
}
