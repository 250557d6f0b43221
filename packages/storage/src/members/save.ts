import type { PersonalField } from '@mimamori/policy/members/fields'
import type { Tx } from '../engine/engine.ts'
import { newId } from '../ids.ts'
import { disclosures, memberNotes } from '../schema/sqlite.ts'
import type { Trace } from '../trace.ts'

/** Somebody is about to see a field whole. `proof` stands for the value in the log, under the member's own key. */
type Revealed = {
  type: 'member.revealed'
  staffId: string
  memberId: string
  field: PersonalField
  /** a code, and what `other` stands for behind it */
  reason: string
  caseId: string | null
  proof: string | null
}

/** Somebody looked for a whole mail address or number, and found these members, or nobody. */
type LookedUp = {
  type: 'member.looked_up'
  staffId: string
  field: 'email' | 'phone'
  memberIds: readonly string[]
}

/** The log keeps that there is a note, never what it says. */
type Noted = { type: 'member.noted'; id: string; memberId: string; authorId: string; text: string }

export type MemberChange = Revealed | LookedUp | Noted

export async function saveMemberChange(tx: Tx, at: string, change: MemberChange): Promise<Trace> {
  switch (change.type) {
    case 'member.revealed':
      return await saveReveal(tx, at, change)
    case 'member.looked_up':
      return await saveLookup(tx, at, change)
    case 'member.noted': {
      const { id, memberId, authorId, text } = change
      await tx.db.insert(memberNotes).values({ id, memberId, authorId, at, text })
      return { action: 'member.noted', subject: { type: 'member', id: memberId }, detail: { note: id } }
    }
  }
}

/** What was looked for is nowhere: who looked, and whom they found. */
async function saveLookup(tx: Tx, at: string, { staffId, field, memberIds }: LookedUp): Promise<Trace> {
  const seen = { at, staffId, kind: 'lookup', field, reason: '', caseId: null }
  for (const memberId of memberIds) await tx.db.insert(disclosures).values({ ...seen, id: newId(at), memberId })
  const [only, ...more] = memberIds
  const subject =
    only !== undefined && more.length === 0 ? { type: 'member', id: only } : { type: 'staff', id: staffId }
  return { action: 'member.looked_up', subject, detail: { field, found: memberIds.length } }
}

/** Who saw what of whom. The log holds codes alone: what was written for `other` is in the row, which can be erased. */
async function saveReveal(tx: Tx, at: string, change: Revealed): Promise<Trace> {
  const { staffId, memberId, field, reason, caseId, proof } = change
  const row = { id: newId(at), at, staffId, memberId, kind: 'reveal', field, reason, caseId }
  await tx.db.insert(disclosures).values(row)
  const [code = ''] = reason.split(':')
  const detail = { disclosure: row.id, field, reason: code, caseId, proof }
  return { action: 'member.revealed', subject: { type: 'member', id: memberId }, detail }
}
