import type { NoticeFlawAt } from '@mimamori/policy/notices/notice-text-rules'
import { type Copy, useCopy } from '../i18n/language-provider.tsx'
import { type Messages, useMessages } from '../i18n/messages.ts'

/** Texts of every refusal of a notice. */
export function useNoticeErrorCopy(): Pick<Copy, 'errors'> & {
  refusals: Copy['refusals'] & Messages['notices']['refusals']
} {
  const { errors, refusals } = useCopy()
  return { errors, refusals: { ...refusals, ...useMessages('notices').refusals } }
}

/** Text of a flaw in a notice. */
export function noticeFlawMessage({ flaws }: Messages['notices'], { flaw, what }: NoticeFlawAt): string {
  const text = flaws[flaw]
  return typeof text === 'string' ? text : text(what)
}
