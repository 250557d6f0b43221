import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

/** Most characters of a note. */
export const MAX_NOTE_LENGTH = 2000
/** Most colleagues a note may mention. */
export const MAX_MENTIONS = 20

export type NoteRefusal = 'not_permitted' | 'note_empty' | 'mention_unknown'

type NoteAdded = { readonly type: 'note.added'; readonly text: string; readonly mentions: readonly string[] }

/**
 * Adds a note to a case, also to one that is closed or held by somebody else. `readers`: ids of those who may read notes; others cannot be
 * mentioned. A mention of the author is dropped.
 */
export function writeNote(
  note: { readonly text: string; readonly mentions: readonly string[] },
  author: Staff,
  readers: ReadonlySet<string>,
): Verdict<NoteAdded, NoteRefusal> {
  if (!may(author.role, 'cases.read')) return refuse('not_permitted')
  const text = note.text.trim()
  if (text === '') return refuse('note_empty')
  const mentions = [...new Set(note.mentions)].filter((id) => id !== author.id)
  if (mentions.some((id) => !readers.has(id))) return refuse('mention_unknown')
  return allow({ type: 'note.added', text, mentions })
}
