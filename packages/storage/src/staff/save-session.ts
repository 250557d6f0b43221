import type { SessionStage, SignInMethod } from '@mimamori/policy/staff/session-stage-rules'
import { eq, lt, or } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import type { Tx } from '../engine/engine.ts'
import { newId } from '../ids.ts'
import { sessions } from '../schema/sqlite.ts'

/** The cause of a refused sign-in: the password or factor, or the person. */
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

export type SessionChange =
  | {
      type: 'session.started'
      staffId: string
      tokenHash: string
      stage: SessionStage
      method: SignInMethod
      /** was a second factor given with it? */
      factor: boolean
      /** the browser's User-Agent header */
      agent: string
    }
  /** a second factor was given: the session is full, under the token hash `next`; `by`: the method */
  | { type: 'session.raised'; staffId: string; tokenHash: string; next: string; by: string }
  /** an action needed step-up and was refused without it; `kind`: of the action */
  | { type: 'session.unconfirmed'; staffId: string; kind: string; more: number }
  /** `from`: where a stranger is, in a form that nobody can read; `more`: so many alike beside the first */
  | { type: 'session.refused'; staffId: string | null; why: SessionRefusal; from?: string; more?: number }
  /** a person called an operation that their role may not; `call`: the RPC path, without its input */
  | { type: 'access.denied'; staffId: string; call: string; more: number }
  | { type: 'session.seen'; tokenHash: string }
  | { type: 'session.ended'; staffId: string; tokenHash: string; why: 'signed_out' | 'factors' }
  | { type: 'sessions.expired'; idleSince: string; startedSince: string }

/** Sessions begin, are raised, are refused and end. */
export async function saveSession(tx: Tx, at: string, change: SessionChange): Promise<AuditEvent> {
  switch (change.type) {
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
      const raised = await tx.db
        .update(sessions)
        .set({ tokenHash: next, stage: 'full', factorAt: at, lastSeenAt: at })
        .where(eq(sessions.tokenHash, tokenHash))
        .returning({ id: sessions.id })
      assertRowUpdated(raised, 'a session whose token was renewed meanwhile')
      return { action: 'session.raised', subject: { type: 'staff', id: staffId }, detail: { method: by } }
    }
    case 'access.denied': {
      const { staffId: id, call, more } = change
      return { action: 'access.denied', subject: { type: 'staff', id }, detail: { call, ...(more > 0 && { more }) } }
    }
    case 'session.unconfirmed': {
      const { staffId, kind, more } = change
      return {
        action: 'session.unconfirmed',
        subject: { type: 'staff', id: staffId },
        detail: { kind, ...(more > 0 && { more }) },
      }
    }
    case 'session.refused':
      return {
        action: 'session.refused',
        subject: { type: 'staff', id: change.staffId ?? 'unknown' },
        detail: {
          why: change.why,
          ...(change.from && { from: change.from }),
          ...(change.more && { more: change.more }),
        },
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
