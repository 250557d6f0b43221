import { and, eq, ne } from 'drizzle-orm'
import type { AuditEvent, ChangeSaver } from '../audit/audit-event.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import type { Tx } from '../engine/engine.ts'
import { breakdownMailAddresses, breakdownMails } from '../schema/sqlite.ts'
import { SENDING } from './report-mail-reads.ts'

type MailedCode = { readonly hash: string; readonly endsAt: string }

export type MailAddressChange =
  /** another address, which is not confirmed; `sealed` by the vault */
  | { type: 'mail_address.set'; staffId: string; sealed: string; code: MailedCode }
  | { type: 'mail_address.code_renewed'; staffId: string; code: MailedCode }
  /** the mail with the code did not go out */
  | { type: 'mail_address.code_ended'; staffId: string; hash: string }
  | { type: 'mail_address.code_wrong'; staffId: string; hash: string; wrong: number }
  | { type: 'mail_address.confirmed'; staffId: string; hash: string }
  | { type: 'mail_address.subscribed'; staffId: string; weekly: boolean; monthly: boolean }
  | { type: 'mail_address.removed'; staffId: string }

const NO_CODE = { codeHash: null, codeEndsAt: null, wrongCodes: 0 } as const
const codeColumns = ({ hash, endsAt }: MailedCode) => ({ codeHash: hash, codeEndsAt: endsAt, wrongCodes: 0 })
const isOf = (staffId: string) => eq(breakdownMailAddresses.staffId, staffId)
const hasCode = (staffId: string, hash: string) => and(isOf(staffId), eq(breakdownMailAddresses.codeHash, hash))

async function update(
  tx: Tx,
  where: ReturnType<typeof isOf> | ReturnType<typeof hasCode>,
  columns: Partial<typeof breakdownMailAddresses.$inferInsert>,
): Promise<void> {
  const changed = tx.db
    .update(breakdownMailAddresses)
    .set(columns)
    .where(where)
    .returning({ staffId: breakdownMailAddresses.staffId })
  assertRowUpdated(await changed, 'an address that was changed meanwhile')
}

/** An address for mails with figures. The audit log has who confirmed and removed one, and never the address. */
async function saveMailAddress(tx: Tx, at: string, change: MailAddressChange): Promise<AuditEvent> {
  const { staffId } = change
  const subject = { type: 'staff', id: staffId }
  switch (change.type) {
    case 'mail_address.set': {
      const columns = { address: change.sealed, confirmedAt: null, changedAt: at, ...codeColumns(change.code) }
      await tx.db
        .insert(breakdownMailAddresses)
        .values({ staffId, weekly: 0, monthly: 0, ...columns })
        .onConflictDoUpdate({ target: breakdownMailAddresses.staffId, set: columns })
      return { action: change.type, subject, detail: {} }
    }
    case 'mail_address.code_renewed':
      await update(tx, isOf(staffId), { ...codeColumns(change.code) })
      return null
    case 'mail_address.code_ended':
      await tx.db.update(breakdownMailAddresses).set(NO_CODE).where(hasCode(staffId, change.hash))
      return null
    case 'mail_address.code_wrong':
      await update(tx, hasCode(staffId, change.hash), { wrongCodes: change.wrong })
      return null
    case 'mail_address.confirmed':
      await update(tx, hasCode(staffId, change.hash), { ...NO_CODE, confirmedAt: at, changedAt: at })
      return { action: change.type, subject, detail: {} }
    case 'mail_address.subscribed': {
      const { weekly, monthly } = change
      await update(tx, isOf(staffId), { weekly: Number(weekly), monthly: Number(monthly), changedAt: at })
      return { action: change.type, subject, detail: { weekly, monthly } }
    }
    case 'mail_address.removed':
      return (await deleteMailAddress(tx, at, staffId)) ? { action: change.type, subject, detail: {} } : null
  }
}

/** Deletes a person's address for mails with figures, and gives up what waits; what is being sent gets its own outcome. Returns whether there was one. */
export async function deleteMailAddress(tx: Tx, at: string, staffId: string): Promise<boolean> {
  await tx.db
    .update(breakdownMails)
    .set({ state: 'skipped', error: 'no_address', nextAt: null, endedAt: at })
    .where(
      and(eq(breakdownMails.staffId, staffId), eq(breakdownMails.state, 'waiting'), ne(breakdownMails.error, SENDING)),
    )
  const gone = await tx.db
    .delete(breakdownMailAddresses)
    .where(isOf(staffId))
    .returning({ staffId: breakdownMailAddresses.staffId })
  return gone.length > 0
}

/** The savers of these changes. */
export const MAIL_ADDRESS_SAVERS = {
  'mail_address.set': saveMailAddress,
  'mail_address.code_renewed': saveMailAddress,
  'mail_address.code_ended': saveMailAddress,
  'mail_address.code_wrong': saveMailAddress,
  'mail_address.confirmed': saveMailAddress,
  'mail_address.subscribed': saveMailAddress,
  'mail_address.removed': saveMailAddress,
} as const satisfies Readonly<Record<MailAddressChange['type'], ChangeSaver>>
