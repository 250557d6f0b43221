import type { CatalogueEntryOf } from '@mimamori/policy/catalogue/catalogue-entry'
import { figuresMonthOf, type NoticeText, type NoticeTexts } from '@mimamori/policy/notices/notice-model'
import {
  fillPlaceholders,
  type Placeholder,
  type PlaceholderBlock,
  type SectionPart,
} from '@mimamori/policy/notices/notice-placeholders'
import type { PublishedFigures } from '@mimamori/policy/notices/small-count-rules'
import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import { html, type Markup } from '../http/html-markup.ts'
import {
  breakdownHtml,
  breakdownMarkdown,
  countText,
  type DocumentWording,
  definitionsHtml,
  definitionsMarkdown,
  shareText,
  totalText,
} from './notice-breakdown-block.ts'
import { markdownToMarkup, toPortableMarkdown } from './notice-markdown.ts'
import { standardsHtml, standardsMarkdown } from './notice-standards-block.ts'

/** The parts a notice is composed of. */
export type NoticeMaterial = {
  readonly month: string
  readonly version: number
  readonly texts: NoticeTexts
  /** `null`: the month of the figures is not closed yet, and their placeholders stay open */
  readonly figures: PublishedFigures | null
  readonly categories: readonly CatalogueEntryOf<'category'>[]
  /** those in force at the instant of publication */
  readonly standards: StandardSet
  /** the instant of publication */
  readonly at: string
}

/** A notice in one language. */
export type DocumentPage = Omit<NoticeMaterial, 'texts' | 'categories'> & {
  readonly wording: DocumentWording
  readonly text: NoticeText
}

/** The text of a placeholder within a line. */
function placeholderText(placeholder: Placeholder, { month, figures, wording }: DocumentPage): string {
  const { words } = wording
  switch (placeholder.kind) {
    case 'notice_month':
      return words.month(month)
    case 'month':
      return words.month(figuresMonthOf(month))
    case 'total':
      return figures ? totalText(figures, wording) : words.open
    case 'count':
    case 'share': {
      const row = figures?.rows.find(({ category }) => category === placeholder.category)
      if (!figures || !row) return words.open
      return placeholder.kind === 'count' ? countText(row, figures, wording) : shareText(row, wording)
    }
    default:
      // a block placeholder counts only on a line of its own
      return `{{${placeholder.kind}}}`
  }
}

function blockHtml(block: PlaceholderBlock, { figures, standards, wording }: DocumentPage): Markup {
  if (block === 'standards') return standardsHtml(standards, wording.language)
  if (block === 'definitions') return definitionsHtml(wording)
  return figures ? breakdownHtml(figures, wording) : html`<p class="note">${wording.words.open}</p>`
}

function blockMarkdown(block: PlaceholderBlock, { figures, standards, wording }: DocumentPage): string {
  if (block === 'standards') return standardsMarkdown(standards, wording.language)
  if (block === 'definitions') return definitionsMarkdown(wording)
  return figures ? breakdownMarkdown(figures, wording) : wording.words.open
}

/** A part of a section as HTML: Markdown text, or a block of figures, definitions or standards. */
export const partHtml = (part: SectionPart, page: DocumentPage): Markup =>
  'block' in part
    ? blockHtml(part.block, page)
    : markdownToMarkup(fillPlaceholders(part.text, (placeholder) => placeholderText(placeholder, page)))

/** A part of a section as Markdown, likewise. */
export const partMarkdown = (part: SectionPart, page: DocumentPage): string =>
  'block' in part
    ? blockMarkdown(part.block, page)
    : toPortableMarkdown(fillPlaceholders(part.text, (placeholder) => placeholderText(placeholder, page)))
