import type { CatalogueEntryOf } from '@mimamori/policy/catalogue/catalogue-entry'
import {
  figuresMonthOf,
  type NoticeChart,
  type NoticeText,
  type NoticeTexts,
} from '@mimamori/policy/notices/notice-model'
import {
  fillPlaceholders,
  type Placeholder,
  type PlaceholderBlock,
  splitAtBlocks,
} from '@mimamori/policy/notices/notice-placeholders'
import type { PublishedFigures } from '@mimamori/policy/notices/small-count-rules'
import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import { html, type Markup } from '../http/html-markup.ts'
import {
  breakdownHtml,
  breakdownMarkdown,
  countText,
  type DocumentWording,
  shareText,
  totalText,
} from './notice-breakdown-block.ts'
import { definitionsHtml, definitionsMarkdown } from './notice-definitions-block.ts'
import { type MarkdownContext, markdownToMarkup, type ShownPicture } from './notice-markdown.ts'
import { type PreviousNotice, previousHtml, previousMarkdown } from './notice-previous-block.ts'
import { standardsHtml, standardsMarkdown } from './notice-standards-block.ts'
import { toPortableMarkdown } from './portable-markdown.ts'

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
  /** the notice of the month before; `null`: there is none */
  readonly previous: PreviousNotice | null
  /** the version that this one corrects; `null`: it is the first */
  readonly corrects: { readonly version: number; readonly publishedAt: string } | null
  /** by id */
  readonly pictures: ReadonlyMap<string, ShownPicture>
  /** the instant of publication */
  readonly at: string
}

/** A notice in one language. */
export type DocumentPage = Omit<NoticeMaterial, 'texts' | 'categories'> & {
  readonly chart: NoticeChart
  readonly wording: DocumentWording
  readonly text: NoticeText
}

/** What placeholders within a line are filled with. */
export type FilledWith = Pick<DocumentPage, 'month' | 'figures' | 'wording'>

/** The text of a placeholder within a line. */
function placeholderText(placeholder: Placeholder, { month, figures, wording }: FilledWith): string {
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
      return placeholder.kind === 'count' ? countText(row, figures, wording) : shareText(row, figures, wording)
    }
    default:
      // a block placeholder counts only on a line of its own
      return `{{${placeholder.kind}}}`
  }
}

const fill = (text: string, page: FilledWith): string =>
  fillPlaceholders(text, (placeholder) => placeholderText(placeholder, page))

/** The words of a title, a heading or a correction note. */
export const lineText = (line: string, page: FilledWith): string => fill(line, page).trim()

function blockHtml(block: PlaceholderBlock, { figures, standards, previous, wording, chart }: DocumentPage): Markup {
  if (block === 'standards') return standardsHtml(standards, wording.language)
  if (block === 'definitions') return definitionsHtml(wording)
  if (block === 'previous') return previousHtml(previous, wording)
  return figures ? breakdownHtml(figures, wording, chart) : html`<p class="note">${wording.words.open}</p>`
}

function blockMarkdown(block: PlaceholderBlock, { figures, standards, previous, wording }: DocumentPage): string {
  if (block === 'standards') return standardsMarkdown(standards, wording.language)
  if (block === 'definitions') return definitionsMarkdown(wording)
  if (block === 'previous') return previousMarkdown(previous, wording)
  return figures ? breakdownMarkdown(figures, wording) : wording.words.open
}

/** A text as HTML: Markdown, with its blocks between. `topLevel`: of its own headings. */
export function bodyHtml(text: string, page: DocumentPage, topLevel: MarkdownContext['topLevel'] = 3): Markup[] {
  const context = { pictures: page.pictures, topLevel }
  return splitAtBlocks(text).map((part) =>
    'block' in part ? blockHtml(part.block, page) : markdownToMarkup(fill(part.text, page), context),
  )
}

/** The same as Markdown. */
export function bodyMarkdown(text: string, page: DocumentPage, topLevel: MarkdownContext['topLevel'] = 3): string[] {
  const context = { pictures: page.pictures, topLevel }
  return splitAtBlocks(text)
    .map((part) =>
      'block' in part ? blockMarkdown(part.block, page) : toPortableMarkdown(fill(part.text, page), context),
    )
    .filter((each) => each !== '')
}
