import type { AppealLine, AppealView } from '@mimamori/contract/appeals/appeal-contract'
import { type AppealList, STATES_BY_APPEAL_LIST } from '@mimamori/policy/appeals/appeal-lists'
import { appealDueAt, checkAppealDecision, checkAppealGrant, undoAppeal } from '@mimamori/policy/appeals/appeal-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import {
  appealsInStates,
  appealsPage,
  type ListedAppeal,
  listedAppeal,
  overdueAppeals,
} from '@mimamori/storage/appeals/appeal-list-reads'
import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { aliasOf } from '@mimamori/storage/staff/staff-reads'
import { requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadAppealSituation } from './decide-appeal.ts'

const MAX_LISTED_APPEALS = 100
const EXCERPT_CHARACTERS = 120

function toAppealLine({ appeal, against }: ListedAppeal, appealDueDays: number): AppealLine {
  const { id, state, memberId, text, receivedAt, heldUntil, outcome } = appeal
  const { caseId, caseNumber, target, title, body, measures, categories, decidedAt, by } = against
  return {
    id,
    state,
    memberId,
    excerpt: text.slice(0, EXCERPT_CHARACTERS),
    receivedAt,
    dueAt: state === 'open' ? (appeal.dueAt ?? appealDueAt(receivedAt, appealDueDays)) : null,
    heldUntil: state === 'held' ? heldUntil : null,
    outcome,
    refusal: appeal.refusal as AppealLine['refusal'],
    against: {
      case: { id: caseId, number: caseNumber },
      target,
      title: title || body.slice(0, EXCERPT_CHARACTERS),
      measures: [...measures],
      categories: [...categories],
      decidedAt,
      by,
    },
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
    overdueAppeals(db, now, appealDueAt(now, -appealDueDays)),
  ])
  return { items: items.map((each) => toAppealLine(each, appealDueDays)), open, overdue }
}

/** An appeal, the decision it is against, and what this person may do about it. Throws NotFound for an unknown id. */
export async function getAppeal({ storage: { db }, clock }: AppContext, actor: Staff, id: string): Promise<AppealView> {
  const listed = requireFound(await listedAppeal(db, id))
  const { appeal, against } = listed
  const now = clock.now()
  const situation = { state: appeal.state, ...(await loadAppealSituation(db, appeal)), actor }
  const undo = undoAppeal(appeal, actor, now)
  const line = toAppealLine(listed, (await measureSettings(db)).appealDueDays)
  const { decidedBy, decidedAt, letter, reason } = appeal
  return {
    ...line,
    text: appeal.text,
    appealedAt: appeal.appealedAt,
    against: { ...line.against, body: against.body, clause: against.clause, letter: against.text, note: against.note },
    decided:
      decidedBy === null ? null : { by: (await aliasOf(db, decidedBy)) ?? '', at: decidedAt ?? '', letter, reason },
    moves: {
      grant: checkAppealGrant(situation),
      uphold: checkAppealDecision(situation),
      undo: undo.ok ? null : undo.refusal,
    },
  }
}
