import {
  isDraftDay,
  isNoticeAddress,
  isSmallCountLimit,
  type NoticeSettings,
} from '@mimamori/policy/notices/notice-settings-rules'

/** Notice settings as they are typed. */
export type TypedNoticeSettings = Readonly<Record<keyof NoticeSettings, string>>

/** The fields with these settings in them. */
export const typedFromSettings = ({ below, draftDay, address }: NoticeSettings): TypedNoticeSettings => ({
  below: String(below),
  draftDay: draftDay === null ? '' : String(draftDay),
  address,
})

function numberFromTyped(typed: string): number {
  const digits = typed.normalize('NFKC').trim()
  return /^\d{1,3}$/.test(digits) ? Number(digits) : Number.NaN
}

/** What the fields hold, and whether each can be set. */
export function settingsFromTyped(typed: TypedNoticeSettings): {
  settings: NoticeSettings
  valid: Readonly<Record<keyof NoticeSettings, boolean>>
} {
  const below = numberFromTyped(typed.below)
  const draftDay = typed.draftDay.trim() === '' ? null : numberFromTyped(typed.draftDay)
  const address = typed.address.trim()
  return {
    settings: { below, draftDay, address },
    valid: { below: isSmallCountLimit(below), draftDay: isDraftDay(draftDay), address: isNoticeAddress(address) },
  }
}
