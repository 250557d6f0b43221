import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

/** The notice settings of a desk. */
export type NoticeSettings = {
  /** counts from 1 to below this are hidden in a notice; 0: every count is published */
  readonly below: number
}

export const DEFAULT_NOTICE_SETTINGS: NoticeSettings = { below: 5 }

/** The bounds of the limit; with a limit of 2, a hidden count could only be 1. */
const BELOW_BOUNDS = { min: 3, max: 50 } as const

/** Is this a valid limit? */
export const isSmallCountLimit = (below: number): boolean =>
  below === 0 || (Number.isInteger(below) && below >= BELOW_BOUNDS.min && below <= BELOW_BOUNDS.max)

export type NoticeSettingsRefusal = 'not_permitted' | 'setting_out_of_range'

/** Sets the notice settings for notices published from now on. */
export function setNoticeSettings(
  settings: NoticeSettings,
  actor: Staff,
): Verdict<{ readonly type: 'notices.set'; readonly settings: NoticeSettings }, NoticeSettingsRefusal> {
  if (!may(actor.role, 'desk.manage')) return refuse('not_permitted')
  return isSmallCountLimit(settings.below) ? allow({ type: 'notices.set', settings }) : refuse('setting_out_of_range')
}
