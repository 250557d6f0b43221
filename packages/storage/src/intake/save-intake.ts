import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { TargetFacts } from '@mimamori/policy/cases/target-facts'
import type { Flag } from '@mimamori/policy/catalogue/detection-flag'
import type { Member, Report, Target } from '@mimamori/policy/intake/intake-arrivals'
import { inArray, lt, sql } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { addFigures } from '../breakdown/save-breakdown-counts.ts'
import type { Tx } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { encryptPersonal, memberKeyOf, newMemberKey } from '../members/member-key.ts'
import { storedMemberKey, upsertMember } from '../members/member-statements.ts'
import { contents, contentVersions, idempotency, reports } from '../schema/sqlite.ts'
import { memberSearchKeys } from '../search/member-search-keys.ts'
import { categoriesOf, toIndexEntry } from '../search/search-document.ts'
import type { Vault } from '../vault.ts'
import { contentOf } from './intake-reads.ts'

const p = sql.placeholder

export type VersionText = { readonly title: string; readonly body: string; readonly flags: readonly Flag[] }

export type IntakeChange =
  | { type: 'member.told'; member: Member; vault: Vault }
  | {
      type: 'content.told'
      target: Target
      authorId: string
      facts: TargetFacts
      version: number
      textHash: string
      updatedAt: string
      /** `null` when only the facts around the text changed */
      text: VersionText | null
    }
  | { type: 'report.filed'; report: Report; caseId: string | null; whileHeld: boolean }
  /** Reports find their case: they came before their target, or while a decision was held. */
  | { type: 'reports.gathered'; ids: readonly string[]; caseId: string }
  | { type: 'answer.kept'; scope: string; key: string; bodyHash: string; answer: unknown }
  | { type: 'answers.dropped'; before: string }

type ReceivedContent = Extract<IntakeChange, { type: 'content.told' }>

const upsertContent = prepared((db) =>
  db
    .insert(contents)
    .values({
      type: p('type'),
      id: p('id'),
      authorId: p('authorId'),
      version: p('version'),
      textHash: p('textHash'),
      facts: p('facts'),
      visible: 1,
      updatedAt: p('updatedAt'),
    })
    .onConflictDoUpdate({
      target: [contents.type, contents.id],
      set: {
        version: sql`excluded.version`,
        textHash: sql`excluded.text_hash`,
        facts: sql`excluded.facts`,
        updatedAt: sql`excluded.updated_at`,
      },
    }),
)

const insertVersion = prepared((db) =>
  db.insert(contentVersions).values({
    type: p('type'),
    id: p('id'),
    version: p('version'),
    title: p('title'),
    body: p('body'),
    flags: p('flags'),
    receivedAt: p('receivedAt'),
  }),
)

const insertAnswer = prepared((db) =>
  db
    .insert(idempotency)
    .values({ scope: p('scope'), key: p('key'), bodyHash: p('bodyHash'), answer: p('answer'), at: p('at') }),
)

/** What the marketplace told the desk. */
export async function saveIntake(tx: Tx, at: string, change: IntakeChange): Promise<AuditEvent> {
  switch (change.type) {
    case 'member.told':
      return await saveMember(tx, at, change.member, change.vault)
    case 'content.told':
      return await saveContent(tx, at, change)
    case 'report.filed': {
      const { id, target, reporterId, reason, text, reportedAt } = change.report
      const about = { targetType: target.type, targetId: target.id, reporterId, reason, text, reportedAt }
      await tx.db
        .insert(reports)
        .values({ ...about, id, receivedAt: at, caseId: change.caseId, whileHeld: change.whileHeld ? 1 : 0 })
      const filed = { dimension: 'filed', key: 'report' } as const
      await addFigures(tx, { month: monthOf(at), targetType: target.type }, [filed], 1)
      const detail = { reason, target: `${target.type}/${target.id}`, known: change.caseId !== null }
      return { action: 'report.filed', subject: { type: 'report', id }, detail }
    }
    case 'reports.gathered':
      await tx.db
        .update(reports)
        .set({ caseId: change.caseId, whileHeld: 0 })
        .where(inArray(reports.id, [...change.ids]))
      return {
        action: 'reports.gathered',
        subject: { type: 'case', id: change.caseId },
        detail: { n: change.ids.length },
      }
    case 'answer.kept': {
      const { scope, key, bodyHash } = change
      await insertAnswer(tx.db).execute({ scope, key, bodyHash, answer: JSON.stringify(change.answer), at })
      return null
    }
    case 'answers.dropped':
      await tx.db.delete(idempotency).where(lt(idempotency.at, change.before))
      return null
  }
}

/**
 * Who a member is. One key stays with a member for as long as there is one, so that what was proved under it can be
 * looked up; whoever comes from before there were keys, or is told anew after an erasure, gets a fresh one.
 */
async function saveMember(tx: Tx, at: string, member: Member, vault: Vault): Promise<AuditEvent> {
  const { id, registeredAt, dealings } = member
  // an erasure may not fall between the key being read and what it sealed being stored
  tx.lock('target', `member/${id}`)
  const [kept] = await storedMemberKey(tx.db).execute({ id })
  const key = memberKeyOf(vault, kept?.dataKey ?? '') ?? newMemberKey(vault)
  await upsertMember(tx.db).execute({
    id,
    roles: JSON.stringify(member.roles),
    ...encryptPersonal(key, member),
    registeredAt,
    verifications: JSON.stringify(member.verifications),
    profile: JSON.stringify(member.profile),
    dealings: dealings ? JSON.stringify(dealings) : null,
    receivedAt: at,
    ...memberSearchKeys(vault, member),
  })
  return { action: 'member.told', subject: { type: 'member', id }, detail: {} }
}

async function saveContent(tx: Tx, at: string, change: ReceivedContent): Promise<AuditEvent> {
  const { target, authorId, version, textHash, updatedAt, text } = change
  await upsertContent(tx.db).execute({
    ...target,
    authorId,
    version,
    textHash,
    facts: JSON.stringify(change.facts),
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
    receivedAt: at,
  })
  await indexText(tx, at, change, text)
  // a new text is a signal: the case it opens or joins, in the same transaction, is its entry
  return null
}

/** A new text is found from now on, and stands before all others; what was decided on it before stays with it. */
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
