import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { type CaseTarget, isReviewed, type JobFormat } from '@mimamori/policy/intake/intake-arrivals'
import { documentTokens } from '@mimamori/policy/search/search-tokens'
import { computeSignature } from '@mimamori/policy/search/text-signature'
import { foldForSearch } from '@mimamori/policy/search/word-characters'
import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Db, Tx } from '../engine/engine.ts'
import type { IndexEntry } from '../engine/index-changes.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { contentOf, type StoredContent, versionOf } from '../intake/intake-reads.ts'
import { cases, decisions } from '../schema/sqlite.ts'

const p = sql.placeholder

/** A text with everything that it is found by. */
export type SearchDocument = {
  readonly target: CaseTarget
  readonly authorId: string
  readonly title: string
  readonly body: string
  readonly receivedAt: string
  readonly facts: StoredContent['facts']
  readonly visible: boolean
  readonly categories: readonly Category[]
}

const formatOf = (facts: StoredContent['facts']): JobFormat | null => ('format' in facts ? facts.format : null)

const foldedOf = ({ title, body }: SearchDocument): string => foldForSearch(`${title}\n${body}`)

/** The tokens a text is found by: its words, and its type, author, visibility, categories and format. */
export function tokensOfDocument(of: SearchDocument, text = foldedOf(of)): string[] {
  const { target, authorId, facts, visible, categories } = of
  // only what members post is shown to members
  const state = isReviewed(target) ? (visible ? 'visible' : 'hidden') : null
  return documentTokens(text, { type: target.type, authorId, state, categories, format: formatOf(facts) })
}

/** A text as an entry of the index. */
export function toIndexEntry(of: SearchDocument): IndexEntry {
  const { target, authorId, receivedAt: at } = of
  const text = foldedOf(of)
  // texts like another are looked for among what is reviewed
  const signature = isReviewed(target) ? computeSignature(text) : null
  return { ...target, authorId, at, signature, tokens: tokensOfDocument(of, text) }
}

/** Condition: the decision was neither undone nor reversed, and says itself what it found. */
const isInForce = sql`${decisions.state} <> 'undone' and ${decisions.reverses} is null and ${decisions.reversed} = 0`

/** Conditions: what a closed case was decided by, and what stands beside the proposal of a withdrawal on an unfinished one. */
const DECIDED = [
  and(sql`${cases.state} = 'closed'`, isInForce),
  and(
    sql`${cases.kind} = 'review' and ${cases.closedAt} is null`,
    sql`${decisions.beside} > 0 and ${decisions.state} = 'standing'`,
    isInForce,
  ),
] as const

const categoriesOfDecisions = DECIDED.map((isDecided) =>
  prepared((db) =>
    db
      .select({ categories: decisions.categories })
      .from(cases)
      .innerJoin(decisions, eq(decisions.caseId, cases.id))
      .where(and(eq(cases.targetType, p('type')), eq(cases.targetId, p('id')), isDecided)),
  ),
)

/** Categories found in a target by decisions that were not undone or reversed. */
export async function categoriesOf(db: Db, target: CaseTarget): Promise<Category[]> {
  const rows = await Promise.all(categoriesOfDecisions.map((of) => of(db).execute({ ...target })))
  return [...new Set(rows.flat().flatMap((row) => JSON.parse(row.categories) as Category[]))]
}

/** The same of many targets, by `type/id`; targets without any are left out. */
export async function categoriesOfAll(db: Db, targets: readonly CaseTarget[]): Promise<Map<string, Category[]>> {
  const all = new Map<string, Category[]>()
  for (const type of new Set(targets.map((target) => target.type))) {
    const ids = targets.filter((target) => target.type === type).map(({ id }) => id)
    const rows = await Promise.all(
      DECIDED.map((isDecided) =>
        db
          .select({ id: cases.targetId, categories: decisions.categories })
          .from(cases)
          .innerJoin(decisions, eq(decisions.caseId, cases.id))
          .where(
            and(eq(cases.targetType, type), inArray(cases.targetId, ids), isDecided, ne(decisions.categories, '[]')),
          ),
      ),
    )
    for (const row of rows.flat()) {
      const key = `${type}/${row.id}`
      all.set(key, [...new Set([...(all.get(key) ?? []), ...(JSON.parse(row.categories) as Category[])])])
    }
  }
  return all
}

/** The newest version of a text with its facts; `null` for a member, or a target without a text. */
async function loadDocument(db: Db, target: CaseTarget): Promise<SearchDocument | null> {
  if (target.type === 'member') return null
  const content = await contentOf(db, target)
  const version = content && (await versionOf(db, target, content.version))
  if (!version) return null
  const { authorId, facts, visible } = content
  const { title, body, receivedAt } = version
  return { target, authorId, title, body, receivedAt, facts, visible, categories: await categoriesOf(db, target) }
}

/** Updates a text in the index after its facts, visibility or categories changed; it keeps its document number. */
export async function reindex(tx: Tx, target: CaseTarget): Promise<void> {
  const document = await loadDocument(tx.db, target)
  if (document) tx.indexChanges.push({ kind: 'kept', entry: toIndexEntry(document) })
}

/** A report as it is found: by its words alone, and never by who wrote it. */
export type ReportDocument = { readonly id: string; readonly text: string; readonly receivedAt: string }

/** The tokens the words of a report are found by. */
export const tokensOfReport = (text: string): string[] =>
  documentTokens(foldForSearch(text), { type: 'report', authorId: null, state: null, categories: [], format: null })

/** A report as an entry of the index; texts like another are looked for among those of members, so it has no signature. */
export function toReportEntry({ id, text, receivedAt: at }: ReportDocument): IndexEntry {
  return { type: 'report', id, authorId: '', at, signature: null, tokens: tokensOfReport(text) }
}

/** Adds the words of a report to the index as the newest document; one without words is not found. */
export function indexReport(tx: Tx, report: ReportDocument): void {
  if (report.text !== '') tx.indexChanges.push({ kind: 'newest', entry: toReportEntry(report), replaces: false })
}
