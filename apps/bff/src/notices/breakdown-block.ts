import type { document as words } from '@mimamori/copy/notices/document.ja'
import type { CatalogueEntryOf } from '@mimamori/policy/catalogue/catalogue-entry'
import {
  hasSuppressedCounts,
  type PublishedFigures,
  type PublishedRow,
} from '@mimamori/policy/notices/small-count-rules'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { html, type Markup } from '../http/html-markup.ts'
import { chart } from './chart.ts'
import { plain } from './markdown.ts'

/** What a document is said in. */
export type Said = {
  readonly language: Language
  readonly words: typeof words
  /** as they were in force at the end of the month of the figures, in the order they are published in */
  readonly categories: readonly CatalogueEntryOf<'category'>[]
}

const grouped = (n: number): string => n.toLocaleString('en')

export const countSaid = ({ n }: PublishedRow, { below }: PublishedFigures, { words }: Said): string =>
  n === null ? words.fewer(below) : words.jobs(grouped(n))

export const shareSaid = ({ percent }: PublishedRow, { words }: Said): string =>
  percent === null ? words.notShown : words.percent(percent.toFixed(1))

/** The total as a sentence can have it: with what is not in it. */
export const totalSaid = (figures: PublishedFigures, { words }: Said): string =>
  `${words.jobs(grouped(figures.total))}${hasSuppressedCounts(figures) ? words.exceptFew(figures.below) : ''}`

const labelOf = ({ category }: PublishedRow, { categories, language }: Said): string =>
  categories.find(({ id }) => id === category)?.data.label[language] ?? category

const cells = (row: PublishedRow, figures: PublishedFigures, said: Said) =>
  [labelOf(row, said), countSaid(row, figures, said), shareSaid(row, said)] as const

function notes(figures: PublishedFigures, { words }: Said): string[] {
  const few = hasSuppressedCounts(figures) ? [words.fewNote(figures.below)] : []
  return [words.counted(figures.month, figures.revision), ...few, words.rounding]
}

function chartOf(figures: PublishedFigures, said: Said): Markup {
  const { words } = said
  const most = Math.max(1, ...figures.rows.map(({ n }) => n ?? 0))
  const bars = figures.rows.map((row) => {
    const [label, count, share] = cells(row, figures, said)
    const has = row.percent !== null
    const part = row.n === null ? null : row.n / most
    return {
      label,
      said: has ? `${count} (${share})` : count,
      part,
      told: words.chart.part(label, count, has ? share : null),
    }
  })
  const title = words.chart.title(figures.month)
  return chart(bars, { title, described: words.chart.described(bars.map(({ told }) => told)) })
}

/** The figures as a chart and a table beside it, both from the same. */
export function breakdownHtml(figures: PublishedFigures, said: Said): Markup {
  const { table } = said.words
  const rows = figures.rows.map((row) => {
    const [label, count, share] = cells(row, figures, said)
    return html`<tr><th scope="row">${label}</th><td class="n">${count}</td><td class="n">${share}</td></tr>`
  })
  return html`<div class="figures"><figure>${chartOf(figures, said)}</figure><table><caption>${table.caption(figures.month)}</caption><thead><tr><th scope="col">${table.category}</th><th scope="col" class="n">${table.count}</th><th scope="col" class="n">${table.share}</th></tr></thead><tbody>${rows}</tbody><tfoot><tr><th scope="row">${table.total}</th><td class="n">${said.words.jobs(grouped(figures.total))}</td><td class="n"></td></tr></tfoot></table></div>${notes(figures, said).map((note) => html`<p class="note">${note}</p>`)}`
}

/** The same as a table in Markdown. */
export function breakdownMarkdown(figures: PublishedFigures, said: Said): string {
  const { table } = said.words
  const line = (each: readonly string[]) => `| ${each.join(' | ')} |`
  const rows = figures.rows.map((row) => line(cells(row, figures, said).map(plain)))
  const total = line([`**${table.total}**`, `**${said.words.jobs(grouped(figures.total))}**`, ''])
  const head = [line([table.category, table.count, table.share]), '| --- | ---: | ---: |']
  return [...head, ...rows, total, '', notes(figures, said).map(plain).join('\n\n')].join('\n')
}

const meaning = ({ data }: CatalogueEntryOf<'category'>, { language, words }: Said) => ({
  label: data.label[language],
  words: [data.definition[language], data.notWhen[language] ? words.notWhen(data.notWhen[language]) : ''].filter(
    Boolean,
  ),
})

/** What the categories mean. */
export function definitionsHtml(said: Said): Markup {
  const each = said.categories.map((category) => {
    const { label, words } = meaning(category, said)
    return html`<dt>${label}</dt>${words.map((part) => html`<dd>${part}</dd>`)}`
  })
  return html`<h3>${said.words.definitions}</h3><dl>${each}</dl>`
}

export function definitionsMarkdown(said: Said): string {
  const each = said.categories.map((category) => {
    const { label, words } = meaning(category, said)
    return `- **${plain(label)}**: ${words.map(plain).join(' ')}`
  })
  return [`### ${said.words.definitions}`, '', ...each].join('\n')
}
