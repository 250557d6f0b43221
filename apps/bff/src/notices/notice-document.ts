import { document as en } from '@mimamori/copy/notices/document.en'
import { document as ja } from '@mimamori/copy/notices/document.ja'
import { parts as partsEn } from '@mimamori/copy/notices/document-parts.en'
import { parts as partsJa } from '@mimamori/copy/notices/document-parts.ja'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { languagesOf, type NoticeSection } from '@mimamori/policy/notices/notice-model'
import type { NoticeDocument } from '@mimamori/policy/notices/published-notice'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { html, type Markup, trustedMarkup } from '../http/html-markup.ts'
import { NOTICE_STYLE, NOTICE_STYLE_HASH } from '../http/notice-style.ts'
import type { DocumentWording } from './notice-breakdown-block.ts'
import { bodyHtml, bodyMarkdown, type DocumentPage, lineText, type NoticeMaterial } from './notice-section-parts.ts'
import { escapeMarkdownLine } from './portable-markdown.ts'

const WORDS = { ja, en } as const
/** What the desk puts around the words, by language. */
export const NOTICE_PARTS = { ja: partsJa, en: partsEn } as const

/** from so many sections on, a notice begins with a list of them */
const CONTENTS_FROM = 5

function dateText(at: string, { words }: DocumentWording): string {
  const [year = 0, month = 0, day = 0] = dayOf(at).split('-').map(Number)
  return words.date(year, month, day)
}

/** When it was published, and which version it is from the second on. */
function publishedText({ at, version, wording }: DocumentPage): string {
  const { words, parts } = wording
  const published = words.published(dateText(at, wording))
  return version > 1 ? parts.published(published, version) : published
}

/** What this version corrects, in words of the desk; `null`: nothing. */
const correctsText = ({ corrects, wording }: DocumentPage): string | null =>
  corrects && wording.parts.corrects(dateText(corrects.publishedAt, wording), corrects.version)

const sectionAnchor = ({ id }: NoticeSection): string => `section-${id}`

function correctionHtml(page: DocumentPage): Markup {
  const corrects = correctsText(page)
  if (corrects === null) return html``
  const { correction } = page.wording.parts
  return html`<aside class="correction" aria-label="${correction}"><p><strong>${corrects}</strong></p>${bodyHtml(page.text.correction, page)}</aside>`
}

function contentsHtml(page: DocumentPage): Markup {
  const { sections } = page.text
  if (sections.length < CONTENTS_FROM) return html``
  const items = sections.map(
    (section) => html`<li><a href="#${sectionAnchor(section)}">${lineText(section.heading, page)}</a></li>`,
  )
  return html`<nav aria-label="${page.wording.parts.contents}"><ul>${items}</ul></nav>`
}

function sectionHtml(section: NoticeSection, page: DocumentPage): Markup {
  const anchor = sectionAnchor(section)
  return html`<section aria-labelledby="${anchor}"><h2 id="${anchor}">${lineText(section.heading, page)}</h2>${bodyHtml(section.text, page)}</section>`
}

/** A complete HTML page that loads nothing, has its pictures within it, and allows only its own style. */
function documentHtml(page: DocumentPage, title: string): string {
  const { wording, text } = page
  const policy = `default-src 'none'; style-src '${NOTICE_STYLE_HASH}'; img-src data:; base-uri 'none'; form-action 'none'`
  return html`<!doctype html>
<html lang="${wording.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trustedMarkup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${trustedMarkup(NOTICE_STYLE)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="date">${publishedText(page)}</p>
${correctionHtml(page)}
${bodyHtml(text.opening, page, 2)}
${contentsHtml(page)}
${text.sections.map((section) => sectionHtml(section, page))}
</main>
</body>
</html>
`.text
}

function documentMarkdown(page: DocumentPage, title: string): string {
  const { text } = page
  const corrects = correctsText(page)
  const correction =
    corrects === null ? [] : [`**${escapeMarkdownLine(corrects)}**`, ...bodyMarkdown(text.correction, page)]
  const sections = text.sections.flatMap((section) => [
    `## ${escapeMarkdownLine(lineText(section.heading, page))}`,
    ...bodyMarkdown(section.text, page),
  ])
  const head = [`# ${escapeMarkdownLine(title)}`, publishedText(page), ...correction]
  return `${[...head, ...bodyMarkdown(text.opening, page, 2), ...sections].join('\n\n')}\n`
}

/** The correction notes of a published notice as readers see them: with its figures. Empty where there is none. */
export function correctionNotes({
  month,
  texts,
  figures,
}: Pick<NoticeMaterial, 'month' | 'texts' | 'figures'>): Record<Language, string> {
  const noteIn = (language: Language): string => {
    const wording = { language, words: WORDS[language], parts: NOTICE_PARTS[language], categories: [] }
    return lineText(texts[language]?.correction ?? '', { month, figures, wording })
  }
  return { ja: noteIn('ja'), en: noteIn('en') }
}

/** A notice as it is published, in each of its languages. The preview and the publication are made here. */
export function buildNoticeDocuments({ texts, categories, ...of }: NoticeMaterial): NoticeDocument[] {
  return languagesOf(texts).flatMap((language) => {
    const text = texts[language]
    if (!text) return []
    const wording = { language, words: WORDS[language], parts: NOTICE_PARTS[language], categories }
    const page = { ...of, chart: texts.chart, wording, text }
    const title = lineText(text.title, page)
    return [{ language, title, html: documentHtml(page, title), markdown: documentMarkdown(page, title) }]
  })
}
