import { may, type Permission, ROLES } from '@mimamori/policy/staff/role-permissions'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { contactReminders, staff } from '../schema/sqlite.ts'
import type { ToldAnswer } from './answer-detail.ts'

/** Everybody with this permission who can sign in is told something, of a case or of none (`''`). */
async function tellEveryone(
  db: Db,
  permission: Permission,
  told: Pick<ToldAnswer, 'kind' | 'detail'>,
  caseId = '',
): Promise<ToldAnswer[]> {
  const roles = ROLES.filter((role) => may(role, permission))
  const rows = await db
    .select({ staffId: staff.id })
    .from(staff)
    .where(and(inArray(staff.role, roles), isNull(staff.disabledAt)))
  return rows.map(({ staffId }) => ({ ...told, staffId, caseId }))
}

/** Leads are told that the desk has drafted the notice of a month. */
export const tellOfDraft = (
  db: Db,
  { id: notice, month }: { readonly id: string; readonly month: string },
): Promise<ToldAnswer[]> => tellEveryone(db, 'notices.decide', { kind: 'notice_drafted', detail: { notice, month } })

/** Leads are told that a month is over and not closed. */
export const tellOfMonth = (db: Db, { month }: { readonly month: string }): Promise<ToldAnswer[]> =>
  tellEveryone(db, 'closings.decide', { kind: 'month_unclosed', detail: { month } })

/** Leads are told that a rule raises no flags for a while. */
export const tellOfSilence = (
  db: Db,
  { rule, until }: { readonly rule: string; readonly until: string },
): Promise<ToldAnswer[]> => tellEveryone(db, 'rules.silence', { kind: 'rule_silenced', detail: { rule, until } })

/** Leads are told that an outcome which two people chose, or its taking back by an appeal, waits for a second person again: one of the two is no longer eligible. */
export async function tellOfLostAgreement(
  db: Db,
  { reminderId, appealId }: { readonly reminderId: string; readonly appealId: string | null },
): Promise<ToldAnswer[]> {
  const [row] = await db
    .select({ caseId: contactReminders.caseId })
    .from(contactReminders)
    .where(eq(contactReminders.id, reminderId))
  const told =
    appealId === null
      ? ({ kind: 'outcome_agreement_lost', detail: {} } as const)
      : ({ kind: 'appeal_agreement_lost', detail: { appeal: appealId } } as const)
  return await tellEveryone(db, 'cases.lead', told, row?.caseId ?? '')
}

/** Leads are told that nobody answered the proposal of a withdrawal. */
export const tellOfUnanswered = (
  db: Db,
  { id: withdrawal, caseId }: { readonly id: string; readonly caseId: string },
): Promise<ToldAnswer[]> =>
  tellEveryone(db, 'cases.lead', { kind: 'withdrawal_unanswered', detail: { withdrawal } }, caseId)
