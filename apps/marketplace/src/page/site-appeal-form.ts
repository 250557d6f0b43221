import express, { type Request, type Response, type Router } from 'express'
import { sendAppealOf } from '../desk/send-site-appeal.ts'
import type { MarketplaceContext } from '../marketplace-context.ts'
import { memberForMeasure, memberForReminder } from '../site/site-appeals.ts'
import type { Appealed } from '../site/site-records.ts'
import { html, htmlPage } from './html-template.ts'
import { languageOf, type PageLanguage, SITE_TEXTS, stringOrEmpty } from './site-page-texts.ts'

type AppealForm = {
  readonly language: PageLanguage
  /** who may appeal; `null`: there is nothing to appeal against */
  readonly memberId: string | null
  readonly against: Appealed
  /** where it leads back to, and what names the matter in the address */
  readonly back: string
  readonly query: string
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
  router.get('/', (request, response) => {
    const form = readForm(context, request)
    if (form.memberId === null) response.redirect(303, form.back)
    else show(response, 200, form)
  })
  router.post('/', express.urlencoded({ extended: false, limit: '64kb' }), async (request, response) => {
    const form = { ...readForm(context, request), text: stringOrEmpty(request.body?.text) }
    if (form.text.trim() === '') return show(response, 400, { ...form, why: SITE_TEXTS[form.language].appeal.empty })
    const sent = await sendAppealOf(context, form.memberId, form)
    if (sent.kind === 'not_sent') return show(response, 503, { ...form, why: SITE_TEXTS[form.language].appeal.notSent })
    response.redirect(303, form.back)
  })
  return router
}

/** Against the outcome of the contact reminder in the address, as the side in it; else against the measure in it. */
function readForm({ site }: MarketplaceContext, { query }: Request): AppealForm {
  const language = languageOf(query.lang)
  const reminderId = stringOrEmpty(query.reminder)
  const measureId = stringOrEmpty(query.measure)
  const empty = { language, text: '', why: '' }
  if (reminderId === '') {
    const back = `/?lang=${language}&live=0`
    const memberId = memberForMeasure(site, measureId)
    return { ...empty, memberId, against: { measureId }, back, query: `measure=${encodeURIComponent(measureId)}` }
  }
  const side = query.as === 'freelancer' ? 'freelancer' : 'client'
  const contractId = site.contactReminders.get(reminderId)?.contractId ?? ''
  return {
    ...{ ...empty, memberId: memberForReminder(site, reminderId, side), against: { reminderId } },
    back: `/contract?id=${encodeURIComponent(contractId)}&as=${side}&lang=${language}`,
    query: `reminder=${encodeURIComponent(reminderId)}&as=${side}`,
  }
}

function renderAppealForm({ language, query, back, text, why }: AppealForm): string {
  const words = SITE_TEXTS[language]
  const { appeal } = words
  const body = html`<main>
<section class="appeal">
<h1>${appeal.title}</h1>
<p>${appeal.lead}</p>
${why === '' ? null : html`<p class="state bad" role="alert">${why}</p>`}
<form method="post" action="/appeal?${query}&lang=${language}">
<label for="text">${appeal.field}</label>
<textarea id="text" name="text" rows="8" maxlength="4000" required lang="ja">${text}</textarea>
<p><button type="submit">${appeal.send}</button> <a href="${back}">${appeal.back}</a></p>
</form>
</section>
</main>`
  return htmlPage({ language, title: `${appeal.title} · ${words.title}`, body })
}
