import type { CaseState } from '@mimamori/policy/cases/case-model'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { DecisionState } from '@mimamori/policy/decisions/undo-rules'
import type { Target, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, eq, sql } from 'drizzle-orm'
import { unfinished } from '../cases/unfinished.ts'
import type { Db } from '../engine/engine.ts'
import { hot } from '../engine/hot.ts'
import { places } from '../engine/places.ts'
import { cases, contents, contentVersions, decisions, searchDocs, staff } from '../schema/sqlite.ts'

/** The case that is not finished, and the last one that is: the index each of them is found by says so itself. */
const open = sql<string | null>`(select ${cases.id} from ${cases} where ${cases.kind} = 'review'
  and ${cases.targetType} = ${searchDocs.type} and ${cases.targetId} = ${searchDocs.id} and ${unfinished})`
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

const someDocs = places<number>(25, -1)
const someCases = places<string>(25, '')

const surrounded = hot((db) =>
  db
    .select({
      doc: searchDocs,
      title: contentVersions.title,
      body: contentVersions.body,
      visible: contents.visible,
      unfinished: open,
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
    .where(someDocs.has(searchDocs.doc)),
)

/** Cases, each with the decision on it that was not undone. */
const decided = hot((db) =>
  db
    .select({
      id: cases.id,
      number: cases.number,
      state: cases.state,
      measures: decisions.measures,
      categories: decisions.categories,
      decisionState: decisions.state,
      decidedAt: decisions.decidedAt,
      by: staff.alias,
    })
    .from(cases)
    .leftJoin(
      decisions,
      and(eq(decisions.caseId, cases.id), sql`${decisions.state} <> 'undone' and ${decisions.reverses} is null`),
    )
    .leftJoin(staff, eq(staff.id, decisions.actorId))
    .where(someCases.has(cases.id)),
)
type Decided = Awaited<ReturnType<ReturnType<typeof decided>['execute']>>[number]

const caseIn = ({ id, number, state }: Decided): Found['case'] => ({ id, number, state: state as CaseState })

function decisionIn({ measures, categories, decisionState, by, decidedAt }: Decided): Found['decision'] {
  if (measures === null || categories === null || decidedAt === null) return null
  return {
    measures: JSON.parse(measures),
    categories: JSON.parse(categories),
    state: decisionState as DecisionState,
    by: by ?? '',
    decidedAt,
  }
}

/** Documents with what surrounds them, in the order asked for; those that are gone meanwhile are left out. */
export async function foundOf(db: Db, docs: readonly number[]): Promise<Found[]> {
  const rows = await someDocs.rowsFor(docs, (values) => surrounded(db).execute(values))
  const ids = rows.flatMap((row) => [row.unfinished, row.closed].filter((id) => id !== null))
  const known = new Map(
    (await someCases.rowsFor(ids, (values) => decided(db).execute(values))).map((row) => [row.id, row]),
  )
  const found = rows.map(({ doc, title, body, visible, ...has }): Found => {
    const around = [has.unfinished, has.closed].flatMap((id) => known.get(id ?? '') ?? [])
    const [latest] = around
    return {
      doc: doc.doc,
      target: { type: doc.type as TargetType, id: doc.id },
      authorId: doc.authorId,
      at: doc.at,
      title,
      body,
      visible: visible === 1,
      case: latest ? caseIn(latest) : null,
      decision: around.map(decisionIn).find((decision) => decision !== null) ?? null,
    }
  })
  const byDoc = new Map(found.map((each) => [each.doc, each]))
  return docs.flatMap((doc) => byDoc.get(doc) ?? [])
}
