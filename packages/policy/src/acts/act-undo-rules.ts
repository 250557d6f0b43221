import type { Case } from '../cases/case-model.ts'
import { type CaseClaimed, claimLease } from '../cases/lease-rules.ts'
import type { UndoRefusal } from '../decisions/undo-rules.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

/** What a person does to a case without a decision of the usual kind, and can take back; `outcome`: of a contact reminder, `answer`: to an enquiry. */
export const ACT_KINDS = [
  'snooze',
  'escalate',
  'send_back',
  'raise',
  'release',
  'note',
  'assign',
  'outcome',
  'answer',
] as const
export type ActKind = (typeof ACT_KINDS)[number]

/** `lost`: its person was told that it cannot be taken back */
export const ACT_STATES = ['done', 'undone', 'lost'] as const
export type ActState = (typeof ACT_STATES)[number]

/** How long an act is kept: past the longest window, so that whoever comes too late is told what it was. */
export const ACT_RETENTION_SECONDS = 15 * 60

/** What Undo chooses from: an act or a decision. `id` grows with time. */
export type UndoableAct = { readonly id: string; readonly undoUntil: string }

/**
 * The act that Undo takes back: of those still within their window the newest. Where there is none, the newest of all, which
 * the person is told about; `null`: nothing was done lately.
 */
export function lastAct<Act extends UndoableAct>(acts: readonly Act[], now: string): Act | null {
  const newestFirst = [...acts].sort((a, b) => (a.id < b.id ? 1 : -1))
  return newestFirst.find(({ undoUntil }) => undoUntil > now) ?? newestFirst[0] ?? null
}

export type ActUndoRefusal = 'not_permitted' | 'already_undone' | 'undo_window_over' | 'case_touched'

/** Why an act of any kind, decisions among them, cannot be undone. */
export type AnyUndoRefusal = UndoRefusal | ActUndoRefusal

export type ActUndoSituation = {
  readonly act: {
    readonly kind: ActKind
    readonly staffId: string
    readonly state: ActState
    readonly undoUntil: string
  }
  /** the case as it will be, still under the lease it is under now */
  readonly case: Case
  /** something happened to the case since that its person did not do, or that the undo would lose */
  readonly touched: boolean
  readonly actor: Staff
  readonly now: string
}

export type ActUndone = { readonly type: 'act.undone'; readonly claimed: Omit<CaseClaimed, 'type'> | null }

/**
 * Takes back an act within its window, while nobody else and nothing new has touched its case. The case returns to the
 * person's claim under a new fence; an undone note leaves the case where it is.
 */
export function undoAct({
  act,
  case: restored,
  touched,
  actor,
  now,
}: ActUndoSituation): Verdict<ActUndone, ActUndoRefusal> {
  if (act.staffId !== actor.id || !may(actor.role, 'cases.decide')) return refuse('not_permitted')
  if (act.state === 'undone') return refuse('already_undone')
  if (act.undoUntil <= now) return refuse('undo_window_over')
  if (touched || act.state === 'lost') return refuse('case_touched')
  if (act.kind === 'note') return allow({ type: 'act.undone', claimed: null })
  const claim = claimLease(restored, actor, 'claim', now)
  if (claim.ok) return allow({ type: 'act.undone', claimed: claim.event })
  const taken = claim.refusal === 'already_decided' || claim.refusal === 'held_by_other'
  return refuse(taken ? 'case_touched' : 'not_permitted')
}
