import type { CatalogueEntryOf } from '@mimamori/policy/catalogue/catalogue-entry'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { html, type Markup } from '../http/html-markup.ts'
import type { DocumentWording } from './notice-breakdown-block.ts'
import { escapeMarkdownLine, toPortableMarkdown } from './portable-markdown.ts'

/** The words of a catalogue for what is no violation begin with a mark already. */
const MARKED = /^[※＊*]|^Note\b/i

type Category = CatalogueEntryOf<'category'>

/** A category as it is worded in the catalogue: its label, and its definition with what is no violation on a line of its own. */
function categoryMeaning({ data }: Category, language: Language, exception: (words: string) => string) {
  const notWhen = data.notWhen[language].trim()
  const exceptions = notWhen === '' ? [] : [MARKED.test(notWhen) ? notWhen : exception(notWhen)]
  return { label: data.label[language], lines: [data.definition[language], ...exceptions] }
}

/** The definitions of the categories. */
export function definitionsHtml({ categories, language, parts }: DocumentWording): Markup {
  const each = categories.map((category) => {
    const { label, lines } = categoryMeaning(category, language, parts.exception)
    return html`<dt>${label}</dt>${lines.map((line) => html`<dd>${line}</dd>`)}`
  })
  return html`<dl>${each}</dl>`
}

/** The definitions of the categories as a writer would type them. */
export const definitionsText = ({
  categories,
  language,
  parts,
}: Pick<DocumentWording, 'categories' | 'language' | 'parts'>): string =>
  categories
    .map((category) => {
      const { label, lines } = categoryMeaning(category, language, parts.exception)
      return [`- **${escapeMarkdownLine(label)}**`, ...lines.map(escapeMarkdownLine)].join('\n  ')
    })
    .join('\n')

/** The definitions of the categories in Markdown. */
export const definitionsMarkdown = (wording: DocumentWording): string => toPortableMarkdown(definitionsText(wording))
