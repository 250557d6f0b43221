import type { FactorProof } from '@mimamori/contract/staff/factor-contract'
import { passkeyByCredential } from '@mimamori/storage/factors/factor-reads'
import { record } from '@mimamori/storage/record-change'
import type { Request } from 'express'
import type { AppContext } from '../runtime/app-context.ts'
import { relyingPartyOf, verifyPasskeyAuthentication } from './auth-passkeys.ts'
import { isDemoSignIn } from './demo-accounts.ts'
import { spendRecoveryCode } from './recovery-codes.ts'
import { spendTotpCode } from './totp.ts'
import type { FactorCheck } from './verify-factor.ts'

/**
 * The check of a factor that was presented. The signature of a passkey is verified here, beforehand: it needs more than
 * a transaction.
 */
export async function loadFactorProof(
  app: AppContext,
  { id: staffId, login }: { readonly id: string; readonly login: string },
  { shown, request }: { readonly shown: FactorProof; readonly request: Request },
): Promise<FactorCheck> {
  const { vault } = app.storage
  const { by } = shown
  switch (by) {
    case 'code':
      return {
        by,
        isGood: (tx, at) =>
          spendTotpCode(tx, at, { staffId, code: shown.code, vault, alternativeTime: app.clock.alternativeTime() }),
      }
    case 'recovery':
      return { by, isGood: (tx, at) => spendRecoveryCode(tx, at, staffId, shown.code) }
    case 'demo':
      return { by, isGood: async () => isDemoSignIn(login, shown.password) }
    case 'passkey': {
      const verified = await verifyPasskeyAuthentication(app, staffId, {
        answer: shown.answer,
        party: relyingPartyOf(app, request),
      })
      return {
        by,
        isGood: async (tx, at) => {
          const stored = verified && (await passkeyByCredential(tx.db, shown.answer.id))
          // meanwhile the passkey was removed, or another call used it
          if (!verified || stored?.counter !== verified.factor.counter) return false
          const { factor, counter } = verified
          await record(tx, at, staffId, { type: 'factor.used', factor, seen: factor.counter, counter })
          return true
        },
      }
    }
  }
}
