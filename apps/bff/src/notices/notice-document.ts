import { document as en } from '@mimamori/copy/notices/document.en'
import { document as ja } from '@mimamori/copy/notices/document.ja'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import type { CatalogueEntryOf } from '@mimamori/policy/catalogue/catalogue-entry'
import {
  figuresMonthOf,
  languagesOf,
  NOTICE_SECTIONS,
  type NoticeSection,
  type NoticeText,
  type NoticeTexts,
} from '@mimamori/policy/notices/notice-model'
import {
  fillPlaceholders,
  type Placeholder,
  type PlaceholderBlock,
  type SectionPart,
  splitAtBlocks,
} from '@mimamori/policy/notices/notice-placeholders'
import type { NoticeDocument } from '@mimamori/policy/notices/published-notice'
import type { PublishedFigures } from '@mimamori/policy/notices/small-count-rules'
import { html, type Markup, trustedMarkup } from '../http/html-markup.ts'
import { NOTICE_STYLE, NOTICE_STYLE_HASH } from '../http/notice-style.ts'
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

const WORDS = { ja, en } as const

/** What a notice is put together from. */
export type NoticeMaterial = {
  readonly month: string
  readonly version: number
  readonly texts: NoticeTexts
  /** `null`: the month of the figures is not closed yet, and what stands for them stays open */
  readonly figures: PublishedFigures | null
  readonly categories: readonly CatalogueEntryOf<'category'>[]
  /** when it is published */
  readonly at: string
}

type DocumentPage = Omit<NoticeMaterial, 'texts' | 'categories'> & {
  readonly wording: DocumentWording
  readonly text: NoticeText
}

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
      // a block within a line is none
      return `{{${placeholder.kind}}}`
  }
}

function blockHtml(block: PlaceholderBlock, { figures, wording }: DocumentPage): Markup {
  if (block === 'definitions') return definitionsHtml(wording)
  return figures ? breakdownHtml(figures, wording) : html`<p class="note">${wording.words.open}</p>`
}

function blockMarkdown(block: PlaceholderBlock, { figures, wording }: DocumentPage): string {
  if (block === 'definitions') return definitionsMarkdown(wording)
  return figures ? breakdownMarkdown(figures, wording) : wording.words.open
}

const partHtml = (part: SectionPart, page: DocumentPage): Markup =>
  'block' in part
    ? blockHtml(part.block, page)
    : markdownToMarkup(fillPlaceholders(part.text, (placeholder) => placeholderText(placeholder, page)))

const partMarkdown = (part: SectionPart, page: DocumentPage): string =>
  'block' in part
    ? blockMarkdown(part.block, page)
    : toPortableMarkdown(fillPlaceholders(part.text, (placeholder) => placeholderText(placeholder, page)))

function publishedText(at: string, { words }: DocumentWording): string {
  const [year = 0, month = 0, day = 0] = dayOf(at).split('-').map(Number)
  return words.published(words.date(year, month, day))
}

function sectionHtml(section: NoticeSection, page: DocumentPage): Markup {
  const parts = splitAtBlocks(page.text[section]).map((part) => partHtml(part, page))
  return html`<section aria-labelledby="${section}"><h2 id="${section}">${page.wording.words.sections[section]}</h2>${parts}</section>`
}

/** A whole page that needs nothing but itself, and lets nothing else in. */
function documentHtml(page: DocumentPage, title: string): string {
  const { wording, at } = page
  const policy = `default-src 'none'; style-src '${NOTICE_STYLE_HASH}'; base-uri 'none'; form-action 'none'`
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
<p class="date">${publishedText(at, wording)}</p>
${NOTICE_SECTIONS.map((section) => sectionHtml(section, page))}
</main>
</body>
</html>
`.text
}

function documentMarkdown(page: DocumentPage, title: string): string {
  const sections = NOTICE_SECTIONS.map((section) => {
    const parts = splitAtBlocks(page.text[section]).map((part) => partMarkdown(part, page))
    return [`## ${page.wording.words.sections[section]}`, ...parts].join('\n\n')
  })
  return `${[`# ${title}`, publishedText(page.at, page.wording), ...sections].join('\n\n')}\n`
}

/** A notice as it is published, in each of its languages: the preview and what goes out are made here. */
export function buildNoticeDocuments({ texts, categories, ...of }: NoticeMaterial): NoticeDocument[] {
  return languagesOf(texts).flatMap((language) => {
    const text = texts[language]
    if (!text) return []
    const wording = { language, words: WORDS[language], categories }
    const page = { ...of, wording, text }
    const title = wording.words.title(of.month, of.version)
    return [{ language, title, html: documentHtml(page, title), markdown: documentMarkdown(page, title) }]
  })
}
