import { html, type Markup } from './html-template.ts'
import type { HomePageView } from './site-home-view.ts'
import { fillText, formatJapanTime, type SiteTexts } from './site-page-texts.ts'

/** The name of an account standard; its id where the site has no words for it. */
function standardName(standard: string, words: SiteTexts): string {
  const names: Readonly<Record<string, string>> = words.standards.names
  return names[standard] ?? standard
}

/** A badge for each standard that a member holds. */
export const memberBadges = (standards: readonly string[], words: SiteTexts): Markup[] =>
  standards.map((standard) => html` <span class="badge">${standardName(standard, words)}</span>`)

/** Who holds account standards, those whose standards changed last first. */
export function standardsSection({ holders, holdersInAll, nameOf, badgesOf }: HomePageView, words: SiteTexts): Markup {
  const { title, none, since } = words.standards
  if (holdersInAll === 0) return html`<section><h2>${title}</h2><p class="empty">${none}</p></section>`
  const inAll =
    holdersInAll > holders.length
      ? fillText(words.newest, { count: holders.length, of: holdersInAll.toLocaleString('en') })
      : fillText(words.all, { of: holdersInAll })
  return html`<section>
<h2>${title} <small>${inAll}</small></h2>
<table class="standards">
<thead><tr><th scope="col">${words.member}</th><th scope="col">${title}</th><th scope="col">${since}</th></tr></thead>
<tbody>
${holders.map(
  ({ memberId, at }) => html`<tr>
<td><span class="id">${memberId}</span> <span lang="ja">${nameOf(memberId)}</span></td>
<td>${memberBadges(badgesOf(memberId), words)}</td>
<td class="when"><time datetime="${at}">${formatJapanTime(at)}</time></td>
</tr>
`,
)}
</tbody>
</table>
</section>`
}
