import type { SiteCounts } from '../control/site-state-view.ts'
import { html, htmlPage, type Markup } from './html-template.ts'
import { REQUEST_TEXTS } from './request-texts.ts'
import type { HomePageView } from './site-home-view.ts'
import { jobsSection } from './site-jobs-section.ts'
import { membersSection } from './site-members-section.ts'
import { fillText, SITE_TEXTS, type SiteTexts } from './site-page-texts.ts'
import { standardsSection } from './site-standards-section.ts'

const REFRESH_SECONDS = 5

/** The site's page: counts, the newest jobs, and members the desk wrote to. */
export function renderHomePage(view: HomePageView): string {
  const words = SITE_TEXTS[view.language]
  const refresh = view.live ? html`<meta http-equiv="refresh" content="${REFRESH_SECONDS}">` : null
  const body = html`${pageHeader(view, words)}
<main>
${countTiles(view.counts, words)}
${jobsSection(view, words)}
${standardsSection(view, words)}
${membersSection(view, words)}
</main>`
  return htmlPage({ language: view.language, title: words.title, body, head: refresh })
}

function pageHeader({ language, live, pace, faults, connection }: HomePageView, words: SiteTexts): Markup {
  const other = language === 'ja' ? 'en' : 'ja'
  const href = (lang: string, isLive: boolean) => `/?lang=${lang}${isLive ? '' : '&live=0'}`
  const broken =
    faults.rate > 0
      ? html`<li class="state waits">${fillText(words.faultsOn, { percent: Math.round(faults.rate * 100) })}</li>`
      : null
  const requests = REQUEST_TEXTS[language]
  const state = { unknown: 'waits', connected: 'good', unreachable: 'bad', refused: 'bad' }[connection.state]
  return html`<header>
<div class="name"><h1>${words.title}</h1><p>${words.subtitle}</p></div>
<ul class="facts">
<li>${pace > 0 ? fillText(words.pace, { count: pace }) : words.onDemand}</li>
<li class="state ${state}" title="${connection.why}">${words.desk}: ${words.connection[connection.state]}</li>
${broken}
<li>${live ? words.refreshOn : words.refreshOff} <a href="${href(language, !live)}">${live ? words.stopRefresh : words.startRefresh}</a></li>
<li><a href="/contracts?lang=${language}">${requests.contracts.title}</a></li>
<li><a href="/enquiry?lang=${language}">${requests.enquiry.link}</a></li>
<li><a href="/notices?lang=${language}">${words.notices.title}</a></li>
<li><a href="${href(other, live)}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a></li>
</ul>
</header>`
}

function countTiles({ jobs, warnings, adviceMails, events, waiting }: SiteCounts, words: SiteTexts): Markup {
  const tile = (label: string, figure: number, kind = '') =>
    html`<div class="tile"><dt class="${kind}">${label}</dt><dd>${figure.toLocaleString('en')}</dd></div>`
  return html`<dl class="tiles">
${tile(words.tiles.shown, jobs.shown, 'dot good')}
${tile(words.tiles.hidden, jobs.hidden, 'dot bad')}
${tile(words.tiles.awaiting, jobs.awaiting_correction, 'dot waits')}
${tile(words.tiles.warnings, warnings.open)}
${tile(words.tiles.advice, adviceMails)}
${tile(words.tiles.events, events.received)}
${tile(words.tiles.waiting, waiting)}
</dl>`
}
