import type { Language } from '../staff/staff-member.ts'
import type { PublishedFigures } from './small-count-rules.ts'

/** The published document of a notice in one language. */
export type NoticeDocument = {
  readonly language: Language
  readonly title: string
  /** a complete HTML page without scripts or external resources */
  readonly html: string
  readonly markdown: string
}

/** The published form of a notice, which never changes. */
export type PublishedNotice = {
  readonly figures: PublishedFigures
  /** Japanese first */
  readonly documents: readonly NoticeDocument[]
}
