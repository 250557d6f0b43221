import { type LookupField, type LookupReason, lookupCost } from '@mimamori/policy/members/contact-lookup-rules'
import type { PersonalField } from '@mimamori/policy/members/personal-fields'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { newId } from '../ids.ts'
import { disclosures, memberNotes } from '../schema/sqlite.ts'

/** Somebody is about to see a field unmasked. `proof`: a keyed hash of the value for the audit log. */
type MemberRevealed = {
  type: 'member.revealed'
  staffId: string
  memberId: string
  field: PersonalField
  /** a code; after `other:` a free text */
  reason: string
  caseId: string | null
  proof: string | null
}

type LookupBase = { staffId: string; field: LookupField; reason: LookupReason }

/** A person looked up a whole mail address or phone number; `memberIds`: the members they found. */
type MemberLookedUp = LookupBase & { type: 'member.looked_up'; memberIds: readonly string[] }

/** A look-up was refused for too few units; stored once an hour, so that the log cannot be flooded. */
type MemberLookupRefused = LookupBase & { type: 'member.lookup_refused' }

/** A note on a member; the audit log has its id, never its text. */
type MemberNoted = { type: 'member.noted'; id: string; memberId: string; authorId: string; text: string }

export type MemberChange = MemberRevealed | MemberLookedUp | MemberLookupRefused | MemberNoted

/** Reveals, look-ups of contacts and notes on a member: rows of `disclosures` and `member_notes`. */
export async function saveMemberChange(tx: Tx, at: string, change: MemberChange): Promise<AuditEvent> {
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

/** the member id of a look-up that found nobody */
const NO_MEMBER = ''

/**
 * Stores a look-up, one row for each member found, without the contact that was looked for. The first row has its cost in
 * units.
 */
async function saveLookup(
  tx: Tx,
  at: string,
  { staffId, field, reason, memberIds }: MemberLookedUp,
): Promise<AuditEvent> {
  const found = memberIds.length
  const kind = found > 0 ? 'lookup' : 'lookup_missed'
  for (const [n, memberId] of (found > 0 ? memberIds : [NO_MEMBER]).entries()) {
    const units = n === 0 ? lookupCost(found) : 0
    const row = { id: newId(at), at, staffId, memberId, kind, field, reason, caseId: null, units }
    await tx.db.insert(disclosures).values(row)
  }
  const [only = ''] = memberIds
  const subject = found === 1 ? { type: 'member', id: only } : { type: 'staff', id: staffId }
  return { action: 'member.looked_up', subject, detail: { field, found, reason } }
}

async function saveRefusedLookup(
  tx: Tx,
  at: string,
  { staffId, field, reason }: MemberLookupRefused,
): Promise<AuditEvent> {
  const row = { id: newId(at), at, staffId, memberId: NO_MEMBER, kind: 'lookup_refused', field, reason, caseId: null }
  await tx.db.insert(disclosures).values(row)
  return { action: 'member.lookup_refused', subject: { type: 'staff', id: staffId }, detail: { field, reason } }
}

/**
 * Stores that a person saw a field of a member. The audit log has only the code; a free text is in the row, which can be
 * erased.
 */
async function saveReveal(tx: Tx, at: string, change: MemberRevealed): Promise<AuditEvent> {
  const { staffId, memberId, field, reason, caseId, proof } = change
  const row = { id: newId(at), at, staffId, memberId, kind: 'reveal', field, reason, caseId }
  await tx.db.insert(disclosures).values(row)
  const [code = ''] = reason.split(':')
  const detail = { disclosure: row.id, field, reason: code, caseId, proof }
  return { action: 'member.revealed', subject: { type: 'member', id: memberId }, detail }
}
