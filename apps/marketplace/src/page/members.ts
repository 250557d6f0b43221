import type { MemberRecord } from '../site/records.ts'
import { html, type Markup } from './html.ts'
import { letters } from './letters.ts'
import type { View } from './page.ts'
import type { Words } from './words.ts'

/** Members the desk wrote to: warnings still showing first. */
export function membersSection({ members }: View, words: Words): Markup {
  if (members.length === 0)
    return html`<section><h2>${words.members}</h2><p class="empty">${words.noMembers}</p></section>`
  return html`<section>
<h2>${words.members} <small>${members.length}</small></h2>
<ul class="members">
${members.map((record) => entry(record, words))}
</ul>
</section>`
}

function entry({ member, warnings, mails }: MemberRecord, words: Words): Markup {
  const open = warnings.some((warning) => warning.acknowledgedAt === null)
  return html`<li class="${open ? 'warned' : ''}">
<h3><span class="id">${member.id}</span> <span lang="ja">${member.displayName}</span></h3>
<div class="column"><h4>${words.warningsOf}</h4>${letters(warnings, words)}</div>
<div class="column"><h4>${words.mailsOf}</h4>${letters(mails, words)}</div>
</li>
`
}
