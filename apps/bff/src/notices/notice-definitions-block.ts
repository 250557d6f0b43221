import { type CatalogueEntryOf, SHIPPED_VERSION } from '@mimamori/policy/catalogue/catalogue-entry'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { html, type Markup } from '../http/html-markup.ts'
import type { DocumentWording } from './notice-breakdown-block.ts'
import { escapeMarkdownLine, toPortableMarkdown } from './portable-markdown.ts'

/** The words of a catalogue for what is no violation begin with a mark already. */
const MARKED = /^[※＊*]|^Note\b/i

type Wording = Pick<DocumentWording, 'categories' | 'language' | 'parts'>

/** What is no violation, as a line of its own; of the catalogue as it ships in a sentence, else exactly as a desk has worded it. */
function exceptionLine({ id, version, data }: CatalogueEntryOf<'category'>, { language, parts }: Wording): string[] {
  const own = data.notWhen[language].trim()
  if (own === '') return []
  const shipped = version === SHIPPED_VERSION.version ? parts.shippedExceptions[id as Category] : undefined
  const words = shipped ?? own
  return [MARKED.test(words) ? words : parts.exception(words)]
}

/** A category as it is worded in the catalogue: its label, its definition, and what is no violation. */
const categoryMeaning = (entry: CatalogueEntryOf<'category'>, wording: Wording) => ({
  label: entry.data.label[wording.language],
  lines: [entry.data.definition[wording.language], ...exceptionLine(entry, wording)],
})

/** The definitions of the categories. */
export function definitionsHtml(wording: DocumentWording): Markup {
  const each = wording.categories.map((category) => {
    const { label, lines } = categoryMeaning(category, wording)
    return html`<dt>${label}</dt>${lines.map((line) => html`<dd>${line}</dd>`)}`
  })
  return html`<dl>${each}</dl>`
}

/** The definitions of the categories as a writer would type them. */
export const definitionsText = (wording: Wording): string =>
  wording.categories
    .map((category) => {
      const { label, lines } = categoryMeaning(category, wording)
      return [`- **${escapeMarkdownLine(label)}**`, ...lines.map(escapeMarkdownLine)].join('\n  ')
    })
    .join('\n')

/** The definitions of the categories in Markdown. */
export const definitionsMarkdown = (wording: DocumentWording): string => toPortableMarkdown(definitionsText(wording))
