import type { CaseState } from '@mimamori/policy/cases/case'
import type { Category } from '@mimamori/policy/catalogue/categories'
import type { Measure } from '@mimamori/policy/decisions/measures'
import type { DecisionState } from '@mimamori/policy/decisions/undo'
import type { Target, TargetType } from '@mimamori/policy/intake/arrivals'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { cases, contents, contentVersions, decisions, searchDocs, staff } from '../schema/sqlite.ts'

const newestCase = sql<string | null>`coalesce(
  (select ${cases.id} from ${cases} where ${cases.kind} = 'review' and ${cases.targetType} = ${searchDocs.type}
    and ${cases.targetId} = ${searchDocs.id} and ${cases.state} <> 'closed'),
  (select ${cases.id} from ${cases} where ${cases.targetType} = ${searchDocs.type} and ${cases.targetId} = ${searchDocs.id}
    and ${cases.state} = 'closed' order by ${cases.id} desc limit 1))`

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
      newestCase,
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
  const targets = rows.map(({ doc }) => ({ type: doc.type as TargetType, id: doc.id }))
  const [opened, decided] = await Promise.all([
    casesWith(
      db,
      rows.flatMap(({ newestCase: id }) => (id === null ? [] : [id])),
    ),
    lastDecisions(db, targets),
  ])
  const found = rows.map(({ doc, title, body, visible, newestCase: caseId }): Found => {
    const target = { type: doc.type as TargetType, id: doc.id }
    return {
      doc: doc.doc,
      target,
      authorId: doc.authorId,
      at: doc.at,
      title,
      body,
      visible: visible === 1,
      case: opened.get(caseId ?? '') ?? null,
      decision: decided.get(`${target.type}/${target.id}`) ?? null,
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

/** The newest decision on each of these that was not undone. */
async function lastDecisions(db: Db, targets: readonly Target[]): Promise<Map<string, FoundDecision>> {
  const rows = await db
    .select({ decision: decisions, by: staff.alias })
    .from(cases)
    .innerJoin(decisions, eq(decisions.caseId, cases.id))
    .leftJoin(staff, eq(staff.id, decisions.actorId))
    .where(
      and(
        sql`${cases.state} in ('closed', 'held')`,
        sql`${decisions.state} <> 'undone'`,
        inArray(cases.targetId, [...new Set(targets.map(({ id }) => id))]),
        inArray(cases.targetType, [...new Set(targets.map(({ type }) => type))]),
      ),
    )
    .orderBy(asc(decisions.id))
  return new Map(
    rows.map(({ decision: { measures, categories, state, decidedAt, targetType, targetId }, by }) => [
      `${targetType}/${targetId}`,
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
