import type { Notice, Warning } from '../site/records.ts'
import { html, type Markup } from './html.ts'
import { japanTime, type Words } from './words.ts'

/** Texts of the desk behind one line that opens. */
export function letters(notices: readonly (Notice | Warning)[], words: Words): Markup {
  if (notices.length === 0) return html`<span class="quiet">${words.none}</span>`
  const newestFirst = [...notices].reverse()
  return html`<details><summary>${summary(newestFirst, words)}</summary>
${newestFirst.map((notice) => letter(notice, words))}
</details>`
}

function summary([newest, ...earlier]: readonly (Notice | Warning)[], words: Words): Markup {
  const title = newest ? words.types[newest.type] : ''
  return html`${title}${newest ? mark(newest, words) : null}${earlier.length > 0 ? html` <small>${words.more(earlier.length)}</small>` : null}`
}

function letter(notice: Notice | Warning, words: Words): Markup {
  return html`<article>
<h3>${words.types[notice.type]} <time datetime="${notice.at}">${japanTime(notice.at)}</time>${mark(notice, words)}</h3>
${notice.text === null ? html`<p class="quiet">${words.noText}</p>` : html`<p class="text" lang="ja">${notice.text}</p>`}
</article>
`
}

function mark(notice: Notice | Warning, words: Words): Markup | null {
  if (!('acknowledgedAt' in notice)) return null
  return notice.acknowledgedAt === null
    ? html` <span class="state bad">${words.unread}</span>`
    : html` <span class="state good">${words.acknowledged}</span>`
}
