import type { DecisionHistory, LoggedAct, LogPlace } from '@mimamori/policy/closings/changed-decisions'
import { monthBounds } from '@mimamori/policy/closings/closing-model'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, asc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { countedColumns, toCountedDecision } from '../breakdown/counted-columns.ts'
import { isUnfinished } from '../cases/unfinished-case.ts'
import type { Db } from '../engine/engine.ts'
import { firstIdAt } from '../ids.ts'
import { isDecidedText } from '../intake/text-joins.ts'
import { appeals, audit, cases, contentVersions, decisions, measures } from '../schema/sqlite.ts'
import { inBatches, loggedActs } from './logged-acts.ts'

/** A decision that is no withdrawal can be undone for a minute; clocks of several instances differ. */
const DAY_SECONDS = 86_400
const MINUTE_SECONDS = 60

/**
 * The targets of which something may be counted otherwise than at a proposal some seconds after `since`: by a decision undone after it, a withdrawal approved or
 * ended after it, or a measure taken back after it. Each of the three is found within an index, or in a table that is small.
 */
function touchedTargets(month: string, since: string): SQL {
  const { until } = monthBounds(month)
  const acts = sql`(
    select id from decisions where state = 'undone'
      and id >= ${firstIdAt(plusSeconds(since, -DAY_SECONDS))} and id < ${firstIdAt(plusSeconds(since, MINUTE_SECONDS))}
    union select made.id from withdrawals proposed join decisions made on made.id = proposed.decision_id
      where proposed.ended_at >= ${since} or (made.decided_at >= ${since} and proposed.proposed_at < ${until})
    union select back.decision_id from measures back where back.reverses is not null and back.at >= ${since}
  )`
  return sql`(
    select own.target_type as type, own.target_id as id from ${acts} act join decisions own on own.id = act.id where own.reverses is null
    union select other.target_type, other.target_id from ${acts} act join measures back on back.decision_id = act.id and back.reverses is not null
      join measures line on line.id = back.reverses join decisions other on other.id = line.decision_id
  )`
}

function decisionsOnTargets(db: Db, targets: SQL, which: SQL | undefined) {
  return db
    .select({
      id: decisions.id,
      caseId: decisions.caseId,
      caseNumber: cases.number,
      targetType: decisions.targetType,
      targetId: decisions.targetId,
      actorId: decisions.actorId,
      state: decisions.state,
      title: contentVersions.title,
      ...countedColumns,
    })
    .from(sql`${targets} touched`)
    .innerJoin(cases, and(eq(cases.targetType, sql`touched.type`), eq(cases.targetId, sql`touched.id`), which))
    .innerJoin(decisions, and(eq(decisions.caseId, cases.id), isNull(decisions.reverses)))
    .leftJoin(contentVersions, isDecidedText)
    .orderBy(asc(decisions.id))
}

type DecisionRow = Awaited<ReturnType<typeof decisionsOnTargets>>[number]

/** The measures of decisions, each with what took it back. */
async function linesOf(db: Db, decisionIds: readonly string[]) {
  const lines = await inBatches(decisionIds, (batch) =>
    db
      .select({ id: measures.id, decisionId: measures.decisionId, measure: measures.measure })
      .from(measures)
      .where(and(inArray(measures.decisionId, batch), isNull(measures.reverses)))
      .orderBy(asc(measures.id)),
  )
  const backs = await inBatches(
    lines.map(({ id }) => id),
    (batch) =>
      db
        .select({
          reverses: measures.reverses,
          decisionId: measures.decisionId,
          caseId: decisions.caseId,
          actorId: decisions.actorId,
          decidedAt: decisions.decidedAt,
          state: decisions.state,
        })
        .from(measures)
        .innerJoin(decisions, eq(decisions.id, measures.decisionId))
        .where(inArray(measures.reverses, batch)),
  )
  return { lines, backs }
}

/** Who granted the appeals by which decisions were taken back, by the decision that takes back. */
async function grantedBy(db: Db, decisionIds: readonly string[]): Promise<Map<string | null, string | null>> {
  const rows = await inBatches(decisionIds, (batch) =>
    db
      .select({ reversalId: appeals.reversalId, decidedBy: appeals.decidedBy })
      .from(appeals)
      .where(and(inArray(appeals.decisionId, batch), isNotNull(appeals.reversalId))),
  )
  return new Map(rows.map(({ reversalId, decidedBy }) => [reversalId, decidedBy]))
}

/** of what the log has no entry: from before it told this, so before any close */
const LONG_AGO: LoggedAct = { at: '', seq: 0, actorId: '', how: 'undone' }

/**
 * Of every target with decisions of a month of which something may have changed since an instant: all decisions, those undone among
 * them, with what changed how they are counted.
 */
export async function decisionHistories(db: Db, month: string, since: string): Promise<DecisionHistory[][]> {
  const targets = touchedTargets(month, since)
  const rows = [
    ...(await decisionsOnTargets(db, targets, sql`${cases.state} = 'closed'`)),
    ...(await decisionsOnTargets(db, targets, and(eq(cases.kind, 'review'), isUnfinished))),
  ].sort((one, other) => (one.id < other.id ? -1 : 1))
  const byTarget = Map.groupBy(rows, ({ targetType, targetId }) => `${targetType} ${targetId}`)
  const ofMonth = [...byTarget.values()].filter((all) => all.some((each) => each.month === month))
  const all = ofMonth.flat()
  const ids = all.map(({ id }) => id)
  const { lines, backs } = await linesOf(db, ids)
  const acts = await loggedActs(
    db,
    [...all, ...backs].map(({ caseId }) => caseId),
  )
  const granted = await grantedBy(db, ids)
  const backsOf = Map.groupBy(backs, ({ reverses }) => reverses)
  const linesByDecision = Map.groupBy(lines, ({ decisionId }) => decisionId)

  const actsOf = ({ id, state, actorId, decidedAt }: Pick<DecisionRow, 'id' | 'state' | 'actorId' | 'decidedAt'>) => {
    const { made, undone } = acts.get(id) ?? {}
    const known: LoggedAct = made ?? { at: decidedAt, seq: 0, actorId, how: 'decided' }
    return { made: known, undone: state === 'undone' ? (undone ?? LONG_AGO) : null }
  }
  const toHistory = (row: DecisionRow): DecisionHistory => {
    const own = linesByDecision.get(row.id) ?? []
    const of = toCountedDecision(row)
    const { made, undone } = actsOf(row)
    return {
      ...of,
      id: row.id,
      caseId: row.caseId,
      caseNumber: row.caseNumber,
      target: { type: row.targetType as TargetType, id: row.targetId },
      title: row.title ?? '',
      made: of.measures.includes('withdraw') && own.length === 0 ? null : made,
      undone,
      lines: own.map(({ id, measure }) => ({
        measure: measure as Measure,
        takenBack: (backsOf.get(id) ?? []).map((back) => {
          const by = actsOf({ ...back, id: back.decisionId })
          const judge = granted.get(back.decisionId)
          return { act: judge ? { ...by.made, how: 'appeal', actorId: judge } : by.made, undone: by.undone }
        }),
      })),
    }
  }
  return ofMonth.map((each) => each.map(toHistory))
}

/** Where the proposal of a closing stands in the audit log; `null`: nowhere. */
export async function placeOfProposal(
  db: Db,
  closing: { readonly id: string; readonly month: string },
): Promise<LogPlace | null> {
  const rows = await db
    .select({ seq: audit.seq, at: audit.at, detail: audit.detail })
    .from(audit)
    .where(and(eq(audit.subjectId, closing.month), eq(audit.action, 'closing.proposed')))
  const own = rows.find(({ detail }) => JSON.parse(detail).closing === closing.id)
  return own ? { at: own.at, seq: own.seq } : null
}
