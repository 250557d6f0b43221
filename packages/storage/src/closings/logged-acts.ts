import type { LoggedAct } from '@mimamori/policy/closings/changed-decisions'
import { and, asc, inArray } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { audit } from '../schema/sqlite.ts'

const BATCH_SIZE = 500

/** Runs a query for so many ids at a time. */
export async function inBatches<Row>(
  ids: readonly string[],
  query: (batch: string[]) => Promise<Row[]>,
): Promise<Row[]> {
  const found: Row[] = []
  for (let n = 0; n < ids.length; n += BATCH_SIZE) found.push(...(await query(ids.slice(n, n + BATCH_SIZE))))
  return found
}

export type Acts = { made?: LoggedAct; undone?: LoggedAct }

const MADE: Readonly<Record<string, LoggedAct['how']>> = {
  'case.decided': 'decided',
  'decision.reversed': 'reversed',
  'withdrawal.approved': 'approved',
}
const UNDONE: Readonly<Record<string, LoggedAct['how']>> = {
  'decision.undone': 'undone',
  'withdrawal.stopped': 'stopped',
  'withdrawal.sent_back': 'stopped',
  'withdrawal.taken_back': 'stopped',
}
const ACTIONS = [...Object.keys(MADE), ...Object.keys(UNDONE)]

/** When each decision of these cases was made and undone, and by whom, as the audit log has it. */
export async function loggedActs(db: Db, caseIds: readonly string[]): Promise<Map<string, Acts>> {
  const entries = await inBatches([...new Set(caseIds)], (batch) =>
    db
      .select({ seq: audit.seq, at: audit.at, actorId: audit.actorId, action: audit.action, detail: audit.detail })
      .from(audit)
      .where(and(inArray(audit.subjectId, batch), inArray(audit.action, ACTIONS)))
      .orderBy(asc(audit.seq)),
  )
  const found = new Map<string, Acts>()
  for (const { action, detail, ...entry } of entries) {
    const { decision } = JSON.parse(detail) as { decision?: string }
    if (decision === undefined) continue
    const acts = found.get(decision) ?? {}
    found.set(decision, acts)
    const [made, undone] = [MADE[action], UNDONE[action]]
    // a withdrawal approved a second time has been counted since the first
    if (made) acts.made ??= { ...entry, how: made }
    if (undone) acts.undone = { ...entry, how: undone }
  }
  return found
}
