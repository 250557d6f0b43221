import type { Language } from '../staff/staff-member.ts'
import type { PublishedFigures } from './small-count-rules.ts'

/** A notice as it is read, in one language. */
export type NoticeDocument = {
  readonly language: Language
  readonly title: string
  /** a whole page: no script, nothing from elsewhere */
  readonly html: string
  readonly markdown: string
}

/** What is published of a notice, and never changes afterwards. */
export type PublishedNotice = {
  readonly figures: PublishedFigures
  /** Japanese first */
  readonly documents: readonly NoticeDocument[]
}
