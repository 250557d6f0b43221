import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { Member, Report } from '@mimamori/policy/intake/intake-arrivals'
import { inArray, lt, sql } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { addFigures } from '../breakdown/save-breakdown-counts.ts'
import type { Tx } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { saveToldMember } from '../members/save-told-member.ts'
import { idempotency, reports } from '../schema/sqlite.ts'
import { indexReport } from '../search/search-document.ts'
import type { Vault } from '../vault.ts'
import { type ReceivedContent, saveContent } from './save-content.ts'

const p = sql.placeholder

export type IntakeChange =
  | { type: 'member.told'; member: Member; vault: Vault }
  | ReceivedContent
  | { type: 'report.filed'; report: Report; caseId: string | null; whileHeld: boolean }
  /** reports join a case: they arrived before their target, or while a decision was held */
  | { type: 'reports.gathered'; ids: readonly string[]; caseId: string }
  | { type: 'answer.kept'; scope: string; key: string; bodyHash: string; answer: unknown }
  | { type: 'answers.dropped'; before: string }

const insertAnswer = prepared((db) =>
  db
    .insert(idempotency)
    .values({ scope: p('scope'), key: p('key'), bodyHash: p('bodyHash'), answer: p('answer'), at: p('at') }),
)

/** Stores what the marketplace sends: members, contents and reports, and the answers given to it. */
async function saveIntake(tx: Tx, at: string, change: IntakeChange): Promise<AuditEvent> {
  switch (change.type) {
    case 'member.told':
      return await saveToldMember(tx, at, change.member, change.vault)
    case 'content.told':
      return await saveContent(tx, at, change)
    case 'report.filed': {
      const { id, target, reporterId, reason, text, reportedAt, source } = change.report
      const about = { targetType: target.type, targetId: target.id, reporterId, reason, text, reportedAt }
      await tx.db.insert(reports).values({
        ...{ ...about, id, receivedAt: at, caseId: change.caseId, whileHeld: change.whileHeld ? 1 : 0 },
        ...(source && { ...source, hadPart: JSON.stringify(source.hadPart) }),
      })
      indexReport(tx, { id, text, receivedAt: at })
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

/** The saver of each change of what arrives. */
export const INTAKE_SAVERS = {
  'member.told': saveIntake,
  'content.told': saveIntake,
  'report.filed': saveIntake,
  'reports.gathered': saveIntake,
  'answer.kept': saveIntake,
  'answers.dropped': saveIntake,
}
