import type {
  OutcomeLine,
  ReminderCase,
  ReminderLetters,
  ReminderView,
} from '@mimamori/contract/reminders/reminder-case-contract'
import { checkLease } from '@mimamori/policy/cases/lease-rules'
import { allowedMoves } from '@mimamori/policy/decisions/allowed-case-actions'
import { type RestOfEscrow, suggestOutcome } from '@mimamori/policy/reminders/reminder-outcome-rules'
import type { ContractSide } from '@mimamori/policy/reminders/reminder-request'
import { checkAgreement, undoOutcome } from '@mimamori/policy/reminders/reminder-rules'
import { reminderTimeline } from '@mimamori/policy/reminders/reminder-timeline'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { appealsOfReminder } from '@mimamori/storage/appeals/appeal-reads'
import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import { earlierReminders } from '@mimamori/storage/reminders/reminder-list-reads'
import { reminderOfCase, type StoredReminder } from '@mimamori/storage/reminders/reminder-reads'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import { requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadCaseHead } from './load-case-head.ts'
import { loadMemberWithStanding } from './load-masked-member.ts'
import { loadMoneyTerms } from './load-money-terms.ts'
import { loadReminderLetters } from './load-reminder-letters.ts'
import { loadSecondForMoney } from './two-person-eligibility.ts'

/** Everything the review screen shows about a reminder that a person decides. Throws NotFound where the case has none. */
export async function loadReminderCase(app: AppContext, actor: Staff, storedCase: StoredCase): Promise<ReminderCase> {
  const { storage, clock } = app
  const now = clock.now()
  const reminder = requireFound(await reminderOfCase(storage.db, storedCase.id))
  const [head, view, client, freelancer, mine] = await Promise.all([
    loadCaseHead(app, actor, storedCase),
    loadView(app, actor, reminder),
    loadMemberWithStanding(storage, actor, reminder.clientId, now),
    loadMemberWithStanding(storage, actor, reminder.freelancerId, now),
    loadMoves(app, actor, storedCase, reminder),
  ])
  const title = reminder.contract.title
  const { decidedAt } = reminder
  const moves = allowedMoves(storedCase, actor, storedCase.fence, now)
  return {
    ...head,
    decidedAt,
    moves,
    kind: 'reminder',
    title,
    reminder: view,
    members: { client, freelancer },
    may: mine,
  }
}

/** What this person may do about the outcome now; `null`: that they may. */
async function loadMoves(
  { storage: { db }, clock }: AppContext,
  actor: Staff,
  storedCase: StoredCase,
  reminder: StoredReminder,
): Promise<ReminderCase['may']> {
  const now = clock.now()
  const { state, decidedBy, decidedAt } = reminder
  const waits = { proposerId: decidedBy ?? '', waitsSince: decidedAt ?? now }
  const agree =
    state === 'proposed'
      ? checkAgreement(reminder, actor, await loadSecondForMoney(db, now, actor, waits))
      : 'not_proposed'
  const undo = undoOutcome(reminder, actor, now)
  return {
    decide: checkLease(storedCase, actor, storedCase.fence, now),
    agree,
    undo: undo.ok ? null : undo.refusal,
  }
}

const outcomeLine = ({ outcome, amountYen, negativeRating }: StoredReminder): OutcomeLine | null =>
  outcome && { outcome, amountYen, negativeRating }

const restOf = ({ rest: goes, restUntil }: StoredReminder): RestOfEscrow | null => {
  if (goes === null) return null
  return goes === 'stays' ? { goes, until: restUntil ?? '' } : { goes }
}

const lettersOf = ({ letterAsking: asking, letterSilent: silent }: StoredReminder): ReminderLetters => ({
  asking,
  silent,
})

const sideOf = ({ clientId }: StoredReminder, memberId: string): ContractSide =>
  clientId === memberId ? 'client' : 'freelancer'

async function loadView(app: AppContext, actor: Staff, reminder: StoredReminder): Promise<ReminderView> {
  const { db } = app.storage
  const { decidedBy, decidedAt, agreedBy, agreedAt, heldUntil, reversedAt, contactedLateAt } = reminder
  const [aliases, money, earlier, appeals] = await Promise.all([
    aliasesOf(
      db,
      [decidedBy, agreedBy].filter((id) => id !== null),
    ),
    loadMoneyTerms(db, app.clock.now(), actor.id, reminder),
    earlierReminders(db, reminder),
    appealsOfReminder(db, reminder.id),
  ])
  const by = (id: string | null) => (id === null ? null : (aliases.get(id) ?? ''))
  const line = outcomeLine(reminder)
  const { id, state, contract, requestedBy, requestedAt, deadline, remindersSent, text, answer, remindedAt } = reminder
  return {
    ...{ id, state, contract, requestedBy, requestedAt, deadline, remindersSent, text, contactedLateAt, answer },
    timeline: reminderTimeline({
      ...{ contract, requestedBy, requestedAt, remindedAt, deadline, contactedLateAt, reversedAt },
      answeredAt: reminder.answeredAt,
      decided: decidedAt === null ? null : { at: decidedAt, by: by(decidedBy) ?? '' },
      agreed: agreedAt === null ? null : { at: agreedAt, by: by(agreedBy) ?? '' },
    }),
    suggested: suggestOutcome(contract, contactedLateAt !== null),
    letters: loadReminderLetters(app, reminder),
    chosen: line && {
      ...line,
      rest: restOf(reminder),
      restYen: reminder.restYen,
      letters: lettersOf(reminder),
      reason: reminder.reason,
      by: by(decidedBy) ?? '',
      at: decidedAt ?? '',
      heldUntil,
      agreedBy: by(agreedBy),
    },
    money,
    reversedAt,
    appeals: appeals.flatMap(({ id: appealId, state: at, memberId, appealedAt }) =>
      at === 'refused' ? [] : [{ id: appealId, state: at, by: sideOf(reminder, memberId), appealedAt }],
    ),
    earlier: earlier.map((each) => ({
      id: each.id,
      requestedAt: each.requestedAt,
      state: each.state,
      outcome: each.outcome,
    })),
  }
}
