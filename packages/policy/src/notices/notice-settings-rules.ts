import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

/** The notice settings of a desk. */
export type NoticeSettings = {
  /** where a count is from 1 to below this, small ones are pooled in a notice; 0: every count is published */
  readonly below: number
  /** the day of the month, Japan time, on which the desk drafts the next notice by itself; `null`: it never does */
  readonly draftDay: number | null
  /** of a published notice at the marketplace: a path or an http(s) URL in which `{id}` stands for the notice */
  readonly address: string
}

export const DEFAULT_NOTICE_SETTINGS: NoticeSettings = { below: 5, draftDay: null, address: '/notices/{id}' }

/** The bounds of the limit; with a limit of 2, a small count could only be 1. */
const BELOW_BOUNDS = { min: 3, max: 50 } as const
/** The days that every month has. */
export const DRAFT_DAY_BOUNDS = { min: 1, max: 28 } as const
/** longest address of a notice, in characters */
export const MAX_NOTICE_ADDRESS_LENGTH = 500

/** Is this a valid limit? */
export const isSmallCountLimit = (below: number): boolean =>
  below === 0 || (Number.isInteger(below) && below >= BELOW_BOUNDS.min && below <= BELOW_BOUNDS.max)

/** Is this a day on which a notice can be drafted? */
const isDraftDay = (day: number | null): boolean =>
  day === null || (Number.isInteger(day) && day >= DRAFT_DAY_BOUNDS.min && day <= DRAFT_DAY_BOUNDS.max)

/** A path that begins with one slash, perhaps after http(s) and a host without a name or a password. */
const ADDRESS = /^(?:https?:\/\/[\p{L}\p{N}.-]+(?::\d{1,5})?)?\/(?!\/)(?:[^\s\\"'<>`{}]|\{id\})*$/u

/** Is this an address of published notices? `{id}` is in its path, query or fragment, never in its host. */
export const isNoticeAddress = (address: string): boolean =>
  address.length <= MAX_NOTICE_ADDRESS_LENGTH &&
  address.includes('{id}') &&
  !/[\p{Cc}\p{Cf}]/u.test(address) &&
  ADDRESS.test(address)

/** The address of one published notice. */
export const noticeAddressOf = ({ address }: NoticeSettings, noticeId: string): string =>
  address.replaceAll('{id}', () => encodeURIComponent(noticeId))

export type NoticeSettingsRefusal =
  | 'not_permitted'
  | 'setting_out_of_range'
  | 'draft_day_out_of_range'
  | 'notice_address_flawed'

/** Sets the notice settings: the limit and the address for notices published from now on, the day for the next draft. */
export function setNoticeSettings(
  settings: NoticeSettings,
  actor: Staff,
): Verdict<{ readonly type: 'notices.set'; readonly settings: NoticeSettings }, NoticeSettingsRefusal> {
  if (!may(actor.role, 'desk.manage')) return refuse('not_permitted')
  if (!isSmallCountLimit(settings.below)) return refuse('setting_out_of_range')
  if (!isDraftDay(settings.draftDay)) return refuse('draft_day_out_of_range')
  return isNoticeAddress(settings.address) ? allow({ type: 'notices.set', settings }) : refuse('notice_address_flawed')
}
