import type { AppealRecord, Notice, Warning } from '../site/site-records.ts'
import { html, type Markup } from './html-template.ts'
import type { HomePageView } from './site-home-view.ts'
import { fillText, formatJapanTime, type PageLanguage, SITE_TEXTS, type SiteTexts } from './site-page-texts.ts'

type AppealView = Pick<HomePageView, 'appealOf' | 'language'>

/** Messages that take a measure back, which cannot be appealed against. */
const NOT_APPEALABLE: readonly Notice['type'][] = ['content.shown', 'member.lifted', 'measure.reversed']
const APPEAL_STATE_CLASSES = { open: 'waits', refused: 'bad', granted: 'good', upheld: 'bad' } as const

/** A link to appeal, or what became of the appeal. */
function appealStatus({ measureId, type }: Notice, { appealOf, language }: AppealView): Markup | null {
  if (NOT_APPEALABLE.includes(type)) return null
  return appealLine(appealOf(measureId), `measure=${encodeURIComponent(measureId)}`, language)
}

/** A link to appeal, or what became of the appeal. `query`: what it is against, in the address of the form. */
export function appealLine(appeal: AppealRecord | null, query: string, language: PageLanguage): Markup {
  const words = SITE_TEXTS[language]
  if (!appeal) return html`<p><a href="/appeal?${query}&lang=${language}">${words.appeal.link}</a></p>`
  const { state, answer } = appeal
  return html`<p><span class="state ${APPEAL_STATE_CLASSES[state]}">${words.appeal.states[state]}</span></p>
${answer === null ? null : html`<p class="text" lang="${state === 'refused' ? language : 'ja'}">${answer}</p>`}`
}

/** Messages of the desk behind one line that opens. */
export function deskMessages(notices: readonly (Notice | Warning)[], view: AppealView, words: SiteTexts): Markup {
  if (notices.length === 0) return html`<span class="quiet">${words.none}</span>`
  const newestFirst = [...notices].reverse()
  return html`<details><summary>${messagesSummary(newestFirst, words)}</summary>
${newestFirst.map((notice) => deskMessage(notice, view, words))}
</details>`
}

function messagesSummary([newest, ...earlier]: readonly (Notice | Warning)[], words: SiteTexts): Markup {
  const title = newest ? words.types[newest.type] : ''
  return html`${title}${newest ? acknowledgementMark(newest, words) : null}${earlier.length > 0 ? html` <small>${fillText(words.more, { count: earlier.length })}</small>` : null}`
}

function deskMessage(notice: Notice | Warning, view: AppealView, words: SiteTexts): Markup {
  return html`<article>
<h3>${words.types[notice.type]} <time datetime="${notice.at}">${formatJapanTime(notice.at)}</time>${acknowledgementMark(notice, words)}</h3>
${notice.text === null ? html`<p class="quiet">${words.noText}</p>` : html`<p class="text" lang="ja">${notice.text}</p>`}
${appealStatus(notice, view)}
</article>
`
}

function acknowledgementMark(notice: Notice | Warning, words: SiteTexts): Markup | null {
  if (!('acknowledgedAt' in notice)) return null
  return notice.acknowledgedAt === null
    ? html` <span class="state bad">${words.unread}</span>`
    : html` <span class="state good">${words.acknowledged}</span>`
}
