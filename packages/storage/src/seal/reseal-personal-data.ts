import { and, asc, eq, gt, like, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { decryptPersonal, encryptPersonal, memberKeyOf, newMemberKey } from '../members/member-key.ts'
import { breakdownMailAddresses, ceremonies, drafts, factors, members } from '../schema/sqlite.ts'
import { memberSearchKeys } from '../search/member-search-keys.ts'
import { VAULT_MARK, type Vault } from '../vault.ts'

const p = sql.placeholder
const PAGE_SIZE = 500

const membersAfter = prepared((db) =>
  db
    .select()
    .from(members)
    .where(gt(members.id, p('after')))
    .orderBy(asc(members.id))
    .limit(PAGE_SIZE),
)

const updateSealed = prepared((db) =>
  db
    .update(members)
    .set({
      displayName: sql`${p('displayName')}`,
      email: sql`${p('email')}`,
      phone: sql`${p('phone')}`,
      dataKey: sql`${p('dataKey')}`,
      emailKey: sql`${p('emailKey')}`,
      phoneKey: sql`${p('phoneKey')}`,
    })
    .where(eq(members.id, p('id'))),
)

type MemberRow = typeof members.$inferSelect

/** Seals a member's own key again; a member without one gets one. */
function resealRow(row: MemberRow, from: Vault, to: Vault) {
  const { displayName, email, phone } = row
  const personal = decryptPersonal(from, row)
  const keys = memberSearchKeys(to, personal)
  const existing = memberKeyOf(from, row.dataKey)
  if (!existing) return { ...encryptPersonal(newMemberKey(to), personal), ...keys }
  return { displayName, email, phone, dataKey: to.seal(from.open(row.dataKey)), ...keys }
}

/** Seals the keys of all members again, from one vault to another. Returns how many; erased members have none. */
export async function resealMembers(db: Db, from: Vault, to: Vault): Promise<number> {
  let [after, done] = ['', 0]
  for (;;) {
    const rows = await membersAfter(db).execute({ after })
    for (const row of rows.filter(({ erasedAt }) => erasedAt === null)) {
      await updateSealed(db).execute({ id: row.id, ...resealRow(row, from, to) })
      done += 1
    }
    const last = rows.at(-1)
    if (!last) return done
    after = last.id
  }
}

/** Seals the secrets of second factors and sign-in ceremonies again. Returns how many factors. */
export async function resealFactors(db: Db, from: Vault, to: Vault): Promise<number> {
  const again = (sealed: string) => (sealed.startsWith(VAULT_MARK) ? to.seal(from.open(sealed)) : sealed)
  const existing = await db.select({ id: factors.id, secret: factors.secret }).from(factors)
  for (const { id, secret } of existing) {
    await db
      .update(factors)
      .set({ secret: again(secret) })
      .where(eq(factors.id, id))
  }
  const begun = await db.select({ id: ceremonies.id, data: ceremonies.data }).from(ceremonies)
  for (const { id, data } of begun) {
    await db
      .update(ceremonies)
      .set({ data: again(data) })
      .where(eq(ceremonies.id, id))
  }
  return existing.length
}

/** Seals the drafts again that are about members without a key of their own. */
export async function resealDrafts(db: Db, from: Vault, to: Vault): Promise<void> {
  const sealedByVault = await db
    .select()
    .from(drafts)
    .where(like(drafts.sealed, `${VAULT_MARK}%`))
  for (const { staffId, subjectId, kind, sealed } of sealedByVault) {
    await db
      .update(drafts)
      .set({ sealed: to.seal(from.open(sealed)) })
      .where(and(eq(drafts.staffId, staffId), eq(drafts.subjectId, subjectId), eq(drafts.kind, kind)))
  }
}

/** Seals the addresses again to which staff get figures by mail. */
export async function resealMailAddresses(db: Db, from: Vault, to: Vault): Promise<void> {
  const { staffId, address } = breakdownMailAddresses
  for (const row of await db.select({ id: staffId, address }).from(breakdownMailAddresses))
    await db
      .update(breakdownMailAddresses)
      .set({ address: to.seal(from.open(row.address)) })
      .where(eq(staffId, row.id))
}
