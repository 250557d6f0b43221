import type { Language } from '../staff/staff-member.ts'
import type { NoticeText, NoticeTexts } from './notice-model.ts'

/** The sections of a notice before they could be chosen, in the order they were published. */
const FORMER_SECTIONS = ['topics', 'standards', 'breakdown', 'activities', 'faq'] as const
type FormerSection = (typeof FORMER_SECTIONS)[number]

/** A text as notices had it before their sections could be chosen: the words alone. */
export type FormerNoticeText = Readonly<Record<FormerSection, string>>
export type FormerNoticeTexts = { readonly ja: FormerNoticeText; readonly en: FormerNoticeText | null }

/** The texts of a notice as they may be stored. */
export type StoredNoticeTexts = NoticeTexts | FormerNoticeTexts

/** The title and headings that the desk put to former texts. */
export type FormerNoticeWords = { readonly title: string; readonly headings: Readonly<Record<FormerSection, string>> }

function toNoticeText(former: FormerNoticeText, { title, headings }: FormerNoticeWords): NoticeText {
  const sections = FORMER_SECTIONS.map((id) => ({ id, heading: headings[id], text: former[id] }))
  return { title, correction: '', opening: '', sections }
}

/** Stored texts in the present shape. Former ones get the title and headings they were published with, and their bar chart. */
export function readNoticeTexts(
  stored: StoredNoticeTexts,
  words: Readonly<Record<Language, FormerNoticeWords>>,
): NoticeTexts {
  if ('chart' in stored) return stored
  const { ja, en } = stored
  return { chart: 'bars', ja: toNoticeText(ja, words.ja), en: en && toNoticeText(en, words.en) }
}
