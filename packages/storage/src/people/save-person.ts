import type { PersonChanged } from '@mimamori/policy/people/account-rules'
import type { PersonConfirmed } from '@mimamori/policy/people/person-confirmation-rules'
import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { deleteMailAddress } from '../breakdown-mail/save-report-mail-address.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import type { Tx } from '../engine/engine.ts'
import { deleteOwnTexts } from '../own-texts/save-own-texts.ts'
import { invitations, sessions, staff } from '../schema/sqlite.ts'
import { saveDeskSetting } from '../settings/setting-writes.ts'
import { forgetBrowsers } from '../staff/forget-browsers.ts'
import { FEW_LEADS } from './account-eligibility-reads.ts'
import {
  accessChangedColumns,
  deleteInvitations,
  deleteSecrets,
  deleteUnconfirmedSessions,
  endSessions,
} from './account-secrets.ts'

export type PeopleChange =
  | PersonChanged
  | { type: 'staff.disabled'; id: string }
  | { type: 'staff.enabled'; id: string }
  | PersonConfirmed
  /** there are fewer than two eligible leads, or enough again */
  | { type: 'desk.few_leads' | 'desk.enough_leads'; eligibleLeads: number }
  /** `anew`: password, linked sign-in and second factors are deleted */
  | { type: 'staff.invited'; id: string; tokenHash: string; createdBy: string; expiresAt: string; anew: boolean }
  | { type: 'invitation.used'; staffId: string; tokenHash: string; passwordHash: string }
  | { type: 'sessions.ended'; id: string }
  | { type: 'staff.linked'; id: string; subject: string }
  /** sessions that the person ends themselves */
  | { type: 'session.revoked'; staffId: string; ids: readonly string[] }

/** nobody has confirmed them, or only by the exception of a small desk */
const UNCONFIRMED = or(isNull(staff.confirmedAt), eq(staff.confirmedOnSmallDesk, 1))

/** Accounts are changed, disabled, invited, confirmed and linked, and their sessions ended. */
export async function savePeople(tx: Tx, at: string, change: PeopleChange): Promise<AuditEvent> {
  switch (change.type) {
    case 'staff.changed': {
      const { id, alias, kana, latinName, role, queues, was } = change
      const names = {
        alias,
        ...(kana === undefined ? {} : { kana }),
        ...(latinName === undefined ? {} : { latinName }),
      }
      await tx.db
        .update(staff)
        .set({ ...names, role, queues: JSON.stringify(queues), ...(role === was.role ? {} : accessChangedColumns(at)) })
        .where(eq(staff.id, id))
      if (role !== was.role) await endSessions(tx, id)
      const detail = { role, was: was.role, queues: [...queues], renamed: alias !== was.alias }
      return { action: 'staff.changed', subject: { type: 'staff', id }, detail }
    }
    case 'staff.disabled':
      await tx.db.update(staff).set({ disabledAt: at }).where(eq(staff.id, change.id))
      await deleteInvitations(tx, change.id)
      await forgetBrowsers(tx, change.id)
      await endSessions(tx, change.id)
      await deleteMailAddress(tx, at, change.id)
      await deleteOwnTexts(tx, change.id)
      return { action: 'staff.disabled', subject: { type: 'staff', id: change.id }, detail: {} }
    case 'staff.enabled':
      await tx.db
        .update(staff)
        .set({ disabledAt: null, ...accessChangedColumns(at) })
        .where(eq(staff.id, change.id))
      return { action: 'staff.enabled', subject: { type: 'staff', id: change.id }, detail: {} }
    case 'staff.invited': {
      const { id, tokenHash, createdBy, expiresAt, anew } = change
      await deleteInvitations(tx, id)
      if (anew) await deleteSecrets(tx, id, { invitedBy: createdBy, ...accessChangedColumns(at) })
      await tx.db.insert(invitations).values({ tokenHash, staffId: id, createdBy, createdAt: at, expiresAt })
      return { action: 'staff.invited', subject: { type: 'staff', id }, detail: { expiresAt, anew } }
    }
    case 'invitation.used': {
      const { staffId, tokenHash, passwordHash } = change
      const used = await tx.db
        .update(invitations)
        .set({ usedAt: at })
        .where(and(eq(invitations.tokenHash, tokenHash), isNull(invitations.usedAt)))
        .returning({ staffId: invitations.staffId })
      assertRowUpdated(used, 'an invitation that was used meanwhile')
      await tx.db.update(staff).set({ passwordHash }).where(eq(staff.id, staffId))
      await forgetBrowsers(tx, staffId)
      return { action: 'invitation.used', subject: { type: 'staff', id: staffId }, detail: {} }
    }
    case 'staff.confirmed':
      assertRowUpdated(
        await tx.db
          .update(staff)
          .set({ confirmedAt: at, confirmedBy: change.by, confirmedOnSmallDesk: change.onSmallDesk ? 1 : 0 })
          .where(and(eq(staff.id, change.id), UNCONFIRMED, isNull(staff.disabledAt)))
          .returning({ id: staff.id }),
        'an account that was changed meanwhile',
      )
      // somebody who signed in at the company never used their invitation, whose link others may have
      await deleteInvitations(tx, change.id)
      return { action: 'staff.confirmed', subject: { type: 'staff', id: change.id }, detail: {} }
    case 'desk.few_leads':
    case 'desk.enough_leads': {
      const since = change.type === 'desk.few_leads' ? at : null
      await saveDeskSetting(tx, at, { name: FEW_LEADS, value: { since }, changedBy: 'system' })
      const detail = { n: change.eligibleLeads }
      return { action: change.type, subject: { type: 'desk', id: FEW_LEADS }, detail }
    }
    case 'staff.linked':
      await tx.db.update(staff).set({ oidcSubject: change.subject }).where(eq(staff.id, change.id))
      await deleteUnconfirmedSessions(tx, at, change.id)
      return { action: 'staff.linked', subject: { type: 'staff', id: change.id }, detail: {} }
    case 'sessions.ended':
      await endSessions(tx, change.id)
      return { action: 'sessions.ended', subject: { type: 'staff', id: change.id }, detail: {} }
    case 'session.revoked': {
      const { staffId, ids } = change
      await tx.db.delete(sessions).where(and(eq(sessions.staffId, staffId), inArray(sessions.id, [...ids])))
      return { action: 'session.revoked', subject: { type: 'staff', id: staffId }, detail: { n: ids.length } }
    }
  }
}
