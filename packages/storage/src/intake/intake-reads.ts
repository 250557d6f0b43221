import type { TargetFacts } from '@mimamori/policy/cases/target-facts'
import type { Flag } from '@mimamori/policy/catalogue/detection-flag'
import type { Member, Target, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import type { Invalidation, InvalidReason } from '@mimamori/policy/reports/report-invalidation-rules'
import { and, asc, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { decryptPersonal } from '../members/member-key.ts'
import { contents, contentVersions, idempotency, members, reports } from '../schema/sqlite.ts'
import type { Vault } from '../vault.ts'

const p = sql.placeholder

export type StoredContent = {
  readonly target: Target
  readonly authorId: string
  readonly version: number
  readonly textHash: string
  readonly facts: TargetFacts
  readonly visible: boolean
  readonly confirmedBy: string | null
  readonly updatedAt: string
}

export type StoredVersion = {
  readonly version: number
  readonly title: string
  readonly body: string
  readonly flags: readonly Flag[]
  readonly receivedAt: string
}

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

const reportsByCase = prepared((db) =>
  db
    .select()
    .from(reports)
    .where(eq(reports.caseId, p('caseId')))
    .orderBy(asc(reports.receivedAt), asc(reports.id)),
)

const reportsWithoutCase = prepared((db) =>
  db
    .select({ id: reports.id, invalidatedAt: reports.invalidatedAt })
    .from(reports)
    .where(and(eq(reports.targetType, p('type')), eq(reports.targetId, p('id')), isNull(reports.caseId))),
)

const memberWithId = prepared((db) =>
  db
    .select()
    .from(members)
    .where(eq(members.id, p('id'))),
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

const idempotentAnswer = prepared((db) =>
  db
    .select()
    .from(idempotency)
    .where(and(eq(idempotency.scope, p('scope')), eq(idempotency.key, p('key')))),
)

/** The target as it stands now; `null` when the desk has never heard of it. */
export async function contentOf(db: Db, target: Target): Promise<StoredContent | null> {
  const [row] = await contentByTarget(db).execute({ ...target })
  if (!row) return null
  const { authorId, textHash, confirmedBy, updatedAt } = row
  return {
    target,
    authorId,
    version: row.version,
    textHash,
    facts: JSON.parse(row.facts),
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
  receivedAt: row.receivedAt,
})

/** One version of a text; `null`: the desk has no such version. */
export async function versionOf(db: Db, target: Target, number: number): Promise<StoredVersion | null> {
  const [row] = await versionByNumber(db).execute({ ...target, version: number })
  return row ? toVersion(row) : null
}

/** Versions of a text before `before`, newest first. */
export async function earlierVersions(db: Db, target: Target, before: number, limit: number): Promise<StoredVersion[]> {
  return (await versionsBefore(db).execute({ ...target, before, limit })).map(toVersion)
}

export type StoredReport = {
  readonly id: string
  readonly reporterId: string
  readonly reason: string
  readonly text: string
  readonly reportedAt: string
  readonly whileHeld: boolean
  /** its reporter was found to act in bad faith: kept, and counted no more */
  readonly invalid: Invalidation | null
}

const toReport = (row: typeof reports.$inferSelect): StoredReport => ({
  id: row.id,
  reporterId: row.reporterId,
  reason: row.reason,
  text: row.text,
  reportedAt: row.reportedAt,
  whileHeld: row.whileHeld === 1,
  invalid:
    row.invalidatedAt === null
      ? null
      : { at: row.invalidatedAt, by: row.invalidatedBy ?? '', reason: row.invalidReason as InvalidReason },
})

/** Reports gathered in a case, in order of arrival. */
export async function reportsOfCase(db: Db, caseId: string): Promise<StoredReport[]> {
  const rows = await reportsByCase(db).execute({ caseId })
  return rows.map(toReport)
}

/** Reports that came before their target did. */
export async function reportsWaitingFor(db: Db, target: Target): Promise<{ id: string; valid: boolean }[]> {
  const rows = await reportsWithoutCase(db).execute({ ...target })
  return rows.map(({ id, invalidatedAt }) => ({ id, valid: invalidatedAt === null }))
}

/** A report with what it is about and the case it is in; `null`: no such report. */
export async function reportById(
  db: Db,
  id: string,
): Promise<(StoredReport & { readonly target: Target; readonly caseId: string | null }) | null> {
  const [row] = await db.select().from(reports).where(eq(reports.id, id))
  if (!row) return null
  const target: Target = { type: row.targetType as TargetType, id: row.targetId }
  return { ...toReport(row), target, caseId: row.caseId }
}

/** A member as the marketplace told of them; of one that was erased what was personal is empty. */
export type KnownMember = Member & { readonly erased: boolean }

/** A member with their personal data decrypted; `null`: the desk does not know them. */
export async function memberById(db: Db, vault: Vault, id: string): Promise<KnownMember | null> {
  const [row] = await memberWithId(db).execute({ id })
  if (!row) return null
  return {
    id: row.id,
    roles: JSON.parse(row.roles),
    ...decryptPersonal(vault, row),
    registeredAt: row.registeredAt,
    verifications: JSON.parse(row.verifications),
    profile: JSON.parse(row.profile),
    erased: row.erasedAt !== null,
  }
}

/** The answer stored under an idempotency key, and the hash of the body it was given to; `null`: there is none. */
export async function storedAnswer(
  db: Db,
  scope: string,
  key: string,
): Promise<{ bodyHash: string; answer: unknown } | null> {
  const [row] = await idempotentAnswer(db).execute({ scope, key })
  return row ? { bodyHash: row.bodyHash, answer: JSON.parse(row.answer) as unknown } : null
}

/** Has the marketplace told the desk of this member? */
export async function memberExists(db: Db, id: string): Promise<boolean> {
  const rows = await db.select({ id: members.id }).from(members).where(eq(members.id, id))
  return rows.length > 0
}
