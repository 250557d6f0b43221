import type { CaseState } from '@mimamori/policy/cases/case-model'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { DecisionState } from '@mimamori/policy/decisions/undo-rules'
import type { CaseTarget, CaseTargetType } from '@mimamori/policy/intake/intake-arrivals'
import type { ReportOrigin } from '@mimamori/policy/reports/report-source'
import { and, eq, sql } from 'drizzle-orm'
import { isUnfinished } from '../cases/unfinished-case.ts'
import { decidesItsCase } from '../decisions/case-decision.ts'
import type { Db } from '../engine/engine.ts'
import { placeholderList } from '../engine/placeholder-list.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { isNewestText } from '../intake/text-joins.ts'
import { cases, contents, contentVersions, decisions, searchDocs, staff } from '../schema/sqlite.ts'
import { loadFoundReports } from './report-documents.ts'

/** Ids of the unfinished case and of the newest closed case of a document, written so that their partial indexes are used. */
const unfinishedCaseId = sql<string | null>`(select ${cases.id} from ${cases} where ${cases.kind} =
  case ${searchDocs.type} when 'contract' then 'reminder' when 'enquiry' then 'enquiry' else 'review' end
  and ${cases.targetType} = ${searchDocs.type} and ${cases.targetId} = ${searchDocs.id} and ${isUnfinished})`
const closedCaseId = sql<string | null>`(select ${cases.id} from ${cases} where ${cases.targetType} = ${searchDocs.type}
  and ${cases.targetId} = ${searchDocs.id} and ${cases.state} = 'closed' order by ${cases.id} desc limit 1)`

export type SearchHit = {
  readonly doc: number
  /** found in a text of the target, or in a report about it */
  readonly kind: 'text' | 'report'
  readonly target: CaseTarget
  readonly authorId: string
  readonly at: string
  readonly title: string
  readonly body: string
  readonly visible: boolean
  readonly case: { readonly id: string; readonly number: number; readonly state: CaseState } | null
  readonly decision: HitDecision | null
  /** of a report that was made from an enquiry */
  readonly origin: ReportOrigin | null
}

export type HitDecision = {
  readonly measures: readonly Measure[]
  readonly categories: readonly Category[]
  readonly state: DecisionState
  readonly by: string
  readonly decidedAt: string
}

const docList = placeholderList<number>(25, -1)
const caseList = placeholderList<string>(25, '')

const hitsByDoc = prepared((db) =>
  db
    .select({
      doc: searchDocs,
      title: contentVersions.title,
      body: contentVersions.body,
      visible: contents.visible,
      unfinished: unfinishedCaseId,
      closed: closedCaseId,
    })
    .from(searchDocs)
    .innerJoin(contents, and(eq(contents.type, searchDocs.type), eq(contents.id, searchDocs.id)))
    .innerJoin(contentVersions, isNewestText)
    .where(docList.has(searchDocs.doc)),
)

/** Cases, each with the decision on it, if one was not undone. */
const casesWithDecision = prepared((db) =>
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
    .leftJoin(decisions, and(eq(decisions.caseId, cases.id), sql`${decisions.state} <> 'undone' and ${decidesItsCase}`))
    .leftJoin(staff, eq(staff.id, decisions.actorId))
    .where(caseList.has(cases.id)),
)
type CaseWithDecision = Awaited<ReturnType<ReturnType<typeof casesWithDecision>['execute']>>[number]

const toHitCase = ({ id, number, state }: CaseWithDecision): SearchHit['case'] => ({
  id,
  number,
  state: state as CaseState,
})

function toHitDecision({
  measures,
  categories,
  decisionState,
  by,
  decidedAt,
}: CaseWithDecision): SearchHit['decision'] {
  if (measures === null || categories === null || decidedAt === null) return null
  return {
    measures: JSON.parse(measures),
    categories: JSON.parse(categories),
    state: decisionState as DecisionState,
    by: by ?? '',
    decidedAt,
  }
}

/** Documents with their texts, cases and decisions, in the order given; those removed meanwhile are left out. */
export async function loadHits(db: Db, docs: readonly number[]): Promise<SearchHit[]> {
  const rows = await docList.rowsFor(docs, (values) => hitsByDoc(db).execute(values))
  const found = new Set(rows.map(({ doc }) => doc.doc))
  const reported = await loadFoundReports(
    db,
    docs.filter((doc) => !found.has(doc)),
  )
  const ids = [...rows.flatMap((row) => [row.unfinished, row.closed]), ...reported.map(({ caseId }) => caseId)].filter(
    (id) => id !== null,
  )
  const known = new Map(
    (await caseList.rowsFor(ids, (values) => casesWithDecision(db).execute(values))).map((row) => [row.id, row]),
  )
  const hits = rows.map(({ doc, title, body, visible, ...has }): SearchHit => {
    const around = [has.unfinished, has.closed].flatMap((id) => known.get(id ?? '') ?? [])
    const [latest] = around
    return {
      doc: doc.doc,
      kind: 'text',
      target: { type: doc.type as CaseTargetType, id: doc.id },
      authorId: doc.authorId,
      at: doc.at,
      title,
      body,
      visible: visible === 1,
      case: latest ? toHitCase(latest) : null,
      decision: around.map(toHitDecision).find((decision) => decision !== null) ?? null,
      origin: null,
    }
  })
  const reportHits = reported.map((report): SearchHit => {
    const of = known.get(report.caseId ?? '')
    return {
      doc: report.doc,
      kind: 'report',
      target: { type: report.targetType as CaseTargetType, id: report.targetId },
      authorId: report.authorId ?? '',
      at: report.at,
      title: report.title ?? '',
      body: report.text,
      visible: report.visible !== 0,
      case: of ? toHitCase(of) : null,
      decision: of ? toHitDecision(of) : null,
      origin: report.enquiryId === null ? null : { enquiryId: report.enquiryId, enteredBy: report.enteredBy },
    }
  })
  const byDoc = new Map([...hits, ...reportHits].map((each) => [each.doc, each]))
  return docs.flatMap((doc) => byDoc.get(doc) ?? [])
}
