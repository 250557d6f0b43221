import express, { type Router } from 'express'
import type { MarketplaceContext } from '../marketplace-context.ts'
import type { PublishedNotice } from '../site/site-records.ts'
import { html, htmlPage, type Markup } from './html-template.ts'
import { formatJapanTime, languageOf, type PageLanguage, SITE_TEXTS, type SiteTexts } from './site-page-texts.ts'

/** A document has its own style and its pictures within it, and a policy that allows only these; this one merely permits both. */
const DOCUMENT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** The newest month first, and of each month its newest version. */
const noticesNewestFirst = ({ site }: Pick<MarketplaceContext, 'site'>): PublishedNotice[] =>
  [...site.announced.values()].sort(
    (one, another) => another.month.localeCompare(one.month) || another.version - one.version,
  )

function documentInLanguage({ documents }: PublishedNotice, language: PageLanguage) {
  return documents.find((each) => each.language === language) ?? documents[0]
}

function noticeItem(notice: PublishedNotice, language: PageLanguage, replaced: boolean, words: SiteTexts): Markup {
  const { id, publishedAt } = notice
  const shown = documentInLanguage(notice, language)
  return html`<li><a href="/notices/${id}?lang=${language}" lang="${shown?.language ?? 'ja'}">${shown?.title ?? ''}</a> <time datetime="${publishedAt}">${formatJapanTime(publishedAt)}</time>${replaced ? html` <span class="state waits">${words.notices.replaced}</span>` : null}</li>`
}

function renderNoticeList(all: readonly PublishedNotice[], language: PageLanguage): string {
  const words = SITE_TEXTS[language]
  const other = language === 'ja' ? 'en' : 'ja'
  const lines = all.map((notice, n) => noticeItem(notice, language, all[n - 1]?.month === notice.month, words))
  const body = html`<header><div class="name"><h1>${words.notices.title}</h1><p>${words.notices.lead}</p></div>
<ul class="facts"><li><a href="/?lang=${language}">${words.notices.back}</a></li><li><a href="/notices?lang=${other}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a></li></ul></header>
<main>${lines.length > 0 ? html`<ul class="notices">${lines}</ul>` : html`<p class="quiet">${words.notices.none}</p>`}</main>`
  return htmlPage({ language, title: words.notices.title, body })
}

/** The published notices: a list, and each as the desk wrote it. */
export function createNoticesRouter(context: MarketplaceContext, policy: string): Router {
  const router = express.Router()
  const fixed = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
  router.get('/', (request, response) => {
    response.set({ ...fixed, 'content-security-policy': policy })
    response.type('html').send(renderNoticeList(noticesNewestFirst(context), languageOf(request.query.lang)))
  })
  router.get('/:id', (request, response) => {
    const notice = context.site.announced.get(request.params.id)
    const found = notice && documentInLanguage(notice, languageOf(request.query.lang))
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
