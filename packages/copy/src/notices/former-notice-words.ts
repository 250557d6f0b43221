import type { FormerNoticeWords } from '@mimamori/policy/notices/former-notice-texts'
import type { Language } from '@mimamori/policy/staff/staff-member'

/** The title and headings of notices that were written before both could be chosen. */
export const FORMER_NOTICE_WORDS: Readonly<Record<Language, FormerNoticeWords>> = {
  ja: {
    title: '品質向上委員会からのお知らせ {{notice_month}}号',
    headings: {
      topics: 'トピックス',
      standards: 'アカウント基準',
      breakdown: '先月の違反内訳',
      activities: '委員会の取り組み',
      faq: 'よくある質問',
    },
  },
  en: {
    title: 'Notice of the quality committee, {{notice_month}}',
    headings: {
      topics: 'Topics',
      standards: 'Account standards',
      breakdown: 'Violations last month',
      activities: 'What the committee does',
      faq: 'Questions and answers',
    },
  },
}
