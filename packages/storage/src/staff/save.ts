import type { Role } from '@mimamori/policy/staff/roles'
import type { Language } from '@mimamori/policy/staff/staff'
import { eq, lt, or } from 'drizzle-orm'
import type { Tx } from '../engine/engine.ts'
import { newId } from '../ids.ts'
import { apiKeys, sessions, staff } from '../schema/sqlite.ts'
import type { Trace } from '../trace.ts'

export type StaffChange =
  | {
      type: 'staff.added'
      id: string
      login: string
      alias: string
      role: Role
      passwordHash: string
      language: Language
    }
  | {
      type: 'staff.preferred'
      id: string
      language?: Language | undefined
      theme?: string | undefined
      preferences?: string | undefined
    }
  | { type: 'session.started'; staffId: string; tokenHash: string }
  | { type: 'session.refused'; staffId: string | null; why: 'password' | 'unknown' | 'disabled' | 'too_many' }
  | { type: 'session.seen'; tokenHash: string }
  | { type: 'session.ended'; staffId: string; tokenHash: string; why: 'signed_out' }
  | { type: 'sessions.expired'; idleSince: string; startedSince: string }
  | { type: 'api_key.added'; id: string; name: string; keyHash: string; scopes: readonly string[] }

/** People, their sessions, and the keys of other systems. */
export async function saveStaff(tx: Tx, at: string, change: StaffChange): Promise<Trace> {
  switch (change.type) {
    case 'staff.added': {
      const { id, login, alias, role, passwordHash, language } = change
      await tx.db
        .insert(staff)
        .values({ id, login, alias, role, passwordHash, language, theme: 'system', createdAt: at })
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
    case 'session.started': {
      const { tokenHash, staffId } = change
      await tx.db.insert(sessions).values({ tokenHash, id: newId(at), staffId, createdAt: at, lastSeenAt: at })
      return { action: 'session.started', subject: { type: 'staff', id: staffId }, detail: {} }
    }
    case 'session.refused':
      return {
        action: 'session.refused',
        subject: { type: 'staff', id: change.staffId ?? 'unknown' },
        detail: { why: change.why },
      }
    case 'session.seen':
      await tx.db.update(sessions).set({ lastSeenAt: at }).where(eq(sessions.tokenHash, change.tokenHash))
      return null
    case 'session.ended':
      await tx.db.delete(sessions).where(eq(sessions.tokenHash, change.tokenHash))
      return { action: 'session.ended', subject: { type: 'staff', id: change.staffId }, detail: { why: change.why } }
    case 'sessions.expired':
      await tx.db
        .delete(sessions)
        .where(or(lt(sessions.lastSeenAt, change.idleSince), lt(sessions.createdAt, change.startedSince)))
      return null
    case 'api_key.added': {
      const { id, name, keyHash } = change
      await tx.db
        .insert(apiKeys)
        .values({ id, name, keyHash, scopes: JSON.stringify(change.scopes), createdAt: at })
        .onConflictDoNothing()
      return { action: 'api_key.added', subject: { type: 'api_key', id }, detail: { scopes: change.scopes } }
    }
  }
}
