import type { TargetFacts } from '@mimamori/policy/cases/target-facts'
import type { Suspicion } from '@mimamori/policy/catalogue/detection-flag'
import type { WriterFacts } from '@mimamori/policy/detection/writer-facts'
import type { CaseTarget, Target } from '@mimamori/policy/intake/intake-arrivals'
import type { TextLanguage } from '@mimamori/policy/text/text-language'
import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { contents, contentVersions } from '../schema/sqlite.ts'

const p = sql.placeholder

/**
 * What was known of the author when each version was scanned, by version. Kept with the facts, as the member and the ledger say
 * something else later: a model must learn from what it will be shown.
 */
export type WritersOfVersions = Readonly<Record<number, WriterFacts>>

/** The JSON of the column `facts`. */
export type StoredFacts = TargetFacts & { readonly writers?: WritersOfVersions }

export type StoredContent<Of extends CaseTarget = Target> = {
  readonly target: Of
  readonly authorId: string
  readonly version: number
  readonly textHash: string
  readonly facts: TargetFacts
  /** of its newest text */
  readonly language: TextLanguage | ''
  readonly writers: WritersOfVersions | undefined
  readonly visible: boolean
  readonly confirmedBy: string | null
  readonly updatedAt: string
}

export type StoredVersion = {
  readonly version: number
  readonly title: string
  readonly body: string
  readonly receivedAt: string
} & Suspicion

const contentByTarget = prepared((db) =>
  db
    .select()
    .from(contents)
    .where(and(eq(contents.type, p('type')), eq(contents.id, p('id')))),
)

const versionByNumber = prepared((db) =>
  db
    .select()
    .from(contentVersions)
    .where(
      and(
        eq(contentVersions.type, p('type')),
        eq(contentVersions.id, p('id')),
        eq(contentVersions.version, p('version')),
      ),
    ),
)

const versionsBefore = prepared((db) =>
  db
    .select()
    .from(contentVersions)
    .where(
      and(
        eq(contentVersions.type, p('type')),
        eq(contentVersions.id, p('id')),
        lt(contentVersions.version, p('before')),
      ),
    )
    .orderBy(desc(contentVersions.version))
    .limit(p('limit')),
)

/** The stored content of a target; `null`: the desk does not know it. */
export async function contentOf<Of extends CaseTarget>(db: Db, target: Of): Promise<StoredContent<Of> | null> {
  const [row] = await contentByTarget(db).execute({ ...target })
  if (!row) return null
  const { authorId, textHash, confirmedBy, updatedAt } = row
  const { writers, ...facts }: StoredFacts = JSON.parse(row.facts)
  return {
    target,
    authorId,
    version: row.version,
    textHash,
    facts,
    language: row.language as TextLanguage | '',
    writers,
    visible: row.visible === 1,
    confirmedBy,
    updatedAt,
  }
}

const toVersion = (row: typeof contentVersions.$inferSelect): StoredVersion => ({
  version: row.version,
  title: row.title,
  body: row.body,
  flags: JSON.parse(row.flags),
  probability: row.probability === null ? null : row.probability / 1000,
  model: row.model,
  receivedAt: row.receivedAt,
})

/** One version of a text; `null`: the desk has no such version. */
export async function versionOf(db: Db, target: CaseTarget, number: number): Promise<StoredVersion | null> {
  const [row] = await versionByNumber(db).execute({ ...target, version: number })
  return row ? toVersion(row) : null
}

/** Versions of a text before `before`, newest first. */
export async function earlierVersions(
  db: Db,
  target: CaseTarget,
  before: number,
  limit: number,
): Promise<StoredVersion[]> {
  return (await versionsBefore(db).execute({ ...target, before, limit })).map(toVersion)
}
