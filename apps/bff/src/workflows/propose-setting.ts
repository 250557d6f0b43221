import {
  bendsOnSmallDesk,
  type Loosening,
  type SettingArea,
  type SettingProposal,
} from '@mimamori/policy/ledger/loosening-rules'
import { type EligibilityContext, ineligibleReason, moneyContext } from '@mimamori/policy/people/eligibility-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { newId } from '@mimamori/storage/ids'
import { accountEligibility, eligibilityAt } from '@mimamori/storage/people/account-eligibility-reads'
import { record } from '@mimamori/storage/record-change'
import { pendingSettingProposal } from '@mimamori/storage/setting-proposals/setting-proposal-reads'
import type { Storage, Tx } from '@mimamori/storage/storage'
import { refusalError } from '../rpc/refusal-errors.ts'

/** In which the two people of a loosened setting are judged: for money by the full rule, however few leads there are. */
export async function settingContext(db: Storage['db'], at: string, about: SettingArea): Promise<EligibilityContext> {
  return bendsOnSmallDesk(about) ? await eligibilityAt(db, at) : moneyContext(at)
}

/**
 * Proposes what loosens a setting, in place of an earlier proposal about the same; nothing where nothing does. To be called under the locks of
 * the settings and of people. Answers whether something waits now. Throws why this person is not eligible.
 */
export async function proposeLoosening(
  tx: Tx,
  at: string,
  actor: Staff,
  { about, loosening }: Pick<SettingProposal, 'about'> & { readonly loosening: Loosening },
): Promise<boolean> {
  if (Object.keys(loosening).length === 0) return false
  const account = await accountEligibility(tx.db, actor.id)
  const context = await settingContext(tx.db, at, about)
  const ineligible = account ? ineligibleReason(account, context) : 'awaits_confirmation'
  if (ineligible) throw refusalError(ineligible)
  const before = await pendingSettingProposal(tx.db, about)
  const replaced = { type: 'setting.ended', how: 'taken_back', by: actor.id } as const
  if (before) await record(tx, at, actor.id, { ...replaced, proposal: before })
  await record(tx, at, actor.id, { type: 'setting.proposed', id: newId(at), about, loosening, proposerId: actor.id })
  return true
}
