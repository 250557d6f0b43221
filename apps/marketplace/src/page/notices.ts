import express, { type Router } from 'express'
import type { Marketplace } from '../parts.ts'
import type { PublishedNotice } from '../site/records.ts'
import { html, type Markup } from './html.ts'
import { japanTime, WORDS, type Words } from './words.ts'

type Language = keyof typeof WORDS

/** A document brings a style of its own and a policy that lets in that one alone; this only leaves room for it. */
const DOCUMENT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** The newest month first, of each its newest version before those it replaced. */
const announcedIn = ({ site }: Pick<Marketplace, 'site'>): PublishedNotice[] =>
  [...site.announced.values()].sort(
    (one, another) => another.month.localeCompare(one.month) || another.version - one.version,
  )

function documentIn({ documents }: PublishedNotice, language: Language) {
  return documents.find((each) => each.language === language) ?? documents[0]
}

function line(notice: PublishedNotice, language: Language, replaced: boolean, words: Words): Markup {
  const { id, publishedAt } = notice
  const found = documentIn(notice, language)
  return html`<li><a href="/notices/${id}?lang=${language}" lang="${found?.language ?? 'ja'}">${found?.title ?? ''}</a> <time datetime="${publishedAt}">${japanTime(publishedAt)}</time>${replaced ? html` <span class="state waits">${words.notices.replaced}</span>` : null}</li>`
}

function listPage(all: readonly PublishedNotice[], language: Language): string {
  const words = WORDS[language]
  const other = language === 'ja' ? 'en' : 'ja'
  const lines = all.map((notice, n) => line(notice, language, all[n - 1]?.month === notice.month, words))
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${words.notices.title}</title>
<link rel="stylesheet" href="/page.css">
<link rel="icon" href="data:,">
</head>
<body>
<header><div class="name"><h1>${words.notices.title}</h1><p>${words.notices.lead}</p></div>
<ul class="facts"><li><a href="/?lang=${language}">${words.notices.back}</a></li><li><a href="/notices?lang=${other}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a></li></ul></header>
<main>${lines.length > 0 ? html`<ul class="notices">${lines}</ul>` : html`<p class="quiet">${words.notices.none}</p>`}</main>
</body>
</html>
`.text
}

/** What the committee published: a list, and each as the desk wrote it. */
export function noticePages(it: Marketplace, policy: string): Router {
  const router = express.Router()
  const languageOf = (lang: unknown): Language => (lang === 'en' ? 'en' : 'ja')
  const fixed = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
  router.get('/', (request, response) => {
    response.set({ ...fixed, 'content-security-policy': policy })
    response.type('html').send(listPage(announcedIn(it), languageOf(request.query.lang)))
  })
  router.get('/:id', (request, response) => {
    const notice = it.site.announced.get(request.params.id)
    const found = notice && documentIn(notice, languageOf(request.query.lang))
    if (!found?.html) {
      response
        .status(404)
        .set({ ...fixed, 'content-security-policy': policy })
        .type('text')
        .end()
      return
    }
    response
      .set({ ...fixed, 'content-security-policy': DOCUMENT_POLICY })
      .type('html')
      .send(found.html)
  })
  return router
}
