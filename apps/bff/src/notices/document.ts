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
  countSaid,
  definitionsHtml,
  definitionsMarkdown,
  type Said,
  shareSaid,
  totalSaid,
} from './breakdown-block.ts'
import { asMarkdown, fromMarkdown } from './markdown.ts'

const WORDS = { ja, en } as const

/** What a notice is put together from. */
export type Material = {
  readonly month: string
  readonly version: number
  readonly texts: NoticeTexts
  /** `null`: the month of the figures is not closed yet, and what stands for them stays open */
  readonly figures: PublishedFigures | null
  readonly categories: readonly CatalogueEntryOf<'category'>[]
  /** when it is published */
  readonly at: string
}

type Page = Omit<Material, 'texts' | 'categories'> & { readonly said: Said; readonly text: NoticeText }

function placed(it: Placeholder, { month, figures, said }: Page): string {
  const { words } = said
  switch (it.kind) {
    case 'notice_month':
      return words.month(month)
    case 'month':
      return words.month(figuresMonthOf(month))
    case 'total':
      return figures ? totalSaid(figures, said) : words.open
    case 'count':
    case 'share': {
      const row = figures?.rows.find(({ category }) => category === it.category)
      if (!figures || !row) return words.open
      return it.kind === 'count' ? countSaid(row, figures, said) : shareSaid(row, said)
    }
    default:
      // a block within a line is none
      return `{{${it.kind}}}`
  }
}

function blockHtml(block: PlaceholderBlock, { figures, said }: Page): Markup {
  if (block === 'definitions') return definitionsHtml(said)
  return figures ? breakdownHtml(figures, said) : html`<p class="note">${said.words.open}</p>`
}

function blockMarkdown(block: PlaceholderBlock, { figures, said }: Page): string {
  if (block === 'definitions') return definitionsMarkdown(said)
  return figures ? breakdownMarkdown(figures, said) : said.words.open
}

const partHtml = (part: SectionPart, page: Page): Markup =>
  'block' in part ? blockHtml(part.block, page) : fromMarkdown(fillPlaceholders(part.text, (it) => placed(it, page)))

const partMarkdown = (part: SectionPart, page: Page): string =>
  'block' in part ? blockMarkdown(part.block, page) : asMarkdown(fillPlaceholders(part.text, (it) => placed(it, page)))

function dateSaid(at: string, { words }: Said): string {
  const [year = 0, month = 0, day = 0] = dayOf(at).split('-').map(Number)
  return words.published(words.date(year, month, day))
}

function sectionHtml(section: NoticeSection, page: Page): Markup {
  const parts = splitAtBlocks(page.text[section]).map((part) => partHtml(part, page))
  return html`<section aria-labelledby="${section}"><h2 id="${section}">${page.said.words.sections[section]}</h2>${parts}</section>`
}

/** A whole page that needs nothing but itself, and lets nothing else in. */
function wholePage(page: Page, title: string): string {
  const { said, at } = page
  const policy = `default-src 'none'; style-src '${NOTICE_STYLE_HASH}'; base-uri 'none'; form-action 'none'`
  return html`<!doctype html>
<html lang="${said.language}">
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
<p class="date">${dateSaid(at, said)}</p>
${NOTICE_SECTIONS.map((section) => sectionHtml(section, page))}
</main>
</body>
</html>
`.text
}

function wholeMarkdown(page: Page, title: string): string {
  const sections = NOTICE_SECTIONS.map((section) => {
    const parts = splitAtBlocks(page.text[section]).map((part) => partMarkdown(part, page))
    return [`## ${page.said.words.sections[section]}`, ...parts].join('\n\n')
  })
  return `${[`# ${title}`, dateSaid(page.at, page.said), ...sections].join('\n\n')}\n`
}

/** A notice as it is published, in each of its languages: the preview and what goes out are made here. */
export function documentsOf({ texts, categories, ...of }: Material): NoticeDocument[] {
  return languagesOf(texts).flatMap((language) => {
    const text = texts[language]
    if (!text) return []
    const said = { language, words: WORDS[language], categories }
    const page = { ...of, said, text }
    const title = said.words.title(of.month, of.version)
    return [{ language, title, html: wholePage(page, title), markdown: wholeMarkdown(page, title) }]
  })
}
