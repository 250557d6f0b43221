import { document as en } from '@mimamori/copy/notices/document.en'
import { document as ja } from '@mimamori/copy/notices/document.ja'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { languagesOf, NOTICE_SECTIONS, type NoticeSection } from '@mimamori/policy/notices/notice-model'
import { splitAtBlocks } from '@mimamori/policy/notices/notice-placeholders'
import type { NoticeDocument } from '@mimamori/policy/notices/published-notice'
import { html, type Markup, trustedMarkup } from '../http/html-markup.ts'
import { NOTICE_STYLE, NOTICE_STYLE_HASH } from '../http/notice-style.ts'
import type { DocumentWording } from './notice-breakdown-block.ts'
import { type DocumentPage, type NoticeMaterial, partHtml, partMarkdown } from './notice-section-parts.ts'

const WORDS = { ja, en } as const

function publishedText(at: string, { words }: DocumentWording): string {
  const [year = 0, month = 0, day = 0] = dayOf(at).split('-').map(Number)
  return words.published(words.date(year, month, day))
}

function sectionHtml(section: NoticeSection, page: DocumentPage): Markup {
  const parts = splitAtBlocks(page.text[section]).map((part) => partHtml(part, page))
  return html`<section aria-labelledby="${section}"><h2 id="${section}">${page.wording.words.sections[section]}</h2>${parts}</section>`
}

/** A complete HTML page that loads nothing and allows only its own style. */
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

/** A notice as it is published, in each of its languages. The preview and the publication are made here. */
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
