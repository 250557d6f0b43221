import { requirementText, standardLineText } from '@mimamori/copy/standards/standard-lines'
import type { Language } from '@mimamori/policy/staff/staff-member'
import type { Standard, StandardSet } from '@mimamori/policy/standards/standard-definition'
import { html, type Markup } from '../http/html-markup.ts'
import { escapeMarkdownLine } from './portable-markdown.ts'

type Described = { readonly name: string; readonly lines: readonly string[] }

/** Every standard in words, with the thresholds in force; what it requires comes first. */
function describeStandards({ standards }: StandardSet, language: Language): Described[] {
  const nameOf = (id: string): Standard['name'] | undefined => standards.find((each) => each.id === id)?.name
  return standards.map(({ name, requires, lines }) => {
    const required = requires === null ? undefined : nameOf(requires)
    return {
      name: name[language],
      lines: [
        ...(required ? [requirementText(required, language)] : []),
        ...lines.map((line) => standardLineText(line, language)),
      ],
    }
  })
}

/** Every line of the account standards. */
export const standardLines = (set: StandardSet, language: Language): string[] =>
  describeStandards(set, language).flatMap(({ lines }) => lines)

/** The account standards as headings with lists. */
export const standardsHtml = (set: StandardSet, language: Language): Markup =>
  html`${describeStandards(set, language).map(({ name, lines }) => html`<h3>${name}</h3><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`)}`

/** The account standards in Markdown, likewise. */
export const standardsMarkdown = (set: StandardSet, language: Language): string =>
  describeStandards(set, language)
    .map(({ name, lines }) =>
      [`### ${escapeMarkdownLine(name)}`, lines.map((line) => `- ${escapeMarkdownLine(line)}`).join('\n')].join('\n\n'),
    )
    .join('\n\n')
