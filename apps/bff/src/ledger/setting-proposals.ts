import {
  checkAgreement,
  type SettingEnd,
  type SettingProposal,
  takesEffectAt,
} from '@mimamori/policy/ledger/loosening-rules'
import { ineligibleReason } from '@mimamori/policy/people/eligibility-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { accountEligibility, eligibilityAt } from '@mimamori/storage/people/account-eligibility-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { reminderSettings } from '@mimamori/storage/reminders/reminder-settings-reads'
import { pendingSettingProposal } from '@mimamori/storage/setting-proposals/setting-proposal-reads'
import type { Storage, Tx } from '@mimamori/storage/storage'
import { refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadPendingProposal } from '../workflows/close-setting-proposal.ts'
import { settingContext } from '../workflows/propose-setting.ts'
import { loadProposerEligibility } from '../workflows/two-person-eligibility.ts'

type Db = Storage['db']

/** Applies a proposal to the settings in force. `by`: the lead who agreed; `null`: nobody had to. */
async function applyProposal(tx: Tx, at: string, proposal: SettingProposal, by: string | null): Promise<void> {
  const { about, loosening, proposerId } = proposal
  const how: SettingEnd = by === null ? 'in_force' : 'agreed'
  const [actorId, changedBy] = [by ?? SYSTEM, by ?? proposerId]
  await record(tx, at, actorId, { type: 'setting.ended', proposal, how, by })
  if (about === 'money') {
    const settings = { ...(await reminderSettings(tx.db)), ...loosening }
    return void (await record(tx, at, actorId, { type: 'reminder_settings.set', settings, by: changedBy }))
  }
  const settings = { ...(await measureSettings(tx.db)), ...loosening }
  await record(tx, at, actorId, { type: 'measures.set', settings, changedBy })
}

/**
 * A lead agrees to a loosened setting; both people must be eligible at this moment. Throws NotFound, and the refusal of
 * the rule.
 */
export async function agreeToSettingProposal(
  { storage, clock }: AppContext,
  actor: Staff,
  id: string,
): Promise<{ id: string }> {
  return await storage.write(async (tx) => {
    const at = clock.now()
    const proposal = await loadPendingProposal(tx, id)
    const context = await settingContext(tx.db, at, proposal.about)
    const account = await accountEligibility(tx.db, actor.id)
    const eligibility = {
      ineligible: account ? ineligibleReason(account, context) : ('awaits_confirmation' as const),
      proposer: await loadProposerEligibility(tx.db, proposal, context),
    }
    const refusal = checkAgreement(proposal, actor, eligibility)
    if (refusal) throw refusalError(refusal)
    await applyProposal(tx, at, proposal, actor.id)
    return { id }
  })
}

/** Does it need no lead: is the desk small, and the admin who proposed still eligible? Of money none does. */
async function completesAlone(db: Db, proposal: SettingProposal, at: string): Promise<boolean> {
  const eligibility = await eligibilityAt(db, at)
  return eligibility.smallDesk && (await loadProposerEligibility(db, proposal, eligibility)) === 'eligible'
}

/**
 * On a small desk, applies a proposal 72 hours after all staff were told of it, if its proposer is still eligible.
 * Returns how many.
 */
export async function applyDueSettingProposals({ storage, clock }: AppContext): Promise<number> {
  const proposal = await pendingSettingProposal(storage.db, 'measures')
  if (!proposal || takesEffectAt(proposal) > clock.now()) return 0
  if (!(await completesAlone(storage.db, proposal, clock.now()))) return 0
  return await storage.write(async (tx) => {
    const at = clock.now()
    const pending = await loadPendingProposal(tx, proposal.id)
    if (!(await completesAlone(tx.db, pending, at))) return 0
    await applyProposal(tx, at, pending, null)
    return 1
  })
}
