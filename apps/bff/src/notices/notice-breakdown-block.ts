import type { document as words } from '@mimamori/copy/notices/document.ja'
import type { parts } from '@mimamori/copy/notices/document-parts.ja'
import type { CatalogueEntryOf } from '@mimamori/policy/catalogue/catalogue-entry'
import type { NoticeChart } from '@mimamori/policy/notices/notice-model'
import type { PublishedFigures, PublishedRow } from '@mimamori/policy/notices/small-count-rules'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { html, type Markup } from '../http/html-markup.ts'
import type { ChartItem, DrawNoticeChart } from './notice-chart.ts'
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

const formatShare = (percent: number | null, { words }: DocumentWording): string =>
  percent === null ? words.noShare : words.percent(percent.toFixed(1))

/** A count for use in a sentence; of a pooled category, what is published instead. */
export function countText({ n }: PublishedRow, { pooled }: PublishedFigures, { words }: DocumentWording): string {
  if (n !== null) return words.jobs(formatCount(n))
  return pooled ? words.pooled.count(pooled.categories, formatCount(pooled.n)) : words.untold.count
}

/** A share for use in a sentence, likewise. */
export function shareText(
  { n, percent }: PublishedRow,
  { pooled }: PublishedFigures,
  wording: DocumentWording,
): string {
  const { words } = wording
  if (n !== null) return formatShare(percent, wording)
  return pooled?.percent == null ? words.untold.share : words.pooled.share(pooled.categories, pooled.percent.toFixed(1))
}

/** The total for use in a sentence: the true one, or that it is below the limit. */
export const totalText = ({ total, below }: PublishedFigures, { words }: DocumentWording): string =>
  total === null ? words.fewer(below) : words.jobs(formatCount(total))

const labelOf = ({ category }: PublishedRow, { categories, language }: DocumentWording): string =>
  categories.find(({ id }) => id === category)?.data.label[language] ?? category

type Line = ChartItem & { readonly count: string; readonly share: string }

/** What table and chart show: every category that has figures of its own, and those that are pooled as one. */
function linesOf(figures: PublishedFigures, wording: DocumentWording): Line[] {
  const { words } = wording
  const line = (category: Line['category'], label: string, n: number, percent: number | null): Line => {
    const share = formatShare(percent, wording)
    const value = words.chart.value(formatCount(n), share)
    return { category, label, n, count: words.jobs(formatCount(n)), share, value }
  }
  const own = figures.rows.flatMap((row) =>
    row.n === null ? [] : [line(row.category, labelOf(row, wording), row.n, row.percent)],
  )
  const { pooled } = figures
  return pooled ? [...own, line(null, words.pooled.row(pooled.categories), pooled.n, pooled.percent)] : own
}

function figureNotes(figures: PublishedFigures, wording: DocumentWording): string[] {
  const { words } = wording
  const { month, revision, below, rows, pooled, total } = figures
  const labels = rows.filter(({ n }) => n === null).map((row) => labelOf(row, wording))
  const notes = pooled ? [words.pooled.note(below, labels)] : []
  if (total === null) notes.push(words.few.note)
  notes.push(words.counted(month, revision))
  return total === null || total === 0 ? notes : [...notes, words.rounding]
}

/** The chart with its caption; nothing where it would show no more than one sum. */
function figuresChart(
  { month, total }: PublishedFigures,
  lines: readonly Line[],
  { words }: DocumentWording,
  { draw, chart }: ChartChoice,
): Markup | string {
  if (total === null || !lines.some(({ category, n }) => category !== null && n > 0)) return ''
  const [own, pooled] = [lines.filter((line) => line.category !== null), lines.filter((line) => line.category === null)]
  const sorted = [...own.sort((one, another) => another.n - one.n), ...pooled]
  const described = words.chart.described(
    sorted.map(({ label, count, share }) => words.chart.part(label, count, share)),
  )
  return html`<figure>${draw(chart, sorted, { title: words.chart.title(month), described })}<figcaption>${words.chart.caption(month, formatCount(total))}</figcaption></figure>`
}

export type ChartChoice = { readonly draw: DrawNoticeChart; readonly chart: NoticeChart }

/** The figures as a chart and a table, from the same texts; of a total below the limit, that it is. */
export function breakdownHtml(figures: PublishedFigures, wording: DocumentWording, chart: ChartChoice): Markup {
  const { table, few, jobs } = wording.words
  const { month, total, below } = figures
  const notes = figureNotes(figures, wording).map((note) => html`<p class="note">${note}</p>`)
  if (total === null) return html`<div class="figures"><p>${few.total(month, below)}</p></div>${notes}`
  const lines = linesOf(figures, wording)
  const rows = lines.map(
    ({ category, label, count, share }) =>
      html`<tr><th scope="row"><span class="key ${category ?? 'pooled'}"></span>${label}</th><td class="n">${count}</td><td class="n">${share}</td></tr>`,
  )
  const whole = formatShare(total === 0 ? null : 100, wording)
  return html`<div class="figures">${figuresChart(figures, lines, wording, chart)}<table><caption>${table.caption(month)}</caption><thead><tr><th scope="col">${table.category}</th><th scope="col" class="n">${table.count}</th><th scope="col" class="n">${table.share}</th></tr></thead><tbody>${rows}</tbody><tfoot><tr><th scope="row">${table.total}</th><td class="n">${jobs(formatCount(total))}</td><td class="n">${whole}</td></tr></tfoot></table></div>${notes}`
}

/** The figures as a Markdown table; of a total below the limit, that it is. */
export function breakdownMarkdown(figures: PublishedFigures, wording: DocumentWording): string {
  const { table, few, jobs } = wording.words
  const { month, total, below } = figures
  const notes = figureNotes(figures, wording).map(escapeMarkdownLine).join('\n\n')
  if (total === null) return [escapeMarkdownLine(few.total(month, below)), '', notes].join('\n')
  const tableLine = (each: readonly string[]) => `| ${each.join(' | ')} |`
  const rows = linesOf(figures, wording).map(({ label, count, share }) =>
    tableLine([label, count, share].map(escapeMarkdownLine)),
  )
  const whole = [table.total, jobs(formatCount(total)), formatShare(total === 0 ? null : 100, wording)]
  const head = [tableLine([table.category, table.count, table.share]), '| --- | ---: | ---: |']
  return [...head, ...rows, tableLine(whole.map((each) => `**${each}**`)), '', notes].join('\n')
}
