import { moneyOf } from '../site/contract-money.ts'
import {
  CONTRACT_SIDES,
  type ContactReminderRecord,
  type ContactReminderState,
  type ContractRecord,
  type ContractSide,
  otherSide,
} from '../site/contract-records.ts'
import type { AppealRecord } from '../site/site-records.ts'
import { html, type Markup } from './html-template.ts'
import { formatYen, lastDayOf, type RequestTexts } from './request-texts.ts'
import { appealLine } from './site-desk-messages.ts'
import { fillText, formatJapanTime, type PageLanguage } from './site-page-texts.ts'

/** One contract as a member sees it. `side`: as whom; `reminders`: the newest first. */
export type ContractView = {
  readonly language: PageLanguage
  readonly contract: ContractRecord
  readonly reminders: readonly ContactReminderRecord[]
  readonly side: ContractSide
  readonly nameOf: (memberId: string) => string
  /** the newest appeal of this side against the outcome of a reminder */
  readonly appealOf: (reminderId: string) => AppealRecord | null
}

export const STATE_CLASSES: Readonly<Record<ContactReminderState, string>> = {
  sending: 'waits',
  refused: 'bad',
  waiting: 'waits',
  to_decide: 'waits',
  answered: 'good',
  decided: 'good',
  reversed: 'bad',
}
export const PROGRESS_CLASSES: Readonly<Record<ContractRecord['progress'], string>> = {
  not_started: 'waits',
  in_progress: 'waits',
  completed: 'good',
  cancelled: 'bad',
}

/** What of the escrow is held, paid and returned, in words. */
export function escrowWords(contract: ContractRecord, { contracts }: RequestTexts): string[] {
  const { heldYen, confirmedYen, releasedYen } = moneyOf(contract)
  const line = (text: string, yen: number) => (yen > 0 ? [fillText(text, { yen: formatYen(yen) })] : [])
  const lines = [
    ...line(contracts.confirmed, confirmedYen),
    ...line(contracts.released, releasedYen),
    ...line(contracts.held, heldYen),
  ]
  return lines.length > 0 ? lines : [contracts.nothingHeld]
}

const instant = (at: string): Markup => html`<time datetime="${at}">${formatJapanTime(at)}</time>`

/** The facts of a contract. */
export function contractFacts({ contract, nameOf }: ContractView, words: RequestTexts): Markup {
  const { contracts, sides } = words
  const { members, lastContactAt, remindersSent, completionReportedAt, ratings, planChangeUnderWay } = contract
  const row = (label: string, value: Markup) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`
  const memberRow = (side: ContractSide) => {
    const at = lastContactAt[side]
    const sent = remindersSent[side]
    const rated = Object.values(ratings).includes(side)
    return row(
      sides[side],
      html`<span lang="ja">${nameOf(members[side])}</span> <span class="id">${members[side]}</span>
<small>${at === null ? contracts.never : html`${contracts.lastContact} ${instant(at)}`}${sent > 0 ? html` · ${fillText(contracts.remindersSent, { count: sent })}` : null}</small>
${rated ? html`<span class="state bad">${contracts.rating}</span>` : null}`,
    )
  }
  return html`<dl class="card">
${CONTRACT_SIDES.map(memberRow)}
${row(contracts.format, html`${contracts.formats[contract.format]}`)}
${row(contracts.amount, html`${fillText(words.yen, { yen: formatYen(contract.amountYen) })}`)}
${row(contracts.money, html`${escrowWords(contract, words).map((line) => html`<span class="line">${line}</span>`)}`)}
${row(contracts.started, instant(contract.startedAt))}
${row(contracts.completion, completionReportedAt === null ? html`${contracts.notReported}` : instant(completionReportedAt))}
${planChangeUnderWay ? html`<div><dd class="state waits">${contracts.planChange}</dd></div>` : null}
</dl>`
}

/** What the two wrote to each other on this site. */
export function contractMessages({ contract }: ContractView, words: RequestTexts): Markup {
  const { messages, sides } = words
  if (contract.messages.length === 0) return html`<p class="empty">${messages.none}</p>`
  return html`${contract.messages.map(
    ({ from, kind, text, at }) => html`<article>
<h3>${sides[from]} ${kind === 'reminder' ? html`<span class="badge">${messages.kinds.reminder}</span> ` : null}${instant(at)}</h3>
<p class="text" lang="ja">${text}</p>
</article>
`,
  )}`
}

/** One reminder of the contract: its state, and what the desk wrote to this side. */
export function reminderCard(reminder: ContactReminderRecord, view: ContractView, words: RequestTexts): Markup {
  const { request, sidesInText } = words
  const { state, requestedBy, requestedAt, deadline, decided, shownAt } = reminder
  const open = state === 'waiting' || state === 'to_decide'
  const mine = requestedBy === view.side
  return html`<article>
<h3><span class="state ${STATE_CLASSES[state]}">${request.states[state]}</span> ${instant(requestedAt)}</h3>
<p class="quiet">${fillText(request.requestedBy, { side: sidesInText[requestedBy] })}${open && deadline ? html` · ${fillText(request.deadline, { deadline: lastDayOf(deadline, view.language) })}` : null}</p>
${mine && open && shownAt.length > 0 ? html`<p>${fillText(request.shown, { count: shownAt.length })}</p>` : null}
${decided ? decision(decided, mine ? 'asking' : 'silent', words) : null}
${decided?.reversedAt === null ? appealAgainst(reminder.id, view) : null}
</article>
`
}

/** A link to appeal against the outcome, or what became of the appeal. */
function appealAgainst(reminderId: string, { appealOf, side, language }: ContractView): Markup {
  return appealLine(appealOf(reminderId), `reminder=${encodeURIComponent(reminderId)}&as=${side}`, language)
}

function decision(
  { outcome, amountYen, letters, reversedAt }: NonNullable<ContactReminderRecord['decided']>,
  to: 'asking' | 'silent',
  { request }: RequestTexts,
): Markup {
  const outcomeText = fillText(request.outcomes[outcome], { yen: formatYen(amountYen ?? 0) })
  return html`<p class="outcome">${outcomeText}</p>
${reversedAt === null ? null : html`<p class="state bad">${request.reversed}</p>`}
${letters[to] === '' ? null : html`<details><summary>${request.letter}</summary><p class="text" lang="ja">${letters[to]}</p></details>`}`
}

/** To the silent side: the desk reminds it. */
export function silentBanner({ reminders, side, language }: ContractView, words: RequestTexts): Markup | null {
  const { request, sidesInText } = words
  const open = reminders.find(
    ({ state, requestedBy, shownAt }) => state === 'waiting' && requestedBy !== side && shownAt.length > 0,
  )
  if (!open?.deadline) return null
  const values = { side: sidesInText[otherSide(side)], deadline: lastDayOf(open.deadline, language) }
  return html`<section class="notice" role="status"><h2>${request.silentTitle}</h2><p>${fillText(request.silentLead, values)}</p></section>`
}
