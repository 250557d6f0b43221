import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

/** `proposed`: waits for a second person */
export const DECISION_STATES = ['proposed', 'held', 'standing', 'undone'] as const
export type DecisionState = (typeof DECISION_STATES)[number]

export type UndoRefusal = 'not_permitted' | 'already_undone' | 'undo_window_over' | 'two_people_needed'

/**
 * Undoes a decision while it is held. The case returns to the person who decided it, unless a lead undoes for
 * someone else: then it is open for everyone again.
 */
export function undoDecision(
  decision: {
    readonly state: DecisionState
    readonly actorId: string
    readonly heldUntil: string
    /** is it a withdrawal or a reversal? Those are stopped, not undone */
    readonly byTwo: boolean
  },
  actor: Staff,
  now: string,
): Verdict<{ readonly type: 'decision.undone'; readonly returnsTo: 'actor' | 'queue' }, UndoRefusal> {
  const own = decision.actorId === actor.id
  const permitted = own ? may(actor.role, 'cases.decide') : may(actor.role, 'decisions.undo_others')
  if (!permitted) return refuse('not_permitted')
  if (decision.byTwo) return refuse('two_people_needed')
  if (decision.state === 'undone') return refuse('already_undone')
  if (decision.state === 'standing' || decision.heldUntil <= now) return refuse('undo_window_over')
  return allow({ type: 'decision.undone', returnsTo: own ? 'actor' : 'queue' })
}
