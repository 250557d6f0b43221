import type { EnquiryRecord } from '../site/enquiry-records.ts'
import { html, htmlPage, type Markup } from './html-template.ts'
import { REQUEST_TEXTS, type RequestTexts } from './request-texts.ts'
import { formatJapanTime, type PageLanguage, SITE_TEXTS } from './site-page-texts.ts'

/** What is written in the form. `evidence`: a piece a line. */
export type EnquiryFields = Readonly<Record<'statedName' | 'statedJobUrl' | 'text' | 'evidence', string>>

/** `memberId`: who is signed in; `missing`: what has to be told was not. */
export type EnquiryPageView = {
  readonly language: PageLanguage
  readonly memberId: string | null
  readonly members: readonly { readonly id: string; readonly name: string }[]
  readonly enquiries: readonly EnquiryRecord[]
  readonly fields: EnquiryFields
  readonly missing: boolean
}

const STATE_CLASSES = { sending: 'waits', refused: 'bad', open: 'waits', answered: 'good' } as const

/** The form about a direct deal, and the earlier enquiries of who is signed in. It does not refresh itself, as somebody is writing. */
export function renderEnquiryPage(view: EnquiryPageView): string {
  const { language, memberId, enquiries } = view
  const words = REQUEST_TEXTS[language]
  const other = language === 'ja' ? 'en' : 'ja'
  const { enquiry } = words
  const body = html`<header><div class="name"><h1>${enquiry.title}</h1><p>${enquiry.lead}</p></div>
<ul class="facts"><li><a href="/?lang=${language}">${words.back}</a></li><li><a href="/enquiry?as=${memberId ?? ''}&amp;lang=${other}" lang="${other}" hreflang="${other}">${SITE_TEXTS[language].otherLanguage}</a></li></ul></header>
<main>
${memberForm(view, words)}
${
  memberId === null
    ? null
    : html`<div class="split"><div>${enquiryForm(memberId, view, words)}</div>
<div><section><h2>${enquiry.mine}</h2>${enquiries.length > 0 ? enquiries.map((each) => enquiryCard(each, words)) : html`<p class="empty">${enquiry.none}</p>`}</section></div></div>`
}
</main>`
  return htmlPage({ language, title: `${enquiry.title} · ${SITE_TEXTS[language].title}`, body })
}

function memberForm({ members, memberId, language }: EnquiryPageView, { enquiry }: RequestTexts): Markup {
  const option = ({ id, name }: { readonly id: string; readonly name: string }) =>
    id === memberId
      ? html`<option value="${id}" selected>${name} ${id}</option>`
      : html`<option value="${id}">${name} ${id}</option>`
  return html`<form class="choice" method="get" action="/enquiry">
<input type="hidden" name="lang" value="${language}">
<label for="as">${enquiry.member}</label> <select id="as" name="as" lang="ja">${members.map(option)}</select> <button class="plain" type="submit">${enquiry.choose}</button>
</form>`
}

function enquiryForm(
  memberId: string,
  { language, fields, missing }: EnquiryPageView,
  { enquiry }: RequestTexts,
): Markup {
  return html`<section><form class="fields" method="post" action="/enquiry?as=${memberId}&amp;lang=${language}">
${missing ? html`<p class="state bad" role="alert">${enquiry.missing}</p>` : null}
<label for="name">${enquiry.name}</label>
<input id="name" name="statedName" maxlength="200" value="${fields.statedName}" lang="ja">
<label for="url">${enquiry.url}</label>
<input id="url" name="statedJobUrl" maxlength="500" value="${fields.statedJobUrl}">
<p class="quiet">${enquiry.either}</p>
<label for="text">${enquiry.text}</label>
<textarea id="text" name="text" rows="7" maxlength="10000" required lang="ja">${fields.text}</textarea>
<label for="evidence">${enquiry.evidence}</label>
<textarea id="evidence" name="evidence" rows="3" maxlength="10000" lang="ja">${fields.evidence}</textarea>
<p><button type="submit">${enquiry.send}</button></p>
</form></section>`
}

function enquiryCard(
  { request, state, answeredAt, letter, refusal, language }: EnquiryRecord,
  { enquiry }: RequestTexts,
): Markup {
  const at = request?.askedAt ?? answeredAt
  const about = request ? request.statedName || request.statedJobUrl : enquiry.byPhone
  return html`<article>
<h3><span class="state ${STATE_CLASSES[state]}">${enquiry.states[state]}</span> ${at === null ? null : html`<time datetime="${at}">${formatJapanTime(at)}</time>`}</h3>
<p lang="ja">${about}</p>
${refusal ? html`<p lang="${language}">${refusal}</p>` : null}
${letter ? html`<p class="text" lang="ja">${letter}</p>` : null}
</article>
`
}
