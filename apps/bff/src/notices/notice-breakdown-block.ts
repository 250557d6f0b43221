import type { document as words } from '@mimamori/copy/notices/document.ja'
import type { parts } from '@mimamori/copy/notices/document-parts.ja'
import { isSmallSample, SMALL_SAMPLE_SIZE } from '@mimamori/policy/breakdown/breakdown-comparison'
import type { CatalogueEntryOf } from '@mimamori/policy/catalogue/catalogue-entry'
import type { NoticeChart } from '@mimamori/policy/notices/notice-model'
import { leavesCountsOut, type PublishedFigures, type PublishedRow } from '@mimamori/policy/notices/small-count-rules'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { html, type Markup } from '../http/html-markup.ts'
import { type ChartItem, drawNoticeChart } from './notice-chart-drawing.ts'
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

/** The total for use in a sentence: the true one, that it is below the limit, or without which categories it is. */
export function totalText(figures: PublishedFigures, { words }: DocumentWording): string {
  const { total, below } = figures
  if (total === null) return words.fewer(below)
  const jobs = words.jobs(formatCount(total))
  return leavesCountsOut(figures) ? words.leftOut.total(jobs) : jobs
}

const labelOf = ({ category }: PublishedRow, { categories, language }: DocumentWording): string =>
  categories.find(({ id }) => id === category)?.data.label[language] ?? category

type Line = ChartItem & { readonly count: string; readonly share: string }

/** What table and chart show: every category that has figures of its own, and those that are pooled as one. */
function linesOf(figures: PublishedFigures, wording: DocumentWording): Line[] {
  const { words } = wording
  const line = (category: Line['category'], label: string, n: number, percent: number | null): Line => {
    const share = formatShare(percent, wording)
    const value = words.chart.value(formatCount(n), percent === null ? null : share)
    return { category, label, n, count: words.jobs(formatCount(n)), share, value }
  }
  const own = figures.rows.flatMap((row) =>
    row.n === null ? [] : [line(row.category, labelOf(row, wording), row.n, row.percent)],
  )
  const { pooled } = figures
  return pooled ? [...own, line(null, words.pooled.row(pooled.categories), pooled.n, pooled.percent)] : own
}

/** The rows of the table: what the chart shows, and those that are left out of both. */
function tableRowsOf(figures: PublishedFigures, lines: readonly Line[], wording: DocumentWording) {
  const { untold, noShare } = wording.words
  const leftOut = leavesCountsOut(figures) ? figures.rows.filter(({ n }) => n === null) : []
  return [
    ...lines,
    ...leftOut.map((row) => ({
      ...{ category: row.category, label: labelOf(row, wording) },
      ...{ count: untold.count, share: noShare },
    })),
  ]
}

/** Some were published with shares of a total that is too small for them now. */
const hasShares = ({ total, rows, pooled }: PublishedFigures): boolean =>
  !isSmallSample(total ?? 0) || [...rows, pooled].some((each) => each?.percent != null)

function figureNotes(figures: PublishedFigures, wording: DocumentWording): string[] {
  const { words } = wording
  const { month, revision, below, rows, pooled, total } = figures
  const labels = rows.filter(({ n }) => n === null).map((row) => labelOf(row, wording))
  const notes = pooled ? [words.pooled.note(below, labels)] : []
  if (leavesCountsOut(figures)) notes.push(words.leftOut.note(below, labels))
  if (total === null) notes.push(words.few.note)
  notes.push(words.counted(month, revision))
  if (total === null || total === 0) return notes
  return [...notes, hasShares(figures) ? words.rounding : words.fewShares(SMALL_SAMPLE_SIZE)]
}

/** The chart with its caption; nothing where it would show no more than one sum. */
function figuresChart(
  figures: PublishedFigures,
  lines: readonly Line[],
  wording: DocumentWording,
  chart: NoticeChart,
): Markup | string {
  const { month, total } = figures
  const { chart: words } = wording.words
  if (total === null || !lines.some(({ category, n }) => category !== null && n > 0)) return ''
  const [own, pooled] = [lines.filter((line) => line.category !== null), lines.filter((line) => line.category === null)]
  const sorted = [...own.sort((one, another) => another.n - one.n), ...pooled]
  const shares = hasShares(figures)
  const described = words.described(
    sorted.map(({ label, count, share }) => words.part(label, count, shares ? share : null)),
  )
  const title = shares ? words.title(month) : words.countsTitle(month)
  const caption = leavesCountsOut(figures)
    ? words.captionOf(month, formatCount(total))
    : words.caption(month, formatCount(total))
  return html`<figure>${drawNoticeChart(chart, sorted, { title, described })}<figcaption>${caption}</figcaption></figure>`
}

/** 100 %, where shares are told. */
const wholeShare = (figures: PublishedFigures): number | null =>
  figures.total !== 0 && hasShares(figures) ? 100 : null

/** The figures as a chart and a table, from the same texts; of a total below the limit, that it is. */
export function breakdownHtml(figures: PublishedFigures, wording: DocumentWording, chart: NoticeChart): Markup {
  const { table, few } = wording.words
  const { month, total, below } = figures
  const notes = figureNotes(figures, wording).map((note) => html`<p class="note">${note}</p>`)
  if (total === null) return html`<div class="figures"><p>${few.total(month, below)}</p></div>${notes}`
  const lines = linesOf(figures, wording)
  const rows = tableRowsOf(figures, lines, wording).map(
    ({ category, label, count, share }) =>
      html`<tr><th scope="row"><span class="key ${category ?? 'pooled'}"></span>${label}</th><td class="n">${count}</td><td class="n">${share}</td></tr>`,
  )
  const whole = formatShare(wholeShare(figures), wording)
  return html`<div class="figures">${figuresChart(figures, lines, wording, chart)}<table><caption>${table.caption(month)}</caption><thead><tr><th scope="col">${table.category}</th><th scope="col" class="n">${table.count}</th><th scope="col" class="n">${table.share}</th></tr></thead><tbody>${rows}</tbody><tfoot><tr><th scope="row">${table.total}</th><td class="n">${totalText(figures, wording)}</td><td class="n">${whole}</td></tr></tfoot></table></div>${notes}`
}

/** The figures as a Markdown table; of a total below the limit, that it is. */
export function breakdownMarkdown(figures: PublishedFigures, wording: DocumentWording): string {
  const { table, few } = wording.words
  const { month, total, below } = figures
  const notes = figureNotes(figures, wording).map(escapeMarkdownLine).join('\n\n')
  if (total === null) return [escapeMarkdownLine(few.total(month, below)), '', notes].join('\n')
  const tableLine = (each: readonly string[]) => `| ${each.join(' | ')} |`
  const rows = tableRowsOf(figures, linesOf(figures, wording), wording).map(({ label, count, share }) =>
    tableLine([label, count, share].map(escapeMarkdownLine)),
  )
  const whole = [table.total, totalText(figures, wording), formatShare(wholeShare(figures), wording)]
  const head = [tableLine([table.category, table.count, table.share]), '| --- | ---: | ---: |']
  return [...head, ...rows, tableLine(whole.map((each) => `**${each}**`)), '', notes].join('\n')
}
