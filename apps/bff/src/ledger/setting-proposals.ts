import {
  checkAgreement,
  endSettingProposal,
  type SettingEnd,
  type SettingProposal,
  takesEffectAt,
} from '@mimamori/policy/ledger/loosening-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { eligibilityAt } from '@mimamori/storage/people/account-eligibility-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { pendingSettingProposal } from '@mimamori/storage/setting-proposals/setting-proposal-reads'
import type { Storage, Tx } from '@mimamori/storage/storage'
import { notFoundError, refusalError, requireAllowed } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadIneligibleReason, loadProposerEligibility } from '../workflows/two-person-eligibility.ts'

type Db = Storage['db']

/** The pending proposal with this id, under its locks. Throws NotFound for any other. */
async function loadPendingProposal(tx: Tx, id: string): Promise<SettingProposal> {
  tx.lock('key', 'measures')
  tx.lock('key', 'people')
  const proposal = await pendingSettingProposal(tx.db)
  if (proposal?.id !== id) throw notFoundError()
  return proposal
}

/** Applies a proposal to the settings in force. `by`: the lead who agreed; `null`: nobody had to. */
async function applyProposal(tx: Tx, at: string, proposal: SettingProposal, by: string | null): Promise<void> {
  const settings = { ...(await measureSettings(tx.db)), ...proposal.loosening }
  const how: SettingEnd = by === null ? 'in_force' : 'agreed'
  await record(tx, at, by ?? SYSTEM, { type: 'setting.ended', proposal, how, by })
  await record(tx, at, by ?? SYSTEM, { type: 'measures.set', settings, changedBy: by ?? proposal.proposerId })
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
    const eligibility = {
      ineligible: await loadIneligibleReason(tx.db, actor, at),
      proposer: await loadProposerEligibility(tx.db, proposal, await eligibilityAt(tx.db, at)),
    }
    const refusal = checkAgreement(proposal, actor, eligibility)
    if (refusal) throw refusalError(refusal)
    await applyProposal(tx, at, proposal, actor.id)
    return { id }
  })
}

/**
 * Ends a proposal without effect: refused by a lead or taken back by an admin. Throws NotFound, and the refusal of the
 * rule.
 */
export async function closeSettingProposal(
  { storage, clock }: AppContext,
  actor: Staff,
  id: string,
  how: 'refused' | 'taken_back',
): Promise<{ id: string }> {
  return await storage.write(async (tx) => {
    const proposal = await loadPendingProposal(tx, id)
    const event = requireAllowed(endSettingProposal(actor, how))
    await record(tx, clock.now(), actor.id, { ...event, proposal, by: actor.id })
    return { id }
  })
}

/** Does it need no lead: is the desk small, and the admin who proposed still eligible? */
async function completesAlone(db: Db, proposal: SettingProposal, at: string): Promise<boolean> {
  const eligibility = await eligibilityAt(db, at)
  return eligibility.smallDesk && (await loadProposerEligibility(db, proposal, eligibility)) === 'eligible'
}

/**
 * On a small desk, applies a proposal 72 hours after all staff were told of it, if its proposer is still eligible.
 * Returns how many.
 */
export async function applyDueSettingProposals({ storage, clock }: AppContext): Promise<number> {
  const proposal = await pendingSettingProposal(storage.db)
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
