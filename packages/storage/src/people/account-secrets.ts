import { and, eq, isNull } from 'drizzle-orm'
import { deleteMailAddress } from '../breakdown-mail/save-report-mail-address.ts'
import type { Tx } from '../engine/engine.ts'
import { factors, invitations, recoveryCodes, sessions, staff } from '../schema/sqlite.ts'
import { forgetBrowsers } from '../staff/forget-browsers.ts'

/** Ends every session of this person. */
export async function endSessions(tx: Tx, staffId: string): Promise<void> {
  await tx.db.delete(sessions).where(eq(sessions.staffId, staffId))
}

/** Deletes the unused invitations of this person; used ones stay. */
export async function deleteInvitations(tx: Tx, staffId: string): Promise<void> {
  await tx.db.delete(invitations).where(and(eq(invitations.staffId, staffId), isNull(invitations.usedAt)))
}

/** Columns of an account whose access changed: it is not confirmed any more, as somebody else may be behind it. */
export const accessChangedColumns = (
  at: string,
): { accessChangedAt: string; confirmedAt: null; confirmedBy: null } => ({
  accessChangedAt: at,
  confirmedAt: null,
  confirmedBy: null,
})

/**
 * Deletes every way to sign in to an account, the link to the company's sign-in among them, and resets its access.
 */
export async function deleteSecrets(
  tx: Tx,
  staffId: string,
  access: ReturnType<typeof accessChangedColumns> & { invitedBy: string },
): Promise<void> {
  await tx.db
    .update(staff)
    .set({ oidcSubject: null, ...access })
    .where(eq(staff.id, staffId))
  await deleteSignInMethods(tx, access.accessChangedAt, staffId)
}

/**
 * Deletes every way to sign in to an account: password, factors, recovery codes, remembered browsers, sessions. The address for reports goes
 * with them: whoever was behind the account entered it.
 */
async function deleteSignInMethods(tx: Tx, at: string, staffId: string): Promise<void> {
  await tx.db.update(staff).set({ passwordHash: '' }).where(eq(staff.id, staffId))
  await tx.db.delete(factors).where(eq(factors.staffId, staffId))
  await tx.db.delete(recoveryCodes).where(eq(recoveryCodes.staffId, staffId))
  await forgetBrowsers(tx, staffId)
  await endSessions(tx, staffId)
  await deleteMailAddress(tx, at, staffId)
}

/**
 * Deletes earlier ways to sign in to an account that was just linked to the company's sign-in, unless a lead has confirmed it:
 * they may belong to somebody else who followed the invitation link.
 */
export async function deleteUnconfirmedSessions(tx: Tx, at: string, staffId: string): Promise<void> {
  await deleteInvitations(tx, staffId)
  const unconfirmed = and(eq(staff.id, staffId), isNull(staff.confirmedAt))
  const [account] = await tx.db.select({ id: staff.id }).from(staff).where(unconfirmed)
  if (account) await deleteSignInMethods(tx, at, staffId)
}
