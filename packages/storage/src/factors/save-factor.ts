import type { AuditActionCode } from '@mimamori/policy/audit/audit-actions'
import { and, eq, isNull, lt } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import type { Tx } from '../engine/engine.ts'
import { accessChangedColumns } from '../people/account-secrets.ts'
import { ceremonies, factors, recoveryCodes, staff } from '../schema/sqlite.ts'
import { forgetBrowsers } from '../staff/forget-browsers.ts'
import type { Ceremony, Factor } from './factor-reads.ts'

type FactorRef = Pick<Factor, 'id' | 'staffId' | 'kind'>

export type FactorChange =
  | { type: 'factor.added'; factor: Omit<Factor, 'createdAt' | 'lastUsedAt'> }
  /** `counter`: the new value; `seen`: the one it was checked against, which must still be stored */
  | { type: 'factor.used'; factor: FactorRef; seen: number; counter: number }
  | { type: 'factor.renamed'; factor: FactorRef; label: string }
  | { type: 'factor.removed'; factor: FactorRef }
  | { type: 'recovery.made'; staffId: string; hashes: readonly string[] }
  | { type: 'recovery.used'; staffId: string; codeHash: string }
  | { type: 'ceremony.begun'; ceremony: Ceremony }
  | { type: 'ceremony.ended'; id: string }
  | { type: 'ceremonies.expired' }

/** Second factors and recovery codes are added, used and removed; sign-in ceremonies begin and end. */
export async function saveFactor(tx: Tx, at: string, change: FactorChange): Promise<AuditEvent> {
  switch (change.type) {
    case 'factor.added':
      await tx.db.insert(factors).values({ ...change.factor, createdAt: at, lastUsedAt: null })
      return factorEvent(change.type, change.factor)
    case 'factor.used': {
      const { factor, seen, counter } = change
      const used = await tx.db
        .update(factors)
        .set({ counter, lastUsedAt: at })
        .where(and(eq(factors.id, factor.id), eq(factors.counter, seen)))
        .returning({ id: factors.id })
      assertRowUpdated(used, 'a factor that was used meanwhile')
      return null
    }
    case 'factor.renamed':
      await tx.db.update(factors).set({ label: change.label }).where(eq(factors.id, change.factor.id))
      return factorEvent(change.type, change.factor)
    case 'factor.removed':
      await tx.db.delete(factors).where(eq(factors.id, change.factor.id))
      await forgetBrowsers(tx, change.factor.staffId)
      return factorEvent(change.type, change.factor)
    case 'recovery.made':
    case 'recovery.used':
      return await saveRecovery(tx, at, change)
    case 'ceremony.begun':
      await tx.db.insert(ceremonies).values(change.ceremony)
      return null
    case 'ceremony.ended': {
      const ended = await tx.db.delete(ceremonies).where(eq(ceremonies.id, change.id)).returning({ id: ceremonies.id })
      assertRowUpdated(ended, 'a ceremony that was answered meanwhile')
      return null
    }
    case 'ceremonies.expired':
      await tx.db.delete(ceremonies).where(lt(ceremonies.expiresAt, at))
      return null
  }
}

const factorEvent = (action: AuditActionCode, { id, kind }: FactorRef): AuditEvent => ({
  action,
  subject: { type: 'factor', id },
  detail: { kind },
})

type RecoveryChange = Extract<FactorChange, { type: `recovery.${string}` }>

async function saveRecovery(tx: Tx, at: string, change: RecoveryChange): Promise<AuditEvent> {
  const { staffId } = change
  const subject = { type: 'staff', id: staffId }
  if (change.type === 'recovery.made') {
    await tx.db.delete(recoveryCodes).where(eq(recoveryCodes.staffId, staffId))
    await tx.db.insert(recoveryCodes).values(change.hashes.map((codeHash) => ({ staffId, codeHash, usedAt: null })))
    return { action: change.type, subject, detail: { n: change.hashes.length } }
  }
  const used = await tx.db
    .update(recoveryCodes)
    .set({ usedAt: at })
    .where(
      and(
        eq(recoveryCodes.staffId, staffId),
        eq(recoveryCodes.codeHash, change.codeHash),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ codeHash: recoveryCodes.codeHash })
  assertRowUpdated(used, 'a recovery code that was used meanwhile')
  // a recovery code replaces a lost factor; whoever found the codes may have the factor, too
  await tx.db.update(staff).set(accessChangedColumns(at)).where(eq(staff.id, staffId))
  return { action: change.type, subject, detail: {} }
}
