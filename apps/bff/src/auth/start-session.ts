import { hash, randomBytes } from 'node:crypto'
import type { SessionStage, SignInMethod } from '@mimamori/policy/staff/session-stage-rules'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import type { SignedIn } from '../rpc/rpc-middleware.ts'

/** Only this of a token is stored. The token itself has 256 random bits, so a plain hash is enough. */
export const tokenHash = (token: string): string => hash('sha256', token)

const newToken = (): string => randomBytes(32).toString('base64url')

/** A session to begin: whose, how far it gets them, how they came, whether a second factor was shown with it, from what. */
type NewSession = {
  readonly staffId: string
  readonly stage: SessionStage
  readonly method: SignInMethod
  readonly factor: boolean
  readonly agent: string
}

/** Start a session, the one way in for every way of signing in. Answers the token for the cookie. */
export async function startSession(tx: Tx, at: string, start: NewSession): Promise<string> {
  const token = newToken()
  await record(tx, at, start.staffId, { type: 'session.started', tokenHash: tokenHash(token), ...start })
  return token
}

/**
 * A second factor was shown in this session: it is whole, and confirmed from now on. The token is made anew, so that one
 * that was known before is worth nothing. Answers the new one.
 */
export async function elevateSession(tx: Tx, at: string, { session, account }: SignedIn, by: string): Promise<string> {
  const token = newToken()
  const { tokenHash: old } = session
  const raised = { type: 'session.raised', staffId: account.id, tokenHash: old, next: tokenHash(token), by } as const
  await record(tx, at, account.id, raised)
  return token
}
