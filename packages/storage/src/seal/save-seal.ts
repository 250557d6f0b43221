import { eq } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { resealOwnTexts } from '../own-texts/save-own-texts.ts'
import { marks } from '../schema/sqlite.ts'
import type { Vault } from '../vault.ts'
import { resealDrafts, resealFactors, resealMailAddresses, resealMembers } from './reseal-personal-data.ts'
import { SEAL_MARK_NAME } from './seal-reads.ts'

export type SealChange =
  | { type: 'seal.pinned'; fingerprint: string }
  /** everything the vault seals, or finds members by, is stored under another key */
  | { type: 'seal.replaced'; from: Vault; to: Vault }

/** Stores which key this database is sealed with, or seals everything with another key. */
export async function saveSeal(tx: Tx, _at: string, change: SealChange): Promise<AuditEvent> {
  const subject = { type: 'desk', id: SEAL_MARK_NAME }
  if (change.type === 'seal.pinned') {
    await tx.db.insert(marks).values({ name: SEAL_MARK_NAME, value: change.fingerprint })
    return { action: 'seal.pinned', subject, detail: {} }
  }
  const { from, to } = change
  const [n, factors] = [await resealMembers(tx.db, from, to), await resealFactors(tx.db, from, to)]
  await resealDrafts(tx.db, from, to)
  await resealMailAddresses(tx.db, from, to)
  await resealOwnTexts(tx.db, from, to)
  await tx.db.update(marks).set({ value: to.fingerprint }).where(eq(marks.name, SEAL_MARK_NAME))
  return { action: 'seal.replaced', subject, detail: { n, factors } }
}
