import type { NoticeFlawAt } from '@mimamori/policy/notices/notice-text-rules'
import type { Messages } from '../i18n/messages.ts'

/** Text of a flaw in a notice. */
export function noticeFlawMessage({ flaws }: Messages['notices'], { flaw, what }: NoticeFlawAt): string {
  const text = flaws[flaw]
  return typeof text === 'string' ? text : text(what)
}
