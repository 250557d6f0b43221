import type { CaseState } from '@mimamori/policy/cases/case'
import type { Category } from '@mimamori/policy/catalogue/categories'
import type { Measure } from '@mimamori/policy/decisions/measures'
import type { DecisionState } from '@mimamori/policy/decisions/undo'
import type { Target, TargetType } from '@mimamori/policy/intake/arrivals'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { cases, contents, contentVersions, decisions, searchDocs, staff } from '../schema/sqlite.ts'

/** The case that is not finished, and the last one that is: the index each of them is found by has its state in it. */
const unfinished = sql<string | null>`(select ${cases.id} from ${cases} where ${cases.kind} = 'review'
  and ${cases.targetType} = ${searchDocs.type} and ${cases.targetId} = ${searchDocs.id} and ${cases.state} <> 'closed')`
const closed = sql<string | null>`(select ${cases.id} from ${cases} where ${cases.targetType} = ${searchDocs.type}
  and ${cases.targetId} = ${searchDocs.id} and ${cases.state} = 'closed' order by ${cases.id} desc limit 1)`

export type Found = {
  readonly doc: number
  readonly target: Target
  readonly authorId: string
  readonly at: string
  readonly title: string
  readonly body: string
  readonly visible: boolean
  readonly case: { readonly id: string; readonly number: number; readonly state: CaseState } | null
  readonly decision: FoundDecision | null
}

export type FoundDecision = {
  readonly measures: readonly Measure[]
  readonly categories: readonly Category[]
  readonly state: DecisionState
  readonly by: string
  readonly decidedAt: string
}

/** Documents with what surrounds them, in the order asked for; those that are gone meanwhile are left out. */
export async function foundOf(db: Db, docs: readonly number[]): Promise<Found[]> {
  if (docs.length === 0) return []
  const rows = await db
    .select({
      doc: searchDocs,
      title: contentVersions.title,
      body: contentVersions.body,
      visible: contents.visible,
      unfinished,
      closed,
    })
    .from(searchDocs)
    .innerJoin(contents, and(eq(contents.type, searchDocs.type), eq(contents.id, searchDocs.id)))
    .innerJoin(
      contentVersions,
      and(
        eq(contentVersions.type, contents.type),
        eq(contentVersions.id, contents.id),
        eq(contentVersions.version, contents.version),
      ),
    )
    .where(inArray(searchDocs.doc, [...docs]))
  const ids = rows.flatMap((row) => [row.unfinished, row.closed].filter((id) => id !== null))
  const [opened, decided] = await Promise.all([casesWith(db, ids), decisionsOn(db, ids)])
  const found = rows.map(({ doc, title, body, visible, ...has }): Found => {
    const target = { type: doc.type as TargetType, id: doc.id }
    return {
      doc: doc.doc,
      target,
      authorId: doc.authorId,
      at: doc.at,
      title,
      body,
      visible: visible === 1,
      case: opened.get(has.unfinished ?? has.closed ?? '') ?? null,
      decision: decided.get(has.unfinished ?? '') ?? decided.get(has.closed ?? '') ?? null,
    }
  })
  const byDoc = new Map(found.map((each) => [each.doc, each]))
  return docs.flatMap((doc) => byDoc.get(doc) ?? [])
}

async function casesWith(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Found['case']>()
  const rows = await db
    .select({ id: cases.id, number: cases.number, state: cases.state })
    .from(cases)
    .where(inArray(cases.id, [...ids]))
  return new Map(rows.map((row) => [row.id, { ...row, state: row.state as CaseState }]))
}

/** The decision of each of these cases that was not undone. */
async function decisionsOn(db: Db, caseIds: readonly string[]): Promise<Map<string, FoundDecision>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .select({ decision: decisions, by: staff.alias })
    .from(decisions)
    .leftJoin(staff, eq(staff.id, decisions.actorId))
    .where(
      and(
        inArray(decisions.caseId, [...caseIds]),
        sql`${decisions.state} <> 'undone' and ${decisions.reverses} is null`,
      ),
    )
  return new Map(
    rows.map(({ decision: { caseId, measures, categories, state, decidedAt }, by }) => [
      caseId,
      {
        measures: JSON.parse(measures),
        categories: JSON.parse(categories),
        state: state as DecisionState,
        by: by ?? '',
        decidedAt,
      },
    ]),
  )
}
