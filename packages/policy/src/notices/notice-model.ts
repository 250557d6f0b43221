import { addMonths } from '../breakdown/japan-month.ts'
import type { Language } from '../staff/staff-member.ts'

/** The notice (お知らせ) of a month is `draft`, waits for a second person as `requested`, and is `published` for good. */
export const NOTICE_STATES = ['draft', 'requested', 'published'] as const
export type NoticeState = (typeof NOTICE_STATES)[number]

/** A section: its heading and a subset of Markdown, with `{{placeholders}}`. */
export type NoticeSection = {
  /** the same in both languages and from month to month */
  readonly id: string
  readonly heading: string
  readonly text: string
}

/** A notice in one language. Title and headings may have placeholders within the line. */
export type NoticeText = {
  readonly title: string
  /** what was wrong in the version before; empty in version 1 */
  readonly correction: string
  /** before the first section */
  readonly opening: string
  readonly sections: readonly NoticeSection[]
}

/** The form of the chart in the breakdown. */
export const NOTICE_CHARTS = ['pie', 'bars'] as const
export type NoticeChart = (typeof NOTICE_CHARTS)[number]

/** The texts of a notice. `en`: `null` where there is no English text; else with the sections of the Japanese one, in the same order. */
export type NoticeTexts = { readonly chart: NoticeChart; readonly ja: NoticeText; readonly en: NoticeText | null }

/** The section whose text is of one month: the next notice begins with it as the template has it. */
export const TOPICS_SECTION = 'topics'

/** sections of a notice */
export const MAX_SECTIONS = 20
/** longest title and heading, in characters */
export const MAX_HEADING_LENGTH = 120
/** longest correction note, in characters */
export const MAX_CORRECTION_LENGTH = 1_000
/** longest opening and longest section, in characters */
export const MAX_SECTION_LENGTH = 6_000
/** all words of a notice in one language, in characters */
export const MAX_NOTICE_LENGTH = 30_000
/** pictures in a notice in one language, each counted as often as it is shown */
export const MAX_NOTICE_PICTURES = 12
/** longest reason of a refusal, in characters */
export const MAX_NOTICE_REASON_LENGTH = 500

/** The id of a section: small letters, digits and hyphens. */
export const SECTION_ID = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/

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

/** Every text of a notice in one language that may have blocks, in the order they are published. */
export const bodiesOf = ({ opening, sections }: NoticeText): string[] => [opening, ...sections.map(({ text }) => text)]

/** The same of all languages. */
export const allBodiesOf = ({ ja, en }: NoticeTexts): string[] => [...bodiesOf(ja), ...(en ? bodiesOf(en) : [])]

/** The characters of a notice in one language. */
export const noticeLength = ({ title, correction, opening, sections }: NoticeText): number =>
  sections.reduce((sum, { heading, text }) => sum + heading.length + text.length, 0) +
  [title, correction, opening].join('').length
