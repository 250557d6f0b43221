import { dayOfMonth, monthOf } from '../breakdown/japan-month.ts'
import type { NoticeSettings } from './notice-settings-rules.ts'

/**
 * The month whose notice is to be drafted by the desk itself: the running one from the day that is set on, so that a desk that was down on
 * that day makes up for it within the month. `null`: none, or it is not due yet.
 */
export function monthToDraft({ draftDay }: Pick<NoticeSettings, 'draftDay'>, now: string): string | null {
  return draftDay !== null && dayOfMonth(now) >= draftDay ? monthOf(now) : null
}
