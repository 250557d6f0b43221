import { notices as en } from '@mimamori/copy/notices/en'
import { notices as ja } from '@mimamori/copy/notices/ja'
import type { NoticeFlawAt } from '@mimamori/policy/notices/notice-text-rules'
import { type Copy, copyHook, useCopy } from '../i18n/language-provider.tsx'

export type NoticeCopy = typeof ja

/** Texts of notices; loaded with the components that show them. */
export const useNoticeCopy = copyHook<NoticeCopy>({ ja, en })

/** Texts of every refusal of a notice. */
export function useNoticeErrorCopy(): Pick<Copy, 'errors'> & { refusals: Copy['refusals'] & NoticeCopy['refusals'] } {
  const { errors, refusals } = useCopy()
  return { errors, refusals: { ...refusals, ...useNoticeCopy().refusals } }
}

/** Text of a flaw in a notice. */
export function noticeFlawMessage({ flaws }: NoticeCopy, { flaw, what }: NoticeFlawAt): string {
  const text = flaws[flaw]
  return typeof text === 'string' ? text : text(what)
}
