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

/** What was shown, and with it how it is found good. A signature is looked at beforehand: that takes more than the database. */
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
        isGood: (tx, at) => spendTotpCode(tx, at, { staffId, code: shown.code, vault, or: app.clock.otherTime() }),
      }
    case 'recovery':
      return { by, isGood: (tx, at) => spendRecoveryCode(tx, at, staffId, shown.code) }
    case 'demo':
      return { by, isGood: async () => isDemoSignIn(login, shown.password) }
    case 'passkey': {
      const good = await verifyPasskeyAuthentication(app, staffId, {
        answer: shown.answer,
        party: relyingPartyOf(app, request),
      })
      return {
        by,
        isGood: async (tx, at) => {
          const now = good && (await passkeyByCredential(tx.db, shown.answer.id))
          // it was given up, or signed something else, meanwhile
          if (!good || now?.counter !== good.factor.counter) return false
          const { factor, counter } = good
          await record(tx, at, staffId, { type: 'factor.used', factor, seen: factor.counter, counter })
          return true
        },
      }
    }
  }
}
