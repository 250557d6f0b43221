import { MEMBER_ROLES, type MemberRole } from '@mimamori/policy/intake/intake-arrivals'
import { isApproved, restsAfterFailure, rolesDue } from '@mimamori/policy/standards/run-rules'
import { SYSTEM } from '@mimamori/storage/record-change'
import { isActivationDue, lastFailure, lastRunOf, runningRun } from '@mimamori/storage/standards/run-reads'
import { standardsInForce } from '@mimamori/storage/standards/version-reads'
import type { AppContext } from '../runtime/app-context.ts'
import { beginRun, driveEvaluation, resumeEvaluation } from './run-evaluation.ts'

/**
 * Goes on with an evaluation that was left, begins that of a version whose day has come, and those of the day, once people have approved standards.
 * For the leader; it waits for none of them. Answers how many it began.
 */
export async function startDueEvaluations(app: AppContext): Promise<number> {
  // a day that has not come must not cost anybody their standard
  if (!app.clock.isTrusted()) return 0
  const resumed = await resumeEvaluation(app)
  if (resumed > 0) return resumed
  const { db } = app.storage
  const now = app.clock.now()
  const due = await dueRun(app, now)
  if (due === null || (await runningRun(db))) return 0
  const runId = await app.storage.write(async (tx) => {
    tx.lock('key', 'standards')
    return (await runningRun(tx.db)) ? null : await beginRun(tx, now, SYSTEM, due)
  })
  if (runId === null) return 0
  void driveEvaluation(app, runId)
  return 1
}

async function dueRun({ storage: { db } }: AppContext, now: string): Promise<Parameters<typeof beginRun>[3] | null> {
  const inForce = await standardsInForce(db, now)
  const { number: version, standards } = inForce
  if (!isApproved(version)) return null
  if (restsAfterFailure(await lastFailure(db), now)) return null
  if (await isActivationDue(db, version)) return { purpose: 'activation', roles: MEMBER_ROLES, version, standards }
  const last = await Promise.all(
    // one that a lead cancelled is not begun again on that day
    MEMBER_ROLES.map(async (role) => [role, (await lastRunOf(db, role, ['done', 'cancelled']))?.startedAt ?? null]),
  )
  const roles = rolesDue(Object.fromEntries(last) as Record<MemberRole, string | null>, now)
  return roles.length > 0 ? { purpose: 'scheduled', roles, version, standards } : null
}
