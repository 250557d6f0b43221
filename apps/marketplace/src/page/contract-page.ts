import { otherSide } from '../site/contract-records.ts'
import {
  type ContractView,
  contractFacts,
  contractMessages,
  PROGRESS_CLASSES,
  reminderCard,
  silentBanner,
} from './contract-parts.ts'
import { html, htmlPage, type Markup } from './html-template.ts'
import { REQUEST_TEXTS, type RequestTexts } from './request-texts.ts'
import { fillText, SITE_TEXTS } from './site-page-texts.ts'

/** A contract as one of its members sees it, with what that member can do. It does not refresh itself, as somebody is writing. */
export function renderContractPage(view: ContractView): string {
  const { contract, language } = view
  const words = REQUEST_TEXTS[language]
  const body = html`${contractHeader(view, words)}
<main>
${silentBanner(view, words)}
<div class="split">
<div>
<section><h2>${words.messages.title}</h2>${contractMessages(view, words)}</section>
${writeForm(view, words)}
</div>
<div>
${contractFacts(view, words)}
${requestSection(view, words)}
</div>
</div>
</main>`
  return htmlPage({ language, title: `${contract.title} · ${SITE_TEXTS[language].title}`, body })
}

const addressOf = ({ contract, side, language }: ContractView, change: Partial<ContractView> = {}): string =>
  `/contract?id=${encodeURIComponent(contract.id)}&as=${change.side ?? side}&lang=${change.language ?? language}`

function contractHeader(view: ContractView, words: RequestTexts): Markup {
  const { contract, language, side } = view
  const other = language === 'ja' ? 'en' : 'ja'
  const { progress, viewing, as } = words.contracts
  const viewAs = fillText(as, { side: words.sidesInText[otherSide(side)] })
  return html`<header>
<div class="name"><h1 lang="ja">${contract.title}</h1><p><span class="id">${contract.id}</span> <span class="state ${PROGRESS_CLASSES[contract.progress]}">${progress[contract.progress]}</span></p></div>
<ul class="facts">
<li>${fillText(viewing, { side: words.sidesInText[side] })} <a href="${addressOf(view, { side: otherSide(side) })}">${viewAs}</a></li>
<li><a href="/contracts?lang=${language}">${words.allContracts}</a></li>
<li><a href="${addressOf(view, { language: other })}" lang="${other}" hreflang="${other}">${SITE_TEXTS[language].otherLanguage}</a></li>
</ul>
</header>`
}

function writeForm(view: ContractView, words: RequestTexts): Markup {
  const { contract, side } = view
  const { messages } = words
  const field = fillText(messages.field, { side: words.sidesInText[otherSide(side)] })
  const mayComplete = side === 'freelancer' && contract.completionReportedAt === null && !isOver(view)
  return html`<section><form class="fields" method="post" action="${addressOf(view)}">
<label for="text">${field}</label>
<textarea id="text" name="text" rows="3" maxlength="4000" required lang="ja"></textarea>
<p><button type="submit" name="act" value="contact">${messages.send}</button><button class="plain" type="submit" name="act" value="remind">${messages.remind}</button></p>
</form>
${mayComplete ? html`<form class="fields" method="post" action="${addressOf(view)}"><p><button class="plain" type="submit" name="act" value="complete">${messages.complete}</button></p></form>` : null}
</section>`
}

const isOpen = ({ state }: ContractView['reminders'][number]): boolean =>
  state === 'sending' || state === 'waiting' || state === 'to_decide'

const isOver = ({ contract }: ContractView): boolean =>
  contract.progress === 'completed' || contract.progress === 'cancelled'

function requestSection(view: ContractView, words: RequestTexts): Markup {
  const { reminders, side } = view
  const { request } = words
  const [newest] = reminders
  const taken = reminders.filter(({ state }) => state !== 'refused')
  const open = taken.some(isOpen)
  const refused = newest && newest.requestedBy === side && isAsItWasRefused(newest, view) ? newest : null
  const unconfirmed = refused?.refusal?.codes.includes('confirmation_needed') ?? false
  return html`<section>
<h2>${request.title}</h2>
${taken.map((reminder) => reminderCard(reminder, view, words))}
${refused ? refusalNotice(refused, view, words) : null}
${open || unconfirmed || isOver(view) ? null : requestForm(view, words, refused?.request?.text ?? '')}
</section>`
}

/** Was it refused, and has nothing been written or reported since that could change it? */
function isAsItWasRefused(
  { state, requestedAt }: ContractView['reminders'][number],
  { contract: { messages, completionReportedAt } }: ContractView,
): boolean {
  const last = [...messages.map(({ at }) => at), completionReportedAt ?? ''].toSorted().at(-1) ?? ''
  return state === 'refused' && last <= requestedAt
}

/** Why the desk refused, each reason in a line; or the warning, with its confirmation. */
function refusalNotice(
  { refusal, request: asked, language }: ContractView['reminders'][number],
  view: ContractView,
  words: RequestTexts,
): Markup {
  const { request } = words
  if (refusal?.codes.includes('confirmation_needed'))
    return html`<form class="notice fields" method="post" action="${addressOf(view)}" role="alert">
<h3>${request.confirmTitle}</h3>
<p>${request.confirmLead}</p>
<input type="hidden" name="text" value="${asked?.text ?? ''}"><input type="hidden" name="confirmed" value="1">
<p><button type="submit" name="act" value="request">${request.confirm}</button></p>
</form>`
  const reasons: Readonly<Record<string, string>> = request.refusals
  const known = (refusal?.codes ?? []).flatMap((code) => reasons[code] ?? [])
  return html`<div class="notice" role="alert">
<h3>${request.refused}</h3>
${known.length > 0 ? html`<ul>${known.map((reason) => html`<li>${reason}</li>`)}</ul>` : html`<p lang="${language}">${refusal?.message ?? ''}</p>`}
</div>`
}

const requestForm = (view: ContractView, { request }: RequestTexts, text: string): Markup =>
  html`<form class="fields" method="post" action="${addressOf(view)}">
<p class="quiet">${request.lead}</p>
<label for="reason">${request.field}</label>
<textarea id="reason" name="text" rows="4" maxlength="4000" lang="ja">${text}</textarea>
<p><button type="submit" name="act" value="request">${request.send}</button></p>
</form>`
