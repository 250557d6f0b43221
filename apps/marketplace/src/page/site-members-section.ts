import { type MemberRecord, memberState } from '../site/site-records.ts'
import { html, type Markup } from './html-template.ts'
import { deskMessages } from './site-desk-messages.ts'
import type { HomePageView } from './site-home-view.ts'
import type { SiteTexts } from './site-page-texts.ts'
import { memberBadges } from './site-standards-section.ts'

/** Members the desk wrote to; those with unread warnings first. */
export function membersSection(view: HomePageView, words: SiteTexts): Markup {
  const { members } = view
  if (members.length === 0)
    return html`<section><h2>${words.members}</h2><p class="empty">${words.noMembers}</p></section>`
  return html`<section>
<h2>${words.members} <small>${members.length}</small></h2>
<table class="members">
<thead><tr>
<th scope="col">${words.member}</th><th scope="col">${words.warningsOf}</th><th scope="col">${words.mailsOf}</th>
</tr></thead>
<tbody>
${members.map((record) => memberRow(record, view, words))}
</tbody>
</table>
</section>`
}

function memberRow(record: MemberRecord, view: HomePageView, words: SiteTexts): Markup {
  const { member, warnings, mails } = record
  const state = memberState(record)
  const chip = state === 'active' ? null : html` <span class="state bad">${words.memberStates[state]}</span>`
  return html`<tr>
<td><span class="id">${member.id}</span> <span lang="ja">${member.displayName}</span>${memberBadges(view.badgesOf(member.id), words)}${chip}</td>
<td class="desk"><span class="label">${words.warningsOf}</span>${deskMessages(warnings, view, words)}</td>
<td class="desk"><span class="label">${words.mailsOf}</span>${deskMessages(mails, view, words)}</td>
</tr>
`
}
