import type { Queue } from '@mimamori/policy/cases/case-model'
import type { ManagedPerson } from '@mimamori/policy/people/account-rules'
import { parseQueues } from '@mimamori/policy/people/queue-assignment-rules'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import { and, asc, count, desc, eq, isNotNull, isNull, max, ne, or, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { audit, factors, invitations, sessions, staff } from '../schema/sqlite.ts'
import type { Session } from '../staff/session-reads.ts'
import { type Account, toAccount } from '../staff/staff-reads.ts'

export type StoredPerson = {
  readonly id: string
  readonly login: string
  readonly alias: string
  readonly kana: string
  readonly latinName: string
  readonly role: Role
  readonly queues: readonly Queue[]
  readonly createdAt: string
  readonly disabledAt: string | null
  /** has ever signed in: has a password, or is linked to the company's sign-in */
  readonly hasJoined: boolean
  /** has a second factor */
  readonly factors: boolean
  readonly accessChangedAt: string
  readonly confirmedAt: string | null
  readonly lastSeenAt: string | null
  /** when the newest unused invitation expires, or expired */
  readonly invitedUntil: string | null
}

/** when a person's newest audit entry was written; ended sessions are deleted, audit entries are not */
const lastAuditAt = sql<string | null>`(
  select ${audit.at} from ${audit}
  where ${audit.actorId} = ${staff.id} and ${audit.action} <> 'case.opened'
  order by ${audit.seq} desc limit 1
)`

const latestOf = (...instants: (string | null | undefined)[]): string | null =>
  instants.reduce<string | null>((last, each) => (each && (last === null || each > last) ? each : last), null)

/** Everybody with an account, by alias. */
export async function everyPerson(db: Db): Promise<StoredPerson[]> {
  const [rows, seen, invitationEnds, withFactors] = await Promise.all([
    db.select({ person: staff, lastActedAt: lastAuditAt }).from(staff).orderBy(asc(staff.alias), asc(staff.id)),
    db
      .select({ id: sessions.staffId, at: max(sessions.lastSeenAt) })
      .from(sessions)
      .groupBy(sessions.staffId),
    db
      .select({ id: invitations.staffId, at: max(invitations.expiresAt) })
      .from(invitations)
      .where(isNull(invitations.usedAt))
      .groupBy(invitations.staffId),
    db.selectDistinct({ id: factors.staffId }).from(factors),
  ])
  const seenAt = new Map(seen.map(({ id, at }) => [id, at]))
  const invitedUntilById = new Map(invitationEnds.map(({ id, at }) => [id, at]))
  const withFactor = new Set(withFactors.map(({ id }) => id))
  return rows.map(({ person, lastActedAt }) => ({
    ...toPerson(person),
    factors: withFactor.has(person.id),
    accessChangedAt: person.accessChangedAt,
    confirmedAt: person.confirmedAt,
    lastSeenAt: latestOf(lastActedAt, seenAt.get(person.id)),
    invitedUntil: invitedUntilById.get(person.id) ?? null,
  }))
}

function toPerson({ role, queues, ...row }: typeof staff.$inferSelect) {
  const { id, login, alias, kana, latinName, createdAt, disabledAt } = row
  const hasJoined = row.passwordHash !== '' || row.oidcSubject !== null
  const names = { login, alias, kana, latinName }
  return { id, ...names, role: role as Role, queues: parseQueues(queues), createdAt, disabledAt, hasJoined }
}

/** An account as the rules about people need it; `null`: there is none. */
export async function managedAccount(
  db: Db,
  id: string,
): Promise<(ManagedPerson & { login: string; hasJoined: boolean }) | null> {
  const [row] = await db.select().from(staff).where(eq(staff.id, id))
  if (!row) return null
  const { login, alias, role, queues, disabledAt, hasJoined } = toPerson(row)
  return { id, login, alias, role, queues, disabled: disabledAt !== null, hasJoined }
}

/** How many admins but this one can sign in. */
export async function countOtherAdmins(db: Db, id: string): Promise<number> {
  const canSignIn = or(ne(staff.passwordHash, ''), isNotNull(staff.oidcSubject))
  const [row] = await db
    .select({ n: count() })
    .from(staff)
    .where(and(eq(staff.role, 'admin'), isNull(staff.disabledAt), ne(staff.id, id), canSignIn))
  return row?.n ?? 0
}

/** The account of an invitation link that can be used at `now`; `null`: there is none. */
export async function accountByInvitation(
  db: Db,
  { tokenHash, now }: { tokenHash: string; now: string },
): Promise<{ id: string; login: string; alias: string; role: Role; until: string } | null> {
  const [row] = await db
    .select({ person: staff, until: invitations.expiresAt })
    .from(invitations)
    .innerJoin(staff, eq(staff.id, invitations.staffId))
    .where(and(eq(invitations.tokenHash, tokenHash), isNull(invitations.usedAt), isNull(staff.disabledAt)))
  if (!row || row.until <= now) return null
  const { id, login, alias, role } = toPerson(row.person)
  return { id, login, alias, role, until: row.until }
}

/** Every session of a person, newest first; `agent`: the User-Agent it began with. */
export async function sessionsOfStaff(db: Db, staffId: string): Promise<(Session & { readonly agent: string })[]> {
  const rows = await db.select().from(sessions).where(eq(sessions.staffId, staffId)).orderBy(desc(sessions.id))
  return rows as (Session & { agent: string })[]
}

/** The account linked to this subject of the company's sign-in; `null`: there is none. */
export async function accountByOidcSubject(db: Db, subject: string): Promise<Account | null> {
  const [row] = await db.select().from(staff).where(eq(staff.oidcSubject, subject))
  return row ? toAccount(row) : null
}
