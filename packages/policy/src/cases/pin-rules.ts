import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { Case } from './case-model.ts'

export type PinRefusal = 'not_permitted' | 'already_decided' | 'already_pinned' | 'not_pinned'

function checkPinning(reviewCase: Case, actor: Staff): 'not_permitted' | 'already_decided' | null {
  if (!may(actor.role, 'cases.lead')) return 'not_permitted'
  return reviewCase.state === 'held' || reviewCase.state === 'closed' ? 'already_decided' : null
}

/** Pins a case to the top of its queue (固定): by a lead, also while somebody has claimed it. */
export function pinCase(reviewCase: Case, actor: Staff): Verdict<{ readonly type: 'case.pinned' }, PinRefusal> {
  const refusal = checkPinning(reviewCase, actor) ?? (reviewCase.pinnedAt === null ? null : 'already_pinned')
  return refusal ? refuse(refusal) : allow({ type: 'case.pinned' })
}

/** Unpins a case: by a lead. */
export function unpinCase(reviewCase: Case, actor: Staff): Verdict<{ readonly type: 'case.unpinned' }, PinRefusal> {
  const refusal = checkPinning(reviewCase, actor) ?? (reviewCase.pinnedAt === null ? 'not_pinned' : null)
  return refusal ? refuse(refusal) : allow({ type: 'case.unpinned' })
}
