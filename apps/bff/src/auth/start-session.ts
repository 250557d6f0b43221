import { hash, randomBytes } from 'node:crypto'
import type { FactorProof } from '@mimamori/contract/staff/factor-contract'
import type { FactorKind } from '@mimamori/policy/staff/second-factor-rules'
import type { SessionStage, SignInMethod } from '@mimamori/policy/staff/session-stage-rules'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import type { SignedIn } from '../rpc/rpc-middleware.ts'

/** What is stored of a session token: SHA-256, enough for its 256 random bits. */
export const tokenHash = (token: string): string => hash('sha256', token)

const newToken = (): string => randomBytes(32).toString('base64url')

/**
 * A session to start. `stage`: how far it is signed in; `factor`: a second factor was shown with it; `agent`: browser
 * and system.
 */
type NewSession = {
  readonly staffId: string
  readonly stage: SessionStage
  readonly method: SignInMethod
  readonly factor: boolean
  readonly agent: string
}

/** Starts a session; every way of signing in ends here. Returns the token for the cookie. */
export async function startSession(tx: Tx, at: string, start: NewSession): Promise<string> {
  const token = newToken()
  await record(tx, at, start.staffId, { type: 'session.started', tokenHash: tokenHash(token), ...start })
  return token
}

/**
 * Marks a session fully signed in and confirmed, after a second factor. It gets a new token, so that one known before
 * is worth nothing. `method`: for the audit log. Returns the new token.
 */
export async function elevateSession(
  tx: Tx,
  at: string,
  { session, account }: SignedIn,
  method: FactorKind | FactorProof['by'],
): Promise<string> {
  const token = newToken()
  const { tokenHash: old } = session
  const raised = {
    type: 'session.raised',
    staffId: account.id,
    tokenHash: old,
    next: tokenHash(token),
    by: method,
  } as const
  await record(tx, at, account.id, raised)
  return token
}
