import { type LookupField, type LookupReason, lookupCost } from '@mimamori/policy/members/contact-lookup-rules'
import type { PersonalField } from '@mimamori/policy/members/personal-fields'
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

type Lookup = { staffId: string; field: LookupField; reason: LookupReason }

/** Somebody looked for a whole mail address or number, and found these members, or nobody. */
type LookedUp = Lookup & { type: 'member.looked_up'; memberIds: readonly string[] }

/** Somebody wanted to, and had too few units left; told once an hour, so that the log cannot be flooded. */
type LookupRefused = Lookup & { type: 'member.lookup_refused' }

/** The log keeps that there is a note, never what it says. */
type Noted = { type: 'member.noted'; id: string; memberId: string; authorId: string; text: string }

export type MemberChange = Revealed | LookedUp | LookupRefused | Noted

export async function saveMemberChange(tx: Tx, at: string, change: MemberChange): Promise<Trace> {
  switch (change.type) {
    case 'member.revealed':
      return await saveReveal(tx, at, change)
    case 'member.looked_up':
      return await saveLookup(tx, at, change)
    case 'member.lookup_refused':
      return await saveRefusedLookup(tx, at, change)
    case 'member.noted': {
      const { id, memberId, authorId, text } = change
      await tx.db.insert(memberNotes).values({ id, memberId, authorId, at, text })
      return { action: 'member.noted', subject: { type: 'member', id: memberId }, detail: { note: id } }
    }
  }
}

/** of no member */
const NOBODY = ''

/** What was looked for is nowhere: who looked, why, and whom they found. The first row has what it cost. */
async function saveLookup(tx: Tx, at: string, { staffId, field, reason, memberIds }: LookedUp): Promise<Trace> {
  const found = memberIds.length
  const kind = found > 0 ? 'lookup' : 'lookup_missed'
  for (const [n, memberId] of (found > 0 ? memberIds : [NOBODY]).entries()) {
    const units = n === 0 ? lookupCost(found) : 0
    const row = { id: newId(at), at, staffId, memberId, kind, field, reason, caseId: null, units }
    await tx.db.insert(disclosures).values(row)
  }
  const [only = ''] = memberIds
  const subject = found === 1 ? { type: 'member', id: only } : { type: 'staff', id: staffId }
  return { action: 'member.looked_up', subject, detail: { field, found, reason } }
}

async function saveRefusedLookup(tx: Tx, at: string, { staffId, field, reason }: LookupRefused): Promise<Trace> {
  const row = { id: newId(at), at, staffId, memberId: NOBODY, kind: 'lookup_refused', field, reason, caseId: null }
  await tx.db.insert(disclosures).values(row)
  return { action: 'member.lookup_refused', subject: { type: 'staff', id: staffId }, detail: { field, reason } }
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
