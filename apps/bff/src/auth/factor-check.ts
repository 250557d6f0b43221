import type { FactorProof } from '@mimamori/contract/staff/factor-contract'
import { passkeyByCredential } from '@mimamori/storage/factors/factor-reads'
import { record } from '@mimamori/storage/record-change'
import type { Request } from 'express'
import type { AppContext } from '../runtime/app-context.ts'
import { relyingPartyOf, verifyPasskeyAuthentication } from './auth-passkeys.ts'
import { isDemoSignIn } from './demo-accounts.ts'
import { spendRecoveryCode } from './recovery-codes.ts'
import { spendTotpCode } from './totp.ts'
import type { FactorCheck, FactorFinding } from './verify-factor.ts'

const findingOf = (good: boolean): FactorFinding => (good ? 'good' : 'wrong')

/**
 * Prepares the check of a presented factor, to be run inside the caller's transaction. A passkey's signature is verified
 * here, before it: that ends the passkey's ceremony in a transaction of its own, so that a challenge is answered once.
 */
export async function prepareFactorCheck(
  app: AppContext,
  { id: staffId, login }: { readonly id: string; readonly login: string },
  { proof, request }: { readonly proof: FactorProof; readonly request: Request },
): Promise<FactorCheck> {
  const { vault } = app.storage
  const { by } = proof
  switch (by) {
    case 'code':
      return {
        by,
        verifyAndConsume: (tx, at) =>
          spendTotpCode(tx, at, { staffId, code: proof.code, vault, alternativeTime: app.clock.alternativeTime() }),
      }
    case 'recovery':
      return { by, verifyAndConsume: async (tx, at) => findingOf(await spendRecoveryCode(tx, at, staffId, proof.code)) }
    case 'demo':
      return { by, verifyAndConsume: async () => findingOf(isDemoSignIn(login, proof.password)) }
    case 'passkey': {
      const verified = await verifyPasskeyAuthentication(app, staffId, {
        answer: proof.answer,
        party: relyingPartyOf(app, request),
      })
      return {
        by,
        verifyAndConsume: async (tx, at) => {
          const stored = verified && (await passkeyByCredential(tx.db, proof.answer.id))
          // meanwhile the passkey was removed, or another call used it
          if (!verified || stored?.counter !== verified.factor.counter) return 'wrong'
          const { factor, counter } = verified
          await record(tx, at, staffId, { type: 'factor.used', factor, seen: factor.counter, counter })
          return 'good'
        },
      }
    }
  }
}
