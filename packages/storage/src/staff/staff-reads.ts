import type { Queue } from '@mimamori/policy/cases/case-model'
import type { PersonNames } from '@mimamori/policy/people/person-names'
import { parseQueues } from '@mimamori/policy/people/queue-assignment-rules'
import { may, ROLES, type Role } from '@mimamori/policy/staff/role-permissions'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { staff } from '../schema/sqlite.ts'

export type Account = {
  readonly id: string
  readonly login: string
  readonly alias: string
  readonly role: Role
  readonly queues: readonly Queue[]
  readonly passwordHash: string
  /** subject at the company's sign-in; `null`: not linked */
  readonly oidcSubject: string | null
  readonly language: Language
  readonly theme: 'system' | 'light' | 'dark'
  /** stored JSON, for `parsePreferences` in policy */
  readonly preferences: string
  readonly disabledAt: string | null
  /** raised to make every browser remembered for this person unknown again */
  readonly browserEpoch: number
  readonly accessChangedAt: string
  readonly confirmedAt: string | null
}

/** A row of `staff` as an account. */
export const toAccount = (row: typeof staff.$inferSelect): Account => ({
  ...row,
  role: row.role as Role,
  queues: parseQueues(row.queues),
  language: row.language as Language,
  theme: row.theme as Account['theme'],
})

/** The account with this login name; `null`: there is none. */
export async function accountByLogin(db: Db, login: string): Promise<Account | null> {
  const [row] = await db.select().from(staff).where(eq(staff.login, login))
  return row ? toAccount(row) : null
}

/** The account with this id; `null`: there is none. */
export async function accountOf(db: Db, id: string): Promise<Account | null> {
  const [row] = await db.select().from(staff).where(eq(staff.id, id))
  return row ? toAccount(row) : null
}

const aliasById = prepared((db) =>
  db
    .select({ id: staff.id, alias: staff.alias })
    .from(staff)
    .where(eq(staff.id, sql.placeholder('id'))),
)

/** The alias of a person; `null`: there is nobody with this id. */
export async function aliasOf(db: Db, id: string): Promise<string | null> {
  const [row] = await aliasById(db).execute({ id })
  return row?.alias ?? null
}

/** Aliases by id; ids that nobody has are left out. */
export async function aliasesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: staff.id, alias: staff.alias })
    .from(staff)
    .where(inArray(staff.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row.alias]))
}

/** Every account that is not disabled, with the queues they work in, sorted by alias. */
export async function enabledColleagues(
  db: Db,
): Promise<(PersonNames & { id: string; role: Role; queues: readonly Queue[] })[]> {
  const { id, alias, login, kana, latinName, role, queues } = staff
  const rows = await db
    .select({ id, alias, login, kana, latinName, role, queues })
    .from(staff)
    .where(isNull(staff.disabledAt))
    .orderBy(asc(staff.alias), asc(staff.id))
  return rows.map((row) => ({ ...row, role: row.role as Role, queues: parseQueues(row.queues) }))
}

/** Every account, disabled ones too, sorted by alias. */
export async function allStaff(db: Db): Promise<{ id: string; alias: string; role: Role }[]> {
  const named = db.select({ id: staff.id, alias: staff.alias, role: staff.role }).from(staff)
  const rows = await named.orderBy(asc(staff.alias), asc(staff.id))
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}

const CASE_READER_ROLES = ROLES.filter((role) => may(role, 'cases.read'))

/** Everybody who may read cases, sorted by alias; disabled accounts are left out. */
export async function readersOfCases(db: Db): Promise<(PersonNames & { id: string; role: Role })[]> {
  const { id, alias, login, kana, latinName, role } = staff
  const rows = await db
    .select({ id, alias, login, kana, latinName, role })
    .from(staff)
    .where(and(inArray(staff.role, CASE_READER_ROLES), isNull(staff.disabledAt)))
    .orderBy(asc(staff.alias), asc(staff.id))
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}
