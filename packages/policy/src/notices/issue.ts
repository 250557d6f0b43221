import type { Language } from '../staff/staff.ts'
import type { ShownFigures } from './shown.ts'

/** A notice as it is read, in one language. */
export type NoticeDocument = {
  readonly language: Language
  readonly title: string
  /** a whole page: no script, nothing from elsewhere */
  readonly html: string
  readonly markdown: string
}

/** What is published of a notice, and never changes afterwards. */
export type Issue = {
  readonly figures: ShownFigures
  /** Japanese first */
  readonly documents: readonly NoticeDocument[]
}
