import { announcementPeriodEnd, type IneligibleReason } from '../people/eligibility-rules.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { MeasureSettings } from './measure-settings-rules.ts'

/** Changed settings that weaken the protection around withdrawals, each of which takes two people. */
export type Loosening = Partial<Pick<MeasureSettings, 'holdMinutes' | 'withdrawalsAnHour'>>

/** Splits a change of settings into what one person sets at once, and what loosens: a shorter hold, a higher limit. */
export function splitChange(
  now: MeasureSettings,
  desired: MeasureSettings,
): { readonly atOnce: MeasureSettings; readonly loosening: Loosening } {
  const loosening = {
    ...(desired.holdMinutes < now.holdMinutes ? { holdMinutes: desired.holdMinutes } : {}),
    ...(desired.withdrawalsAnHour > now.withdrawalsAnHour ? { withdrawalsAnHour: desired.withdrawalsAnHour } : {}),
  }
  const { holdMinutes, withdrawalsAnHour } = now
  const current = {
    ...('holdMinutes' in loosening ? { holdMinutes } : {}),
    ...('withdrawalsAnHour' in loosening ? { withdrawalsAnHour } : {}),
  }
  return { atOnce: { ...desired, ...current }, loosening }
}

/** A change of settings that waits for a second person. */
export type SettingProposal = {
  readonly id: string
  readonly loosening: Loosening
  readonly proposerId: string
  readonly proposedAt: string
}

export type SettingRefusal =
  | 'not_permitted'
  | 'own_proposal'
  | 'proposer_gone'
  | 'proposer_ineligible'
  | IneligibleReason
export type ProposerStanding = 'eligible' | 'proposer_gone' | 'proposer_ineligible'

/** Why this person cannot agree; `null`: they are an eligible lead, and another person than the eligible admin who proposed. */
export function checkAgreement(
  { proposerId }: SettingProposal,
  actor: Staff,
  { ineligible, proposer }: { readonly ineligible: IneligibleReason | null; readonly proposer: ProposerStanding },
): SettingRefusal | null {
  if (!may(actor.role, 'desk.agree')) return 'not_permitted'
  if (proposerId === actor.id) return 'own_proposal'
  if (ineligible) return ineligible
  return proposer === 'eligible' ? null : proposer
}

/** How a proposed setting ends: agreed to by a lead, in force by itself on a small desk, refused by a lead, or taken back by an admin. */
export type SettingEnd = 'agreed' | 'in_force' | 'refused' | 'taken_back'

/** Ends a proposal without a change of settings. One person is enough: any lead can refuse it, any admin take it back. */
export function endSettingProposal(
  actor: Staff,
  how: 'refused' | 'taken_back',
): Verdict<{ readonly type: 'setting.ended'; readonly how: SettingEnd }, 'not_permitted'> {
  const permission = how === 'refused' ? 'desk.agree' : 'desk.manage'
  return may(actor.role, permission) ? allow({ type: 'setting.ended', how }) : refuse('not_permitted')
}

/** When a proposal takes effect by itself, if the desk is small then. */
export const takesEffectAt = ({ proposedAt }: Pick<SettingProposal, 'proposedAt'>): string =>
  announcementPeriodEnd(proposedAt)
