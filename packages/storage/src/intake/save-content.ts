import type { TargetFacts } from '@mimamori/policy/cases/target-facts'
import type { ShadowFinding, Suspicion } from '@mimamori/policy/catalogue/detection-flag'
import type { CaseTarget } from '@mimamori/policy/intake/intake-arrivals'
import { textLanguage } from '@mimamori/policy/text/text-language'
import { sql } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { columnPlaceholders, excludedColumns } from '../engine/column-placeholders.ts'
import type { Tx } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { contents, contentVersions, shadowScores } from '../schema/sqlite.ts'
import { categoriesOf, toIndexEntry } from '../search/search-document.ts'
import { contentOf, type StoredFacts, type WritersOfVersions } from './intake-reads.ts'

type VersionText = {
  readonly title: string
  readonly body: string
  /** what a model in shadow says of it */
  readonly shadow?: ShadowFinding | null
} & Suspicion

/** The marketplace sent a content: a new version of its text, or other facts. */
export type ReceivedContent = {
  type: 'content.told'
  target: CaseTarget
  authorId: string
  facts: TargetFacts
  /** of all versions that have any */
  writers?: WritersOfVersions | undefined
  version: number
  textHash: string
  updatedAt: string
  /** `null` when only the facts around the text changed */
  text: VersionText | null
}

const upsertContent = prepared((db) =>
  db
    .insert(contents)
    .values({ ...columnPlaceholders(contents, 'visible', 'confirmedBy'), visible: 1 })
    .onConflictDoUpdate({
      target: [contents.type, contents.id],
      set: {
        ...excludedColumns(contents, 'type', 'id', 'authorId', 'visible', 'confirmedBy', 'language'),
        // where only facts are told, the text is the one before
        language: sql`coalesce(nullif(excluded.language, ''), ${contents.language})`,
      },
    }),
)

const insertVersion = prepared((db) =>
  db.insert(contentVersions).values(columnPlaceholders(contentVersions, 'erasedAt', 'textHash')),
)

/** Stores a content, and a new version of its text where it has one, which is also put into the search index. */
export async function saveContent(tx: Tx, at: string, change: ReceivedContent): Promise<AuditEvent> {
  const { target, authorId, version, textHash, updatedAt, text, writers } = change
  const facts: StoredFacts = writers ? { ...change.facts, writers } : change.facts
  await upsertContent(tx.db).execute({
    ...target,
    authorId,
    version,
    textHash,
    facts: JSON.stringify(facts),
    language: text === null ? '' : textLanguage(text),
    updatedAt,
  })
  if (text === null) return { action: 'content.facts_changed', subject: target, detail: { version } }
  const { title, body } = text
  await insertVersion(tx.db).execute({
    ...target,
    version,
    title,
    body,
    flags: JSON.stringify(text.flags),
    probability: text.probability === null ? null : Math.round(text.probability * 1000),
    model: text.model,
    receivedAt: at,
  })
  if (text.shadow) await saveShadowScore(tx, { ...target, version }, text.shadow)
  await indexText(tx, at, change, text)
  // no entry of its own: the case that it opens or joins in this transaction has one
  return null
}

const insertShadowScore = prepared((db) => db.insert(shadowScores).values(columnPlaceholders(shadowScores)))

async function saveShadowScore(tx: Tx, text: CaseTarget & { readonly version: number }, shadow: ShadowFinding) {
  await insertShadowScore(tx.db).execute({
    ...text,
    model: shadow.model,
    probability: Math.round(shadow.probability * 1000),
    category: shadow.category,
    flagged: shadow.flagged ? 1 : 0,
  })
}

/** Adds a text to the search index as the newest document, with the categories decided on earlier versions. */
async function indexText(tx: Tx, at: string, change: ReceivedContent, { title, body }: VersionText): Promise<void> {
  const { target, authorId, facts } = change
  if (target.type === 'member') return
  const replaces = change.version > 1
  const before = replaces ? await contentOf(tx.db, target) : null
  const categories = replaces ? await categoriesOf(tx.db, target) : []
  const around = { authorId, facts, visible: before?.visible ?? true, categories }
  const entry = toIndexEntry({ target, title, body, receivedAt: at, ...around })
  tx.indexChanges.push({ kind: 'newest', entry, replaces })
}
