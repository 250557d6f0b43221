import {
  type AppealOutcome,
  appealableEntries,
  decideAppeal as decideRule,
  undoAppeal as undoRule,
} from '@mimamori/policy/appeals/appeal-rules'
import type { LedgerEntry } from '@mimamori/policy/ledger/ledger-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import {
  appealById,
  decisionMakersOf,
  outcomeMakersOf,
  type StoredAppeal,
} from '@mimamori/storage/appeals/appeal-reads'
import { ledgerOf, measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { record } from '@mimamori/storage/record-change'
import type { Storage } from '@mimamori/storage/storage'
import { reversalOf, withdrawalOfDecision } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { requireAllowed, requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

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
): Promise<{ parties: string[]; against: LedgerEntry[] }> {
  if (reminderId !== '') return { parties: await outcomeMakersOf(db, reminderId), against: [] }
  const [parties, ledger, withdrawn] = await Promise.all([
    decisionMakersOf(db, decisionId),
    ledgerOf(db, memberId),
    hasEndedMembership(db, decisionId),
  ])
  const against = withdrawn
    ? ledger.filter((entry) => entry.decisionId === decisionId)
    : appealableEntries(ledger, decisionId)
  return { parties, against }
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
 * Decides an appeal; that can be undone within the desk's undo window. Throws NotFound, and the refusal of the rule, as for somebody
 * who took part in what is appealed against.
 */
export async function decideAppeal(
  { storage, clock }: AppContext,
  actor: Staff,
  choice: AppealChoice,
): Promise<{ heldUntil: string }> {
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
