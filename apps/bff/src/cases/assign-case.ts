import type { AssignableColleague } from '@mimamori/contract/cases/assign-case-contract'
import { type Assignee, assignCase as assignRule, checkAssignee } from '@mimamori/policy/cases/assignment-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { accountOf, enabledColleagues } from '@mimamori/storage/staff/staff-reads'
import { refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { requireCase } from '../workflows/require-case.ts'
import { applyAct } from './apply-case-rule.ts'
import { optionalNote } from './set-aside-case.ts'

export type AssignCaseInput = {
  readonly caseId: string
  readonly fence: number | null
  readonly to: string
  readonly why: string
}

/** Everybody this person can give the case to, by alias. Throws NotFound. */
export async function listAssignees(
  { storage: { db } }: AppContext,
  actor: Staff,
  caseId: string,
): Promise<AssignableColleague[]> {
  const storedCase = await requireCase(db, caseId)
  const colleagues = await enabledColleagues(db)
  return colleagues
    .filter((each) => checkAssignee(storedCase, actor, { ...each, disabled: false }) === null)
    .map(({ queues: _queues, ...colleague }) => colleague)
}

/**
 * Hands a case to a colleague, as an act that can be undone; a reason, if one is given, becomes a note. Throws NotFound, and the refusal of the
 * rule with the case as it is now.
 */
export async function assignCase(
  app: AppContext,
  actor: Staff,
  { caseId, fence, to, why }: AssignCaseInput,
): Promise<{ until: string | null; actId: string }> {
  const account = await accountOf(app.storage.db, to)
  if (!account) throw refusalError('assignee_unavailable')
  const { id, alias, role, queues, disabledAt } = account
  const assignee: Assignee = { id, alias, role, queues, disabled: disabledAt !== null }
  let until: string | null = null
  const { actId } = await applyAct(
    app,
    actor,
    { kind: 'assign', caseId },
    (storedCase, now) => assignRule({ case: storedCase, actor, fence, now }, assignee),
    (event, { at, storedCase }) => {
      until = event.until
      return { ...event, case: storedCase, reason: optionalNote(at, actor, why.trim()) }
    },
  )
  return { until, actId }
}
