import type {
  AppealedDecision,
  AppealedOutcome,
  AppealLine,
  AppealView,
} from '@mimamori/contract/appeals/appeal-contract'
import { type AppealList, STATES_BY_APPEAL_LIST } from '@mimamori/policy/appeals/appeal-lists'
import {
  appealDueAt,
  checkAppealAgreement,
  checkAppealDecision,
  checkAppealGrant,
  undoAppeal,
} from '@mimamori/policy/appeals/appeal-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import {
  appealsInStates,
  appealsPage,
  type ListedAppeal,
  listedAppeal,
  type AppealedDecision as StoredDecision,
  type AppealedReminder as StoredOutcome,
} from '@mimamori/storage/appeals/appeal-list-reads'
import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { aliasOf } from '@mimamori/storage/staff/staff-reads'
import { requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { countOverdueAppeals } from '../workflows/overdue-appeals.ts'
import { loadAgreeing, loadAppealSituation } from './decide-appeal.ts'

const MAX_LISTED_APPEALS = 100
const EXCERPT_CHARACTERS = 120

function toDecision({ caseId, caseNumber, ...against }: StoredDecision): AppealedDecision {
  const { target, title, body, measures, categories, decidedAt, by } = against
  return {
    kind: 'decision',
    case: { id: caseId, number: caseNumber },
    target,
    title: title || body.slice(0, EXCERPT_CHARACTERS),
    measures: [...measures],
    categories: [...categories],
    ...{ decidedAt, by },
  }
}

function toOutcome({ caseId, caseNumber, reminder, by, agreedBy }: StoredOutcome, memberId: string): AppealedOutcome {
  const { outcome, amountYen, negativeRating, decidedAt, contract, requestedBy, reversedAt } = reminder
  return {
    kind: 'reminder',
    case: { id: caseId, number: caseNumber },
    title: contract.title,
    reminderId: reminder.id,
    // only what is decided can be appealed against
    outcome: { outcome: outcome ?? 'dismissed', amountYen, negativeRating },
    side: reminder.clientId === memberId ? 'client' : 'freelancer',
    decidedAt: decidedAt ?? '',
    ...{ requestedBy, by, agreedBy, reversedAt },
  }
}

const toAgainst = ({ appeal, against }: ListedAppeal): AppealLine['against'] =>
  against.kind === 'decision' ? toDecision(against) : toOutcome(against, appeal.memberId)

function toFullAgainst({ appeal, against }: ListedAppeal): AppealView['against'] {
  if (against.kind === 'decision') {
    const { body, clause, text: letter, note } = against
    return { ...toDecision(against), body, clause, letter, note }
  }
  const { letterAsking: asking, letterSilent: silent, reason: note } = against.reminder
  return { ...toOutcome(against, appeal.memberId), letters: { asking, silent }, note }
}

function toAppealLine(listed: ListedAppeal, appealDueDays: number): AppealLine {
  const { id, state, memberId, text, receivedAt, heldUntil, outcome, dueAt, refusal } = listed.appeal
  return {
    id,
    state,
    memberId,
    excerpt: text.slice(0, EXCERPT_CHARACTERS),
    receivedAt,
    dueAt: state === 'open' ? (dueAt ?? appealDueAt(receivedAt, appealDueDays)) : null,
    heldUntil: state === 'held' ? heldUntil : null,
    outcome,
    refusal: refusal as AppealLine['refusal'],
    against: toAgainst(listed),
  }
}

/** One list of appeals, at most 100, and the numbers of open and of overdue ones. */
export async function listAppeals(
  { storage: { db }, clock }: AppContext,
  list: AppealList,
): Promise<{ items: AppealLine[]; open: number; overdue: number }> {
  const now = clock.now()
  const { appealDueDays } = await measureSettings(db)
  const [items, open, overdue] = await Promise.all([
    appealsPage(db, STATES_BY_APPEAL_LIST[list], list === 'open' ? 'oldest' : 'newest', MAX_LISTED_APPEALS),
    appealsInStates(db, ['open']),
    countOverdueAppeals(db, now),
  ])
  return { items: items.map((each) => toAppealLine(each, appealDueDays)), open, overdue }
}

/** An appeal, what it is against, and what this person may do about it. Throws NotFound for an unknown id. */
export async function getAppeal({ storage: { db }, clock }: AppContext, actor: Staff, id: string): Promise<AppealView> {
  const listed = requireFound(await listedAppeal(db, id))
  const { appeal } = listed
  const now = clock.now()
  const situation = { state: appeal.state, ...(await loadAppealSituation(db, appeal)), actor }
  const undo = undoAppeal(appeal, actor, now)
  const line = toAppealLine(listed, (await measureSettings(db)).appealDueDays)
  const { decidedBy, agreedBy, decidedAt, letter, reason } = appeal
  const waits = appeal.state === 'held' && appeal.heldUntil === null
  const agree = waits ? checkAppealAgreement(appeal, actor, await loadAgreeing(db, now, actor, appeal)) : 'not_proposed'
  const nameOf = async (id: string) => (await aliasOf(db, id)) ?? ''
  return {
    ...line,
    text: appeal.text,
    appealedAt: appeal.appealedAt,
    against: toFullAgainst(listed),
    decided:
      decidedBy === null
        ? null
        : {
            by: await nameOf(decidedBy),
            agreedBy: agreedBy === null ? null : await nameOf(agreedBy),
            at: decidedAt ?? '',
            letter,
            reason,
          },
    moves: {
      grant: checkAppealGrant(situation),
      uphold: checkAppealDecision(situation),
      agree,
      undo: undo.ok ? null : undo.refusal,
    },
    grantTakesTwo: situation.takesTwo,
  }
}
