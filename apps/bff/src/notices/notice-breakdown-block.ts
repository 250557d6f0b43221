import type { document as words } from '@mimamori/copy/notices/document.ja'
import type { parts } from '@mimamori/copy/notices/document-parts.ja'
import type { CatalogueEntryOf } from '@mimamori/policy/catalogue/catalogue-entry'
import {
  hasSuppressedCounts,
  type PublishedFigures,
  type PublishedRow,
} from '@mimamori/policy/notices/small-count-rules'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { html, type Markup } from '../http/html-markup.ts'
import { chartMarkup } from './notice-chart.ts'
import { escapeMarkdownLine } from './portable-markdown.ts'

/** The language and texts of a document. */
export type DocumentWording = {
  readonly language: Language
  readonly words: typeof words
  readonly parts: typeof parts
  /** as in force at the end of the month of the figures, in the order of publication */
  readonly categories: readonly CatalogueEntryOf<'category'>[]
}

const formatCount = (n: number): string => n.toLocaleString('en')

/** A count as text; small counts as `fewer than …`. */
export const countText = ({ n }: PublishedRow, { below }: PublishedFigures, { words }: DocumentWording): string =>
  n === null ? words.fewer(below) : words.jobs(formatCount(n))

/** A share as text, with one decimal, or that it is not shown. */
export const shareText = ({ percent }: PublishedRow, { words }: DocumentWording): string =>
  percent === null ? words.notShown : words.percent(percent.toFixed(1))

/** The total for use in a sentence, with a remark on counts that are not in it. */
export const totalText = (figures: PublishedFigures, { words }: DocumentWording): string =>
  `${words.jobs(formatCount(figures.total))}${hasSuppressedCounts(figures) ? words.exceptFew(figures.below) : ''}`

const labelOf = ({ category }: PublishedRow, { categories, language }: DocumentWording): string =>
  categories.find(({ id }) => id === category)?.data.label[language] ?? category

const cells = (row: PublishedRow, figures: PublishedFigures, wording: DocumentWording) =>
  [labelOf(row, wording), countText(row, figures, wording), shareText(row, wording)] as const

function figureNotes(figures: PublishedFigures, { words }: DocumentWording): string[] {
  const few = hasSuppressedCounts(figures) ? [words.fewNote(figures.below)] : []
  return [words.counted(figures.month, figures.revision), ...few, words.rounding]
}

function figuresChart(figures: PublishedFigures, wording: DocumentWording): Markup {
  const { words } = wording
  const most = Math.max(1, ...figures.rows.map(({ n }) => n ?? 0))
  const bars = figures.rows.map((row) => {
    const [label, count, share] = cells(row, figures, wording)
    const has = row.percent !== null
    const part = row.n === null ? null : row.n / most
    return {
      label,
      valueText: has ? `${count} (${share})` : count,
      part,
      description: words.chart.part(label, count, has ? share : null),
    }
  })
  const title = words.chart.title(figures.month)
  return chartMarkup(bars, { title, described: words.chart.described(bars.map(({ description }) => description)) })
}

/** The figures as a chart and a table, from the same texts. */
export function breakdownHtml(figures: PublishedFigures, wording: DocumentWording): Markup {
  const { table } = wording.words
  const rows = figures.rows.map((row) => {
    const [label, count, share] = cells(row, figures, wording)
    return html`<tr><th scope="row">${label}</th><td class="n">${count}</td><td class="n">${share}</td></tr>`
  })
  return html`<div class="figures"><figure>${figuresChart(figures, wording)}</figure><table><caption>${table.caption(figures.month)}</caption><thead><tr><th scope="col">${table.category}</th><th scope="col" class="n">${table.count}</th><th scope="col" class="n">${table.share}</th></tr></thead><tbody>${rows}</tbody><tfoot><tr><th scope="row">${table.total}</th><td class="n">${wording.words.jobs(formatCount(figures.total))}</td><td class="n"></td></tr></tfoot></table></div>${figureNotes(figures, wording).map((note) => html`<p class="note">${note}</p>`)}`
}

/** The figures as a Markdown table. */
export function breakdownMarkdown(figures: PublishedFigures, wording: DocumentWording): string {
  const { table } = wording.words
  const line = (each: readonly string[]) => `| ${each.join(' | ')} |`
  const rows = figures.rows.map((row) => line(cells(row, figures, wording).map(escapeMarkdownLine)))
  const total = line([`**${table.total}**`, `**${wording.words.jobs(formatCount(figures.total))}**`, ''])
  const head = [line([table.category, table.count, table.share]), '| --- | ---: | ---: |']
  return [...head, ...rows, total, '', figureNotes(figures, wording).map(escapeMarkdownLine).join('\n\n')].join('\n')
}
