import { addMonths } from '../breakdown/japan-month.ts'
import type { Language } from '../staff/staff-member.ts'

/** The notice (お知らせ) of a month is `draft`, waits for a second person as `requested`, and is `published` for good. */
export const NOTICE_STATES = ['draft', 'requested', 'published'] as const
export type NoticeState = (typeof NOTICE_STATES)[number]

/** The sections, in the order they are published. */
export const NOTICE_SECTIONS = ['topics', 'standards', 'breakdown', 'activities', 'faq'] as const
export type NoticeSection = (typeof NOTICE_SECTIONS)[number]

/** The sections of a notice in one language: a subset of Markdown, with `{{placeholders}}`. */
export type NoticeText = Readonly<Record<NoticeSection, string>>

/** The texts of a notice. `en`: `null` where there is no English text. */
export type NoticeTexts = { readonly ja: NoticeText; readonly en: NoticeText | null }

/** longest section, in characters */
export const MAX_SECTION_LENGTH = 6_000
/** longest reason of a refusal, in characters */
export const MAX_NOTICE_REASON_LENGTH = 500

/** A notice as the rules see it. */
export type Notice = {
  readonly id: string
  /** its month; the figures are those of the month before */
  readonly month: string
  /** 1, and one more for each correction of a published notice */
  readonly version: number
  readonly state: NoticeState
  /** number of the edit: how often its text was saved */
  readonly edit: number
  /** who saved it last */
  readonly editorId: string
}

/** The month whose figures the notice of a month shows. */
export const figuresMonthOf = (month: string): string => addMonths(month, -1)

/** The languages a notice is published in. */
export const languagesOf = ({ en }: NoticeTexts): Language[] => (en ? ['ja', 'en'] : ['ja'])
