import type { MemberRole } from '@mimamori/policy/intake/intake-arrivals'
import type { ForecastChange } from '@mimamori/policy/standards/forecast-change'
import type { NearMiss } from '@mimamori/policy/standards/near-miss'
import type { RunFigures } from '@mimamori/policy/standards/run-figures'
import type { RunPurpose, RunState } from '@mimamori/policy/standards/run-rules'
import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import type { TopShareLines } from '@mimamori/policy/standards/top-share'
import { and, eq, gt, inArray, isNotNull, lte, ne, notInArray, sql } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import type { Tx } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { members, standardForecasts, standardNearMisses, standardRuns } from '../schema/sqlite.ts'

const p = sql.placeholder

export type StandardRunChange =
  | {
      type: 'standards_run.started'
      id: string
      purpose: RunPurpose
      roles: readonly MemberRole[]
      version: number | null
      standards: StandardSet
      /** number of the version in force that the changes of a dry run are told apart by */
      comparedWith: number | null
      total: number
      startedBy: string
    }
  /** the top shares of a run are known */
  | { type: 'standards_run.ranked'; runId: string; shares: TopShareLines }
  /** a page of members is done, those after one id up to another; with what a dry run found, or who is near in a real one */
  | {
      type: 'standards_run.advanced'
      runId: string
      after: string
      doneUpTo: string
      done: number
      figures: RunFigures
      forecasts: readonly ForecastChange[]
      near: readonly (NearMiss & { readonly memberId: string })[] | null
    }
  | {
      type: 'standards_run.ended'
      runId: string
      purpose: RunPurpose
      state: Exclude<RunState, 'running'>
      done: number
      changed: number
    }

async function startRun(
  tx: Tx,
  at: string,
  change: Extract<StandardRunChange, { type: 'standards_run.started' }>,
): Promise<AuditEvent> {
  const { id, purpose, roles, version, standards, comparedWith, total, startedBy } = change
  const row = { id, purpose, version, comparedWith, total, startedBy, at, startedAt: at, state: 'running' }
  // by other standards others are near
  if (purpose === 'activation') await tx.db.delete(standardNearMisses)
  await tx.db
    .insert(standardRuns)
    .values({ ...row, roles: JSON.stringify(roles), standards: JSON.stringify(standards) })
  return { action: 'standards_run.started', subject: { type: 'run', id }, detail: { purpose, total } }
}

const advanceRun = prepared((db) =>
  db
    .update(standardRuns)
    .set({ doneUpTo: sql`${p('doneUpTo')}`, done: sql`${p('done')}`, figures: sql`${p('figures')}` })
    .where(
      and(
        eq(standardRuns.id, p('runId')),
        eq(standardRuns.doneUpTo, p('after')),
        sql`${standardRuns.state} = 'running'`,
      ),
    )
    .returning({ id: standardRuns.id, roles: standardRuns.roles, standards: standardRuns.standards }),
)

/** Ids of the standards of roles that an evaluation leaves out. */
function othersOf(run: { readonly roles: string; readonly standards: string } | undefined): string[] {
  if (!run) return []
  const roles: readonly MemberRole[] = JSON.parse(run.roles)
  const { standards }: StandardSet = JSON.parse(run.standards)
  return standards.filter(({ role }) => !roles.includes(role)).map(({ id }) => id)
}

/** Those of these members whose data was erased since they were judged. */
async function erasedAmong(tx: Tx, judged: readonly { readonly memberId: string }[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(judged.map(({ memberId }) => memberId))]
  if (ids.length === 0) return new Set()
  const rows = await tx.db
    .select({ id: members.id })
    .from(members)
    .where(and(inArray(members.id, ids), isNotNull(members.erasedAt)))
  return new Set(rows.map(({ id }) => id))
}

async function advance(
  tx: Tx,
  change: Extract<StandardRunChange, { type: 'standards_run.advanced' }>,
): Promise<AuditEvent> {
  const { runId, after, doneUpTo, done, figures, forecasts, near } = change
  const row = { runId, after, doneUpTo, done, figures: JSON.stringify(figures) }
  // another page of the same members has been stored meanwhile, or the run has ended
  const advanced = await advanceRun(tx.db).execute(row)
  assertRowUpdated(advanced, 'an evaluation')
  const erased = await erasedAmong(tx, [...forecasts, ...(near ?? [])])
  const known = forecasts.filter(({ memberId }) => !erased.has(memberId))
  if (known.length > 0) {
    const rows = known.map(({ before, after: then, missed, ...forecast }) => ({
      ...forecast,
      runId,
      before: JSON.stringify(before),
      after: JSON.stringify(then),
      missed: JSON.stringify(missed),
    }))
    await tx.db.insert(standardForecasts).values(rows)
  }
  if (near === null) return null
  await tx.db.delete(standardNearMisses).where(
    and(
      gt(standardNearMisses.memberId, after),
      lte(standardNearMisses.memberId, doneUpTo),
      ne(standardNearMisses.runId, runId),
      // an evaluation of clients says nothing of freelancers
      notInArray(standardNearMisses.standard, othersOf(advanced[0])),
    ),
  )
  const closest = near.filter(({ memberId }) => !erased.has(memberId)).map((each) => ({ ...each, runId }))
  if (closest.length > 0) await tx.db.insert(standardNearMisses).values(closest)
  return null
}

async function endRun(
  tx: Tx,
  at: string,
  { runId, purpose, state, done, changed }: Extract<StandardRunChange, { type: 'standards_run.ended' }>,
): Promise<AuditEvent> {
  assertRowUpdated(
    await tx.db
      .update(standardRuns)
      .set({ state, endedAt: at })
      .where(and(eq(standardRuns.id, runId), stateEquals(standardRuns.state, 'running')))
      .returning({ id: standardRuns.id }),
    'an evaluation',
  )
  return { action: `standards_run.${state}`, subject: { type: 'run', id: runId }, detail: { purpose, done, changed } }
}

/** An evaluation begins, goes on and ends. */
export async function saveStandardRun(tx: Tx, at: string, change: StandardRunChange): Promise<AuditEvent> {
  switch (change.type) {
    case 'standards_run.started':
      return await startRun(tx, at, change)
    case 'standards_run.ranked': {
      const shares = JSON.stringify(change.shares)
      // once: another process may have ranked them meanwhile
      const unranked = and(
        eq(standardRuns.id, change.runId),
        eq(standardRuns.shares, ''),
        stateEquals(standardRuns.state, 'running'),
      )
      const ranked = tx.db.update(standardRuns).set({ shares }).where(unranked).returning({ id: standardRuns.id })
      assertRowUpdated(await ranked, 'an evaluation')
      return null
    }
    case 'standards_run.advanced':
      return await advance(tx, change)
    case 'standards_run.ended':
      return await endRun(tx, at, change)
  }
}
