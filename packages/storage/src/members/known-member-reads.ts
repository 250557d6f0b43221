import type { Member } from '@mimamori/policy/intake/intake-arrivals'
import { eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { members } from '../schema/sqlite.ts'
import type { Vault } from '../vault.ts'
import { decryptPersonal } from './member-key.ts'

const p = sql.placeholder

const memberWithId = prepared((db) =>
  db
    .select()
    .from(members)
    .where(eq(members.id, p('id'))),
)

/** A member as the marketplace sent them; personal fields of an erased one are empty. */
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

const backgroundOfMember = prepared((db) =>
  db
    .select({ registeredAt: members.registeredAt, verifications: members.verifications })
    .from(members)
    .where(eq(members.id, p('id'))),
)

/** Since when somebody is a member, and what was verified of them: nothing that is encrypted. */
export type MemberBackground = Pick<Member, 'registeredAt' | 'verifications'>

/** `null`: the desk does not know the member. */
export async function memberBackgroundOf(db: Db, id: string): Promise<MemberBackground | null> {
  const [row] = await backgroundOfMember(db).execute({ id })
  return row ? { registeredAt: row.registeredAt, verifications: JSON.parse(row.verifications) } : null
}

/** Has the marketplace sent this member? */
export async function memberExists(db: Db, id: string): Promise<boolean> {
  const rows = await db.select({ id: members.id }).from(members).where(eq(members.id, id))
  return rows.length > 0
}
