import type { MemberNote } from '@mimamori/contract/members/member-page-contract'
import { writeNote } from '@mimamori/policy/notes/note-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { newId } from '@mimamori/storage/ids'
import { knownMember, memberNotesOf } from '@mimamori/storage/members/member-overview-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { refusalError, requireAllowed, requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

/** The notes on a member, oldest first. Throws NotFound for an unknown member. */
export async function listMemberNotes({ storage }: AppContext, memberId: string): Promise<MemberNote[]> {
  requireFound(await knownMember(storage.db, memberId))
  const notes = await memberNotesOf(storage.db, memberId)
  return notes
    .filter(({ text }) => text !== '')
    .map(({ id, at, text, authorId, authorAlias }) => ({
      id,
      at,
      text,
      author: { id: authorId, alias: authorAlias ?? '' },
    }))
}

/** Adds a note on a member. Throws NotFound, and the refusals of an empty note and of an erased member. */
export async function addMemberNote(
  tx: Tx,
  at: string,
  author: Staff,
  { memberId, text }: { readonly memberId: string; readonly text: string },
): Promise<{ noteId: string }> {
  // waits for an erasure under way, or makes it wait
  tx.lock('target', `member/${memberId}`)
  const known = requireFound(await knownMember(tx.db, memberId))
  if (known.erasedAt !== null) throw refusalError('already_erased')
  const event = requireAllowed(writeNote({ text, mentions: [] }, author, new Set()))
  const id = newId(at)
  await record(tx, at, author.id, { type: 'member.noted', id, memberId, authorId: author.id, text: event.text })
  return { noteId: id }
}
