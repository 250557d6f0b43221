import { may, type Permission, ROLES } from '@mimamori/policy/staff/role-permissions'
import { and, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { staff } from '../schema/sqlite.ts'
import type { ToldAnswer } from './answer-detail.ts'

/** Everybody with this permission who can sign in is told something that is about no case. */
async function tellEveryone(
  db: Db,
  permission: Permission,
  told: Pick<ToldAnswer, 'kind' | 'detail'>,
): Promise<ToldAnswer[]> {
  const roles = ROLES.filter((role) => may(role, permission))
  const rows = await db
    .select({ staffId: staff.id })
    .from(staff)
    .where(and(inArray(staff.role, roles), isNull(staff.disabledAt)))
  return rows.map(({ staffId }) => ({ ...told, staffId, caseId: '' }))
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
