import { eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { decryptPersonal } from '../members/member-key.ts'
import { decisions, members } from '../schema/sqlite.ts'
import type { Vault } from '../vault.ts'

/** What a letter is about that no decision is behind. */
export type LetterSubject =
  | { readonly changeId: string }
  /** `asks`: the silent side is reminded; else what was decided */
  | { readonly reminderId: string; readonly asks: boolean }
  | { readonly enquiryId: string }

const memberMailState = prepared((db) =>
  db
    .select({ emailKey: members.emailKey, erasedAt: members.erasedAt })
    .from(members)
    .where(eq(members.id, sql.placeholder('id'))),
)

/** Does the desk know a mail address of this member? */
export async function isReachableByMail(db: Db, memberId: string): Promise<boolean> {
  const [row] = await memberMailState(db).execute({ id: memberId })
  return row !== undefined && row.emailKey !== '' && row.erasedAt === null
}

/** The mail address of a member; `null`: there is none, or they are erased. */
export async function mailAddressOf(db: Db, vault: Vault, memberId: string): Promise<string | null> {
  const [member] = await db.select().from(members).where(eq(members.id, memberId))
  if (!member || member.erasedAt !== null) return null
  return decryptPersonal(vault, member).email || null
}

/** The text of a decision and the mail address of its member; `null`: there is no text, no address, or the member is erased. */
export async function loadMemberMessage(
  db: Db,
  vault: Vault,
  decisionId: string,
): Promise<{ readonly to: string; readonly text: string } | null> {
  const [row] = await db
    .select({ text: decisions.text, member: members })
    .from(decisions)
    .innerJoin(members, eq(members.id, decisions.authorId))
    .where(eq(decisions.id, decisionId))
  if (!row || row.text === '' || row.member.erasedAt !== null) return null
  const to = decryptPersonal(vault, row.member).email
  return to === '' ? null : { to, text: row.text }
}
