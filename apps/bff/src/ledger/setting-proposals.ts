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
import { notFoundError, refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadIneligibleReason, loadProposerStanding } from '../workflows/two-person-eligibility.ts'

type Db = Storage['db']

/** The proposal with this id, while it waits. Throws NotFound for any other. */
async function loadPendingProposal(tx: Tx, id: string): Promise<SettingProposal> {
  tx.lock('key', 'measures')
  tx.lock('key', 'people')
  const proposal = await pendingSettingProposal(tx.db)
  if (proposal?.id !== id) throw notFoundError()
  return proposal
}

/** Set what was proposed, on top of what the desk has set by now. `by`: the lead who agreed; `null`: nobody had to. */
async function applyProposal(tx: Tx, at: string, proposal: SettingProposal, by: string | null): Promise<void> {
  const settings = { ...(await measureSettings(tx.db)), ...proposal.loosening }
  const how: SettingEnd = by === null ? 'in_force' : 'agreed'
  await record(tx, at, by ?? SYSTEM, { type: 'setting.ended', proposal, how, by })
  await record(tx, at, by ?? SYSTEM, { type: 'measures.set', settings, changedBy: by ?? proposal.proposerId })
}

/** A lead agrees to a loosened setting. Both people are eligible at this moment. */
export async function agreeToSettingProposal(
  { storage, clock }: AppContext,
  actor: Staff,
  id: string,
): Promise<{ id: string }> {
  return await storage.write(async (tx) => {
    const at = clock.now()
    const proposal = await loadPendingProposal(tx, id)
    const standing = {
      ineligible: await loadIneligibleReason(tx.db, actor, at),
      proposer: await loadProposerStanding(tx.db, proposal, await eligibilityAt(tx.db, at)),
    }
    const refusal = checkAgreement(proposal, actor, standing)
    if (refusal) throw refusalError(refusal)
    await applyProposal(tx, at, proposal, actor.id)
    return { id }
  })
}

/** A lead refuses it, or an admin takes it back: nothing is set. */
export async function closeSettingProposal(
  { storage, clock }: AppContext,
  actor: Staff,
  id: string,
  how: 'refused' | 'taken_back',
): Promise<{ id: string }> {
  return await storage.write(async (tx) => {
    const proposal = await loadPendingProposal(tx, id)
    const verdict = endSettingProposal(actor, how)
    if (!verdict.ok) throw refusalError(verdict.refusal)
    await record(tx, clock.now(), actor.id, { ...verdict.event, proposal, by: actor.id })
    return { id }
  })
}

/** Does nobody have to agree: is the desk small, and the admin who proposed still eligible? */
async function completesAlone(db: Db, proposal: SettingProposal, at: string): Promise<boolean> {
  const eligibility = await eligibilityAt(db, at)
  return eligibility.smallDesk && (await loadProposerStanding(db, proposal, eligibility)) === 'eligible'
}

/** On a small desk a proposal takes effect 72 hours after everybody was told of it, if its admin still counts. Answers how many did. */
export async function applyDueSettingProposals({ storage, clock }: AppContext): Promise<number> {
  const proposal = await pendingSettingProposal(storage.db)
  if (!proposal || takesEffectAt(proposal) > clock.now()) return 0
  if (!(await completesAlone(storage.db, proposal, clock.now()))) return 0
  return await storage.write(async (tx) => {
    const at = clock.now()
    const still = await loadPendingProposal(tx, proposal.id)
    if (!(await completesAlone(tx.db, still, at))) return 0
    await applyProposal(tx, at, still, null)
    return 1
  })
}
