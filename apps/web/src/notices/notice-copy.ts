import { notices as en } from '@mimamori/copy/notices/en'
import { notices as ja } from '@mimamori/copy/notices/ja'
import type { NoticeFlawAt } from '@mimamori/policy/notices/notice-text-rules'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'

const WORDS = { ja, en }

export type NoticeCopy = typeof ja

/** The words of notices; they come with what shows them. */
export const useNoticeCopy = (): NoticeCopy => WORDS[useLanguage().language]

/** Every refusal a notice can meet, in words. */
export function useNoticeErrorCopy() {
  const { errors, refusals } = useCopy()
  return { errors, refusals: { ...refusals, ...useNoticeCopy().refusals } }
}

/** A flaw in words. */
export function noticeFlawMessage({ flaws }: NoticeCopy, { flaw, what }: NoticeFlawAt): string {
  const said = flaws[flaw]
  return typeof said === 'string' ? said : said(what)
}
