import type { ContactReminderRecord, ContractRecord } from '../site/contract-records.ts'
import { escrowWords, PROGRESS_CLASSES, STATE_CLASSES } from './contract-parts.ts'
import { html, htmlPage, type Markup } from './html-template.ts'
import { REQUEST_TEXTS, type RequestTexts } from './request-texts.ts'
import { type PageLanguage, SITE_TEXTS } from './site-page-texts.ts'

export type ContractListView = {
  readonly language: PageLanguage
  /** `reminder`: the newest that the desk has taken */
  readonly contracts: readonly { readonly contract: ContractRecord; readonly reminder: ContactReminderRecord | null }[]
  readonly nameOf: (memberId: string) => string
}

/** All contracts of the site. */
export function renderContractList(view: ContractListView): string {
  const { language, contracts } = view
  const words = REQUEST_TEXTS[language]
  const other = language === 'ja' ? 'en' : 'ja'
  const { title, lead, none } = words.contracts
  const body = html`<header><div class="name"><h1>${title}</h1><p>${lead}</p></div>
<ul class="facts"><li><a href="/?lang=${language}">${words.back}</a></li><li><a href="/contracts?lang=${other}" lang="${other}" hreflang="${other}">${SITE_TEXTS[language].otherLanguage}</a></li></ul></header>
<main>${contracts.length > 0 ? contractTable(view, words) : html`<p class="empty">${none}</p>`}</main>`
  return htmlPage({ language, title: `${title} · ${SITE_TEXTS[language].title}`, body })
}

function contractTable(view: ContractListView, words: RequestTexts): Markup {
  const { contracts, sides } = words
  const heads = [
    contracts.contract,
    sides.client,
    sides.freelancer,
    contracts.money,
    contracts.state,
    contracts.reminder,
  ]
  return html`<table class="contracts">
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${view.contracts.map((line) => contractRow(line, view, words))}
</tbody>
</table>`
}

function contractRow(
  { contract, reminder }: ContractListView['contracts'][number],
  { language, nameOf }: ContractListView,
  words: RequestTexts,
): Markup {
  const { id, title, members, progress, format } = contract
  const link = (side: 'client' | 'freelancer') =>
    html`<a href="/contract?id=${id}&amp;as=${side}&amp;lang=${language}" lang="ja">${nameOf(members[side])}</a>`
  return html`<tr>
<td class="job"><span class="id">${id}</span> <span lang="ja">${title}</span> <small>${words.contracts.formats[format]}</small></td>
<td><span class="label">${words.sides.client}</span>${link('client')}</td>
<td><span class="label">${words.sides.freelancer}</span>${link('freelancer')}</td>
<td>${escrowWords(contract, words).map((line) => html`<span class="line">${line}</span>`)}</td>
<td><span class="state ${PROGRESS_CLASSES[progress]}">${words.contracts.progress[progress]}</span></td>
<td>${reminder ? html`<span class="state ${STATE_CLASSES[reminder.state]}">${words.request.states[reminder.state]}</span>` : null}</td>
</tr>
`
}
