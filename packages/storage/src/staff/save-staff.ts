import type { Queue } from '@mimamori/policy/cases/case-model'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import type { SessionStage, SignInMethod } from '@mimamori/policy/staff/session-stage-rules'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { and, eq, lt, ne, or } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { assertChanged } from '../concurrent-update-error.ts'
import type { Tx } from '../engine/engine.ts'
import { newId } from '../ids.ts'
import { sessions, staff } from '../schema/sqlite.ts'
import { forgetBrowsers } from './forget-browsers.ts'

/** Of a sign-in that was refused, what was wrong: a factor that was shown, or whoever asked. */
export type SessionRefusal =
  | 'password'
  | 'unknown'
  | 'disabled'
  | 'too_many'
  | 'code'
  | 'recovery'
  | 'passkey'
  | 'demo'
  | 'company'

export type StaffChange =
  | {
      type: 'staff.added'
      id: string
      login: string
      alias: string
      role: Role
      passwordHash: string
      language: Language
      queues?: readonly Queue[]
      /** who invites them; none: the command on the machine */
      invitedBy?: string
      /**
       * `confirmed`: counts as confirmed from the start, like the first admin. `settled`: its access did not change lately either, like
       * that of the demo's people.
       */
      standing?: 'confirmed' | 'settled'
    }
  | {
      type: 'staff.preferred'
      id: string
      language?: Language | undefined
      theme?: string | undefined
      preferences?: string | undefined
    }
  | { type: 'staff.password_changed'; id: string; passwordHash: string; keep: string }
  | {
      type: 'session.started'
      staffId: string
      tokenHash: string
      stage: SessionStage
      method: SignInMethod
      /** was a second factor shown with it? */
      factor: boolean
      agent: string
    }
  | { type: 'session.raised'; staffId: string; tokenHash: string; next: string; by: string }
  | { type: 'session.unconfirmed'; staffId: string; kind: string }
  | { type: 'session.refused'; staffId: string | null; why: SessionRefusal }
  /** somebody asked for what their role may not; `call` is what they asked, without what came with it */
  | { type: 'access.denied'; staffId: string; call: string }
  | { type: 'session.seen'; tokenHash: string }
  | { type: 'session.ended'; staffId: string; tokenHash: string; why: 'signed_out' | 'factors' }
  | { type: 'sessions.expired'; idleSince: string; startedSince: string }

/** People and their sessions. */
export async function saveStaff(tx: Tx, at: string, change: StaffChange): Promise<AuditEvent> {
  switch (change.type) {
    case 'staff.added': {
      const { id, login, alias, role, passwordHash, language, queues = [], invitedBy = null, standing } = change
      await tx.db.insert(staff).values({
        id,
        login,
        alias,
        role,
        passwordHash,
        language,
        queues: JSON.stringify(queues),
        theme: 'system',
        createdAt: at,
        invitedBy,
        accessChangedAt: standing === 'settled' ? '' : at,
        ...(standing ? { confirmedAt: at, confirmedBy: 'system' } : {}),
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
    case 'session.started': {
      const { tokenHash, staffId, stage, method, factor, agent } = change
      await tx.db.insert(sessions).values({
        ...{ tokenHash, id: newId(at), staffId, createdAt: at, lastSeenAt: at, stage, method, agent },
        factorAt: factor ? at : null,
      })
      return { action: 'session.started', subject: { type: 'staff', id: staffId }, detail: { stage, method } }
    }
    case 'session.raised': {
      const { staffId, tokenHash, next, by } = change
      const changed = await tx.db
        .update(sessions)
        .set({ tokenHash: next, stage: 'full', factorAt: at, lastSeenAt: at })
        .where(eq(sessions.tokenHash, tokenHash))
        .returning({ id: sessions.id })
      assertChanged(changed, 'a session whose token was made anew meanwhile')
      return { action: 'session.raised', subject: { type: 'staff', id: staffId }, detail: { method: by } }
    }
    case 'access.denied': {
      const { staffId: id, call } = change
      return { action: 'access.denied', subject: { type: 'staff', id }, detail: { call } }
    }
    case 'session.unconfirmed': {
      const { staffId, kind } = change
      return { action: 'session.unconfirmed', subject: { type: 'staff', id: staffId }, detail: { kind } }
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
  }
}
