import type { ReminderEvent } from '@mimamori/contract/delivery/webhook-event-contract'
import type { ReminderAnswer } from '@mimamori/contract/intake/intake-reminder-contract'
import { mayMove, moneyOf, movedBy, reminderIdsWithMoney } from './contract-money.ts'
import type { ContactReminderRecord, ContractRecord, ReminderDecision } from './contract-records.ts'
import { otherSide } from './contract-records.ts'
import { addContract } from './site-contracts.ts'
import type { Site } from './site-memory.ts'

/** How far a reminder is: events may arrive in any order, and none takes it back. */
const RANK = { sending: 0, refused: 0, waiting: 1, to_decide: 2, answered: 3, decided: 3, reversed: 3 } as const

function advance(reminder: ContactReminderRecord, state: ContactReminderRecord['state']): void {
  if (RANK[state] > RANK[reminder.state]) reminder.state = state
}

/** A reminder with a later deadline: the desk counts the days anew, as nobody had been reminded. */
function countAnew(reminder: ContactReminderRecord, deadline: string): void {
  if (reminder.deadline === null || deadline <= reminder.deadline) return
  reminder.deadline = deadline
  if (reminder.state === 'to_decide') reminder.state = 'waiting'
}

/** The contract of an event. One that this site does not know is taken in as far as the desk tells of it. */
function contractOf(site: Site, { data }: ReminderEvent, decided: ReminderDecision | null): ContractRecord {
  const { contractId: id, clientId: client, freelancerId: freelancer, deadline } = data
  const yen = (decided?.amountYen ?? 0) + (decided?.restYen ?? 0)
  return (
    site.contracts.get(id) ??
    addContract(site, {
      ...{ id, title: id, format: 'project', members: { client, freelancer } },
      ...{ startedAt: deadline, amountYen: yen, escrowYen: yen },
    })
  )
}

function reminderOf(site: Site, { timestamp, data }: ReminderEvent): ContactReminderRecord {
  const { reminderId: id, contractId, requestedBy, deadline } = data
  const known = site.contactReminders.get(id)
  if (known) return known
  const reminder: ContactReminderRecord = {
    ...{ id, contractId, requestedBy, requestedAt: timestamp, request: null, language: 'ja', state: 'waiting' },
    ...{ deadline, refusal: null, shownAt: [], decided: null, ruledAt: null },
  }
  site.contactReminders.set(id, reminder)
  return reminder
}

/** The outcome of an event; `answer` has the letters, `null` where the desk no longer knows the reminder. */
function decisionOf({ timestamp, data }: ReminderEvent, answer: ReminderAnswer | null): ReminderDecision | null {
  if (answer?.decided) return answer.decided
  const { outcome, amountYen = null, negativeRating = false } = data
  const { rest = null, restYen = null, restUntil = null } = data
  const letters = { asking: '', silent: '' }
  return outcome
    ? { at: timestamp, outcome, amountYen, rest, restYen, restUntil, negativeRating, letters, reversedAt: null }
    : null
}

/** Reminders of the event's contract, other than its own, whose outcome holds money: they are looked up before more is moved. */
export function otherRemindersWithMoney(site: Site, { data }: ReminderEvent): string[] {
  const contract = site.contracts.get(data.contractId)
  return contract ? reminderIdsWithMoney(contract).filter((id) => id !== data.reminderId) : []
}

/** Does what an event of the desk says, whatever came before it. Told once for every event. */
export function applyReminderEvent(site: Site, event: ReminderEvent, answer: ReminderAnswer | null): void {
  const reminder = reminderOf(site, event)
  const decided = decisionOf(event, answer)
  const contract = contractOf(site, event, decided)
  reminder.deadline ??= event.data.deadline
  switch (event.type) {
    case 'contact_reminder.sent':
      reminder.shownAt.push(event.timestamp)
      countAnew(reminder, event.data.deadline)
      advance(reminder, 'waiting')
      break
    case 'contact_reminder.answered':
      advance(reminder, 'answered')
      break
    case 'contact_reminder.due':
      advance(reminder, 'to_decide')
      break
    case 'contact_reminder.decided':
      if (decided) carryOut(site, contract, reminder, { decided, at: event.timestamp })
      break
    case 'contact_reminder.reversed':
      takeBack(contract, reminder, event.timestamp)
  }
}

/** Moves the contract as decided, unless something newer was decided meanwhile. The letters are kept in any case. */
function carryOut(
  site: Site,
  contract: ContractRecord,
  reminder: ContactReminderRecord,
  { decided, at }: { readonly decided: ReminderDecision; readonly at: string },
): void {
  reminder.decided = decided
  if (reminder.ruledAt !== null && reminder.ruledAt >= at) return
  reminder.ruledAt = at
  reminder.state = 'decided'
  const { outcome, negativeRating } = decided
  if (negativeRating) contract.ratings[reminder.id] = otherSide(reminder.requestedBy)
  if (outcome === 'dismissed') return
  for (const move of movesOf(decided)) {
    if (!mayMove(contract, reminder.id, move)) {
      site.refusedMoves += 1
      return
    }
    contract.moves.push({ ...move, reminderId: reminder.id, at })
  }
  // a contract never ends with money in it
  if (moneyOf(contract).heldYen > 0) return
  contract.progress = outcome === 'payment_confirmed' ? 'completed' : 'cancelled'
}

/** The money an outcome moves: the amount in its own way, and the rest, unless that stays. */
function movesOf({ outcome, amountYen, rest, restYen }: ReminderDecision) {
  if (outcome === 'project_cancelled' || outcome === 'dismissed') return []
  const kind = outcome === 'payment_confirmed' ? 'confirmed' : 'released'
  const first = { kind, amountYen: amountYen ?? 0 } as const
  if (rest === null || rest === 'stays' || restYen === null) return [first]
  return [first, { kind: rest === 'paid' ? 'confirmed' : 'released', amountYen: restYen } as const]
}

/** Takes back what a reminder's outcome did: money returns to escrow, the contract goes on, the rating is gone. */
export function takeBack(contract: ContractRecord, reminder: ContactReminderRecord, at: string): void {
  if (reminder.ruledAt !== null && reminder.ruledAt > at) return
  const stood = reminder.state === 'decided'
  reminder.ruledAt = at
  reminder.state = 'reversed'
  if (reminder.decided) reminder.decided = { ...reminder.decided, reversedAt: at }
  delete contract.ratings[reminder.id]
  const moved = contract.moves.findLast(({ reminderId }) => reminderId === reminder.id)
  if (moved && moved.kind !== 'taken_back')
    contract.moves.push({ kind: 'taken_back', amountYen: movedBy(contract, reminder.id), reminderId: reminder.id, at })
  // another reminder's outcome, or a refused move, has not ended it for this one
  if (stood && reminder.decided?.outcome !== 'dismissed' && reminderIdsWithMoney(contract).length === 0)
    contract.progress = 'in_progress'
}
