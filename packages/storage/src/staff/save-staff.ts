import type { Queue } from '@mimamori/policy/cases/case-model'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { and, eq, ne } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { sessions, staff } from '../schema/sqlite.ts'
import { forgetBrowsers } from './forget-browsers.ts'
import { type SessionChange, saveSession } from './save-session.ts'

export type StaffChange =
  | {
      type: 'staff.added'
      id: string
      login: string
      alias: string
      kana?: string | undefined
      latinName?: string | undefined
      role: Role
      passwordHash: string
      language: Language
      queues?: readonly Queue[]
      /** the admin who invites them; left out: added by a command on the machine */
      invitedBy?: string
      /**
       * `confirmed`: counts as confirmed from the start, like the first admin; `settled`: and as past the 24 hours after a change of
       * access, like the demo's people
       */
      eligibility?: 'confirmed' | 'settled'
    }
  | {
      type: 'staff.preferred'
      id: string
      language?: Language | undefined
      theme?: string | undefined
      preferences?: string | undefined
    }
  | { type: 'staff.password_changed'; id: string; passwordHash: string; keep: string }
  | SessionChange

/** Accounts are added, people change what is their own, and sessions begin and end. */
export async function saveStaff(tx: Tx, at: string, change: StaffChange): Promise<AuditEvent> {
  switch (change.type) {
    case 'staff.added': {
      const { id, login, alias, role, passwordHash, language, queues = [], invitedBy = null, eligibility } = change
      const { kana = '', latinName = '' } = change
      await tx.db.insert(staff).values({
        id,
        login,
        alias,
        kana,
        latinName,
        role,
        passwordHash,
        language,
        queues: JSON.stringify(queues),
        theme: 'system',
        createdAt: at,
        invitedBy,
        accessChangedAt: eligibility === 'settled' ? '' : at,
        ...(eligibility ? { confirmedAt: at, confirmedBy: 'system' } : {}),
      })
      return { action: 'staff.added', subject: { type: 'staff', id }, detail: { role } }
    }
    case 'staff.preferred': {
      const { language, theme, preferences } = change
      const set = {
        ...(language ? { language } : {}),
        ...(theme ? { theme } : {}),
        ...(preferences ? { preferences } : {}),
      }
      if (Object.keys(set).length > 0) await tx.db.update(staff).set(set).where(eq(staff.id, change.id))
      return null
    }
    case 'staff.password_changed': {
      const { id, passwordHash, keep } = change
      await tx.db.update(staff).set({ passwordHash }).where(eq(staff.id, id))
      await forgetBrowsers(tx, id)
      await tx.db.delete(sessions).where(and(eq(sessions.staffId, id), ne(sessions.tokenHash, keep)))
      return { action: 'staff.password_changed', subject: { type: 'staff', id }, detail: {} }
    }
    default:
      return await saveSession(tx, at, change)
  }
}
