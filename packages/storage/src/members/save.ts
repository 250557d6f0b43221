import type { PersonalField } from '@mimamori/policy/members/fields'
import type { Tx } from '../engine/engine.ts'
import { newId } from '../ids.ts'
import { disclosures } from '../schema/sqlite.ts'
import type { Trace } from '../trace.ts'

/** Somebody is about to see a field whole. `proof` stands for the value in the log, under the member's own key. */
export type MemberChange = {
  type: 'member.revealed'
  staffId: string
  memberId: string
  field: PersonalField
  /** a code, and what `other` stands for behind it */
  reason: string
  caseId: string | null
  proof: string | null
}

/** Who saw what of whom. The log holds codes alone: what was written for `other` is in the row, which can be erased. */
export async function saveMemberChange(tx: Tx, at: string, change: MemberChange): Promise<Trace> {
  const { staffId, memberId, field, reason, caseId, proof } = change
  const row = { id: newId(at), at, staffId, memberId, kind: 'reveal', field, reason, caseId }
  await tx.db.insert(disclosures).values(row)
  const [code = ''] = reason.split(':')
  const detail = { disclosure: row.id, field, reason: code, caseId, proof }
  return { action: 'member.revealed', subject: { type: 'member', id: memberId }, detail }
}
