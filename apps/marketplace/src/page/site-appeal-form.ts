import express, { type Request, type Response, type Router } from 'express'
import { sendAppeal } from '../desk/send-site-appeal.ts'
import type { MarketplaceContext } from '../marketplace-context.ts'
import { memberForMeasure } from '../site/site-appeals.ts'
import { html, htmlPage } from './html-template.ts'
import { languageOf, type PageLanguage, SITE_TEXTS, stringOrEmpty } from './site-page-texts.ts'

type AppealForm = {
  readonly language: PageLanguage
  readonly measureId: string
  readonly text: string
  readonly why: string
}

/** The form in which a member appeals against a measure. It does not refresh itself, as somebody is writing. */
export function createAppealFormRouter(context: MarketplaceContext, policy: string): Router {
  const router = express.Router()
  const show = (response: Response, status: number, form: AppealForm) => {
    response.set({
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    response.status(status).type('html').send(renderAppealForm(form))
  }
  const readQuery = (request: Request): AppealForm => {
    const { lang, measure } = request.query
    return { language: languageOf(lang), measureId: stringOrEmpty(measure), text: '', why: '' }
  }
  router.get('/', (request, response) => {
    const form = readQuery(request)
    if (memberForMeasure(context.site, form.measureId) === null) response.redirect(303, `/?lang=${form.language}`)
    else show(response, 200, form)
  })
  router.post('/', express.urlencoded({ extended: false, limit: '64kb' }), async (request, response) => {
    const form = { ...readQuery(request), text: stringOrEmpty(request.body?.text) }
    const { language, measureId, text } = form
    if (text.trim() === '') return show(response, 400, { ...form, why: SITE_TEXTS[language].appeal.empty })
    const sent = await sendAppeal(context, measureId, text, language)
    if (sent.kind === 'not_sent') return show(response, 503, { ...form, why: SITE_TEXTS[language].appeal.notSent })
    response.redirect(303, `/?lang=${language}&live=0`)
  })
  return router
}

function renderAppealForm({ language, measureId, text, why }: AppealForm): string {
  const words = SITE_TEXTS[language]
  const { appeal } = words
  const body = html`<main>
<section class="appeal">
<h1>${appeal.title}</h1>
<p>${appeal.lead}</p>
${why === '' ? null : html`<p class="state bad" role="alert">${why}</p>`}
<form method="post" action="/appeal?measure=${measureId}&amp;lang=${language}">
<label for="text">${appeal.field}</label>
<textarea id="text" name="text" rows="8" maxlength="4000" required lang="ja">${text}</textarea>
<p><button type="submit">${appeal.send}</button> <a href="/?lang=${language}">${appeal.back}</a></p>
</form>
</section>
</main>`
  return htmlPage({ language, title: `${appeal.title} · ${words.title}`, body })
}
