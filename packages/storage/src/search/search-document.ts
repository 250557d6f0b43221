import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { JobFormat, Target } from '@mimamori/policy/intake/intake-arrivals'
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

/** A text that is searched: which, whose, since when, and what it says. */
export type SearchDocument = {
  readonly target: Target
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

/** What a text is found by. */
export function tokensOfDocument(of: SearchDocument, text = foldedOf(of)): string[] {
  const { target, authorId, facts, visible, categories } = of
  const state = visible ? 'visible' : 'hidden'
  return documentTokens(text, { type: target.type, authorId, state, categories, format: formatOf(facts) })
}

/** What the index keeps of a text. */
export function toIndexEntry(of: SearchDocument): IndexEntry {
  const { target, authorId, receivedAt: at } = of
  const text = foldedOf(of)
  return { ...target, authorId, at, signature: computeSignature(text), tokens: tokensOfDocument(of, text) }
}

const categoriesOfDecisions = prepared((db) =>
  db
    .select({ categories: decisions.categories })
    .from(cases)
    .innerJoin(decisions, eq(decisions.caseId, cases.id))
    .where(
      and(
        sql`${cases.state} = 'closed'`,
        eq(cases.targetType, p('type')),
        eq(cases.targetId, p('id')),
        sql`${decisions.state} <> 'undone' and ${decisions.reverses} is null and ${decisions.reversed} = 0`,
      ),
    ),
)

/** Categories that decisions on it named, those that stand. */
export async function categoriesOf(db: Db, target: Target): Promise<Category[]> {
  const rows = await categoriesOfDecisions(db).execute({ ...target })
  return [...new Set(rows.flatMap((row) => JSON.parse(row.categories) as Category[]))]
}

/** The same of many, by `type/id`; those without any are left out. */
export async function categoriesOfAll(db: Db, targets: readonly Target[]): Promise<Map<string, Category[]>> {
  const all = new Map<string, Category[]>()
  for (const type of new Set(targets.map((target) => target.type))) {
    const ids = targets.filter((target) => target.type === type).map(({ id }) => id)
    const rows = await db
      .select({ id: cases.targetId, categories: decisions.categories })
      .from(cases)
      .innerJoin(decisions, eq(decisions.caseId, cases.id))
      .where(
        and(
          sql`${cases.state} = 'closed'`,
          eq(cases.targetType, type),
          inArray(cases.targetId, ids),
          sql`${decisions.state} <> 'undone' and ${decisions.reverses} is null and ${decisions.reversed} = 0`,
          ne(decisions.categories, '[]'),
        ),
      )
    for (const row of rows) {
      const key = `${type}/${row.id}`
      all.set(key, [...new Set([...(all.get(key) ?? []), ...(JSON.parse(row.categories) as Category[])])])
    }
  }
  return all
}

/** A stored text as the index is to know it; `null` for a member, or what the desk has no text of. */
async function loadDocument(db: Db, target: Target): Promise<SearchDocument | null> {
  if (target.type === 'member') return null
  const content = await contentOf(db, target)
  const version = content && (await versionOf(db, target, content.version))
  if (!version) return null
  const { authorId, facts, visible } = content
  const { title, body, receivedAt } = version
  return { target, authorId, title, body, receivedAt, facts, visible, categories: await categoriesOf(db, target) }
}

/** Something around a text is another than before: the index hears of it, and the text keeps its place there. */
export async function reindex(tx: Tx, target: Target): Promise<void> {
  const document = await loadDocument(tx.db, target)
  if (document) tx.indexChanges.push({ kind: 'kept', entry: toIndexEntry(document) })
}
