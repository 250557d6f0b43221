import type { Notice, Warning } from '../site/records.ts'
import { html, type Markup } from './html.ts'
import type { View } from './view.ts'
import { japanTime, type Words } from './words.ts'

type Objecting = Pick<View, 'appealOf' | 'language'>

/** What these say takes something back: nobody objects to them. */
const TAKES_BACK: readonly Notice['type'][] = ['content.shown', 'member.lifted', 'measure.reversed']
const STATE_OF = { open: 'waits', refused: 'bad', granted: 'good', upheld: 'bad' } as const

/** A way to object, or what became of it. */
function objection({ measureId, type }: Notice, { appealOf, language }: Objecting, words: Words): Markup | null {
  if (TAKES_BACK.includes(type)) return null
  const appeal = appealOf(measureId)
  const way = html`<p><a href="/appeal?measure=${measureId}&amp;lang=${language}">${words.appeal.link}</a></p>`
  if (!appeal) return way
  const { state, answer } = appeal
  return html`<p><span class="state ${STATE_OF[state]}">${words.appeal.states[state]}</span></p>
${answer === null ? null : html`<p class="text" lang="${state === 'refused' ? language : 'ja'}">${answer}</p>`}`
}

/** Texts of the desk behind one line that opens. */
export function letters(notices: readonly (Notice | Warning)[], view: Objecting, words: Words): Markup {
  if (notices.length === 0) return html`<span class="quiet">${words.none}</span>`
  const newestFirst = [...notices].reverse()
  return html`<details><summary>${summary(newestFirst, words)}</summary>
${newestFirst.map((notice) => letter(notice, view, words))}
</details>`
}

function summary([newest, ...earlier]: readonly (Notice | Warning)[], words: Words): Markup {
  const title = newest ? words.types[newest.type] : ''
  return html`${title}${newest ? mark(newest, words) : null}${earlier.length > 0 ? html` <small>${words.more(earlier.length)}</small>` : null}`
}

function letter(notice: Notice | Warning, view: Objecting, words: Words): Markup {
  return html`<article>
<h3>${words.types[notice.type]} <time datetime="${notice.at}">${japanTime(notice.at)}</time>${mark(notice, words)}</h3>
${notice.text === null ? html`<p class="quiet">${words.noText}</p>` : html`<p class="text" lang="ja">${notice.text}</p>`}
${objection(notice, view, words)}
</article>
`
}

function mark(notice: Notice | Warning, words: Words): Markup | null {
  if (!('acknowledgedAt' in notice)) return null
  return notice.acknowledgedAt === null
    ? html` <span class="state bad">${words.unread}</span>`
    : html` <span class="state good">${words.acknowledged}</span>`
}
