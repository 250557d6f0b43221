import type { Flaw } from '@mimamori/contract/intake/intake-error-contract'
import { countedFrom, deadlineOf, remindersAt } from '@mimamori/policy/reminders/reminder-deadline-rules'
import {
  type ReminderCondition,
  type ReminderRefusal,
  silentSince,
  takeReminder,
} from '@mimamori/policy/reminders/reminder-eligibility-rules'
import { CONTRACT_SIDES, type ReminderRequest, silentSide } from '@mimamori/policy/reminders/reminder-request'
import type { ReminderSettings } from '@mimamori/policy/reminders/reminder-settings'
import { knownMember } from '@mimamori/storage/members/member-overview-reads'
import { type Change, record } from '@mimamori/storage/record-change'
import { movedOfContract } from '@mimamori/storage/reminders/reminder-money-reads'
import { openReminderOf, reminderById, type StoredReminder } from '@mimamori/storage/reminders/reminder-reads'
import { reminderSettings } from '@mimamori/storage/reminders/reminder-settings-reads'
import type { Tx } from '@mimamori/storage/storage'

export type PostedReminder =
  | { readonly refusal: null; readonly deadline: string; readonly remindAt: readonly string[] }
  | { readonly refusal: ReminderRefusal | 'reminder_id_taken'; readonly flaws: readonly Flaw[] }

type TurnedAway = Extract<Change, { type: 'reminder.turned_away' }>

/** The instants in a request, by field. */
export function reminderInstants({
  requestedAt,
  contract: { startedAt, lastContactAt, completionReportedAt },
}: ReminderRequest): Readonly<Record<string, string>> {
  const { client, freelancer } = lastContactAt
  return {
    requestedAt,
    'contract.startedAt': startedAt,
    ...(client !== null && { 'contract.lastContactAt.client': client }),
    ...(freelancer !== null && { 'contract.lastContactAt.freelancer': freelancer }),
    ...(completionReportedAt !== null && { 'contract.completionReportedAt': completionReportedAt }),
  }
}

/** Is this the request that is stored? */
function isSameRequest({ contract, requestedBy, requestedAt }: StoredReminder, request: ReminderRequest): boolean {
  const sameContract = contract.id === request.contract.id
  return sameContract && requestedBy === request.requestedBy && requestedAt === request.requestedAt
}

/**
 * Takes a contact reminder request, or says what stands in its way. The same id again is the same request, and answered as before. One that is
 * not taken is kept in the audit log alone, by `turnAway`, so that it can be asked again once its conditions are met. Deadline and
 * reminders of one that comes late are counted from its receipt.
 */
export async function postContactReminder(
  tx: Tx,
  at: string,
  actorId: string,
  request: ReminderRequest,
  turnAway: (refused: TurnedAway) => Promise<void> = (refused) => record(tx, at, actorId, refused),
): Promise<PostedReminder> {
  const { id, contract, requestedAt } = request
  // serialized: one reminder about a contract is open at a time
  tx.lock('target', `contract/${contract.id}`)
  const known = await reminderById(tx.db, id)
  if (known) {
    if (!isSameRequest(known, request)) return { refusal: 'reminder_id_taken', flaws: [ID_TAKEN] }
    return { refusal: null, deadline: known.deadline, remindAt: known.remindAt }
  }
  // an erasure waits, and is waited for
  for (const memberId of Object.values(contract.members).sort()) tx.lock('target', `member/${memberId}`)
  const settings = await reminderSettings(tx.db)
  const turned = { type: 'reminder.turned_away', keyId: actorId, id, contractId: contract.id } as const
  const erased = await erasedSides(tx, request)
  if (erased.length > 0) {
    await turnAway({ ...turned, why: ['member_erased'] })
    return { refusal: 'reminder_not_possible', flaws: erased }
  }
  const taken = takeReminder(request, settings, await openReminderOf(tx.db, contract.id))
  if (!taken.ok) {
    const { refusal, unmet } = taken
    const why = unmet.length > 0 ? unmet : [refusal]
    await turnAway({ ...turned, why })
    const flaws = unmet.length > 0 ? unmet.map((each) => flawOf(each, request, settings)) : [UNCONFIRMED]
    return { refusal, flaws }
  }
  const from = countedFrom(requestedAt, at, settings)
  const [deadline, remindAt] = [deadlineOf(from, settings), remindersAt(from, settings)]
  const money = {
    wholeEscrowYen: contract.escrowedYen + (await movedOfContract(tx.db, contract.id)),
    twoPeopleAboveYen: settings.twoPeopleAboveYen,
  }
  await record(tx, at, actorId, { type: 'reminder.taken', request, deadline, remindAt, money })
  const stored = await reminderById(tx.db, id)
  // the first reminder goes out at once
  if (stored) await record(tx, at, actorId, { type: 'reminder.sent', reminder: stored })
  return { refusal: null, deadline, remindAt }
}

/** Sides of whom nothing may be kept any more. */
async function erasedSides(tx: Tx, { contract: { members } }: ReminderRequest): Promise<Flaw[]> {
  const flaws: Flaw[] = []
  for (const side of CONTRACT_SIDES) {
    const member = await knownMember(tx.db, members[side])
    if (member && member.erasedAt !== null)
      flaws.push({
        path: `contract.members.${side}`,
        expected: 'a member whose data was not erased',
        got: 'one whose was',
      })
  }
  return flaws
}

const ID_TAKEN: Flaw = { path: 'id', expected: 'an unused id', got: 'one in use' }
const UNCONFIRMED: Flaw = {
  path: 'confirmed',
  expected: 'true, once the freelancer knows that work they have not reported as complete is not paid',
  got: 'false',
}

/** What a request would have to say for a condition to be met. */
function flawOf(condition: ReminderCondition, request: ReminderRequest, settings: ReminderSettings): Flaw {
  const { contract, remindersSent } = request
  switch (condition) {
    case 'wrong_format':
      return { path: 'contract.format', expected: `one of ${settings.formats.join(', ')}`, got: contract.format }
    case 'not_in_progress':
      return { path: 'contract.progress', expected: 'in_progress', got: contract.progress }
    case 'contact_too_recent':
      return {
        path: `contract.lastContactAt.${silentSide(request)}`,
        expected: `${settings.silentDays} days or more before requestedAt`,
        got: `contact at ${silentSince(request)}`,
      }
    case 'too_few_reminders':
      return { path: 'remindersSent', expected: `${settings.remindersSent} or more`, got: String(remindersSent) }
    case 'reminder_open':
      return { path: 'contract.id', expected: 'a contract without an open reminder', got: 'one with an open reminder' }
    case 'plan_change_under_way':
      return { path: 'contract.planChangeUnderWay', expected: 'false', got: 'true' }
  }
}
