import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../engine/engine.ts'
import { factors, invitations, recoveryCodes, sessions, staff } from '../schema/sqlite.ts'
import { forgetBrowsers } from '../staff/forget-browsers.ts'

export const endSessions = (tx: Tx, staffId: string) => tx.db.delete(sessions).where(eq(sessions.staffId, staffId))

/** links that were not used; those that were stay, as what they are */
export const deleteInvitations = (tx: Tx, staffId: string) =>
  tx.db.delete(invitations).where(and(eq(invitations.staffId, staffId), isNull(invitations.usedAt)))

/** Somebody else may be behind the account from now on: whoever confirmed it did not mean them. */
export const accessChangedColumns = (
  at: string,
): { accessChangedAt: string; confirmedAt: null; confirmedBy: null } => ({
  accessChangedAt: at,
  confirmedAt: null,
  confirmedBy: null,
})

export async function deleteSecrets(
  tx: Tx,
  staffId: string,
  access: ReturnType<typeof accessChangedColumns> & { invitedBy: string },
): Promise<void> {
  await tx.db
    .update(staff)
    .set({ oidcSubject: null, ...access })
    .where(eq(staff.id, staffId))
  await deleteSignInMethods(tx, staffId)
}

/** Passwords, factors, codes, browsers and sessions, whoever made them. */
async function deleteSignInMethods(tx: Tx, staffId: string): Promise<void> {
  await tx.db.update(staff).set({ passwordHash: '' }).where(eq(staff.id, staffId))
  await tx.db.delete(factors).where(eq(factors.staffId, staffId))
  await tx.db.delete(recoveryCodes).where(eq(recoveryCodes.staffId, staffId))
  await forgetBrowsers(tx, staffId)
  await endSessions(tx, staffId)
}

/**
 * The company vouches for whoever comes in now. Until a lead has confirmed the account, a way in that was there before may be
 * that of whoever followed its link instead.
 */
export async function deleteUnconfirmedSessions(tx: Tx, staffId: string): Promise<void> {
  await deleteInvitations(tx, staffId)
  const unconfirmed = and(eq(staff.id, staffId), isNull(staff.confirmedAt))
  const [found] = await tx.db.select({ id: staff.id }).from(staff).where(unconfirmed)
  if (found) await deleteSignInMethods(tx, staffId)
}
