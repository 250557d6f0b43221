import { announcementPeriodEnd, type IneligibleReason } from '../people/eligibility-rules.ts'
import type { ReminderSettings } from '../reminders/reminder-settings.ts'
import { may, type Permission } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { MeasureSettings } from './measure-settings-rules.ts'

/** What a loosened setting protects. Of each area one proposal waits at a time. */
export const SETTING_AREAS = ['measures', 'money'] as const
export type SettingArea = (typeof SETTING_AREAS)[number]

/** The settings that protect members or money, by area, and the direction in which each is loosened. */
const LOOSENED_BY = {
  measures: { undoSeconds: 'less', appealDays: 'less', holdMinutes: 'less', withdrawalsAnHour: 'more' },
  money: { twoPeopleAboveYen: 'more', aloneADayYen: 'more' },
} as const satisfies {
  measures: Partial<Record<keyof MeasureSettings, 'less' | 'more'>>
  money: Partial<Record<keyof ReminderSettings, 'less' | 'more'>>
}

export type LoosenedSetting = { [Area in SettingArea]: keyof (typeof LOOSENED_BY)[Area] }[SettingArea]

/** Changed settings that weaken a protection, each of which takes two people. */
export type Loosening = { readonly [name in LoosenedSetting]?: number }

/** Splits a change of settings into what one person sets at once, and what loosens, as a shorter hold or a higher limit does. */
export function splitChange<
  Area extends SettingArea,
  Settings extends Record<keyof (typeof LOOSENED_BY)[Area], number>,
>(area: Area, now: Settings, desired: Settings): { readonly atOnce: Settings; readonly loosening: Loosening } {
  const directions = Object.entries(LOOSENED_BY[area]) as [keyof (typeof LOOSENED_BY)[Area], 'less' | 'more'][]
  const loosened = directions.filter(([name, direction]) =>
    direction === 'less' ? desired[name] < now[name] : desired[name] > now[name],
  )
  const of = (settings: Settings) => Object.fromEntries(loosened.map(([name]) => [name, settings[name]]))
  return { atOnce: { ...desired, ...of(now) }, loosening: of(desired) }
}

/** A change of settings that waits for a second person. */
export type SettingProposal = {
  readonly id: string
  readonly about: SettingArea
  readonly loosening: Loosening
  readonly proposerId: string
  readonly proposedAt: string
}

/** Who proposes, and takes back: admins what protects members, leads what protects money. */
export const PROPOSES: Readonly<Record<SettingArea, Permission>> = { measures: 'desk.manage', money: 'due_times.set' }

/** Where leads are missing: does it take effect alone after 72 hours, and do the 24 hours alone make somebody eligible? Money waits. */
export const bendsOnSmallDesk = (area: SettingArea): boolean => area !== 'money'

export type SettingRefusal =
  | 'not_permitted'
  | 'own_proposal'
  | 'proposer_gone'
  | 'proposer_ineligible'
  | IneligibleReason
export type ProposerStanding = 'eligible' | 'proposer_gone' | 'proposer_ineligible'

/** Why this person cannot agree; `null`: they are an eligible lead, and another person than the eligible one who proposed. */
export function checkAgreement(
  { proposerId }: Pick<SettingProposal, 'proposerId'>,
  actor: Staff,
  { ineligible, proposer }: { readonly ineligible: IneligibleReason | null; readonly proposer: ProposerStanding },
): SettingRefusal | null {
  if (!may(actor.role, 'desk.agree')) return 'not_permitted'
  if (proposerId === actor.id) return 'own_proposal'
  if (ineligible) return ineligible
  return proposer === 'eligible' ? null : proposer
}

/** How a proposed setting ends: agreed to by a lead, in force by itself on a small desk, refused by a lead, or taken back. */
export type SettingEnd = 'agreed' | 'in_force' | 'refused' | 'taken_back'

/** Why this person cannot end a proposal so; `null`: they can. Any other lead refuses it; admins, or the lead whose it is, take it back. */
export function checkEnding(
  { about, proposerId }: Pick<SettingProposal, 'about' | 'proposerId'>,
  actor: Staff,
  how: 'refused' | 'taken_back',
): 'not_permitted' | null {
  if (about === 'money' && (proposerId === actor.id) !== (how === 'taken_back')) return 'not_permitted'
  return may(actor.role, how === 'refused' ? 'desk.agree' : PROPOSES[about]) ? null : 'not_permitted'
}

/** Ends a proposal without a change of settings; one person is enough. */
export function endSettingProposal(
  proposal: Pick<SettingProposal, 'about' | 'proposerId'>,
  actor: Staff,
  how: 'refused' | 'taken_back',
): Verdict<{ readonly type: 'setting.ended'; readonly how: SettingEnd }, 'not_permitted'> {
  const refusal = checkEnding(proposal, actor, how)
  return refusal ? refuse(refusal) : allow({ type: 'setting.ended', how })
}

/** When a proposal takes effect by itself, if the desk is small then. */
export const takesEffectAt = ({ proposedAt }: Pick<SettingProposal, 'proposedAt'>): string =>
  announcementPeriodEnd(proposedAt)
