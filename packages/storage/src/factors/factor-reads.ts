import type { FactorKind } from '@mimamori/policy/staff/second-factor-rules'
import { and, asc, count, eq, gt, isNull } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { ceremonies, factors, recoveryCodes } from '../schema/sqlite.ts'

export type Factor = {
  readonly id: string
  readonly staffId: string
  readonly kind: FactorKind
  readonly label: string
  /** sealed by the vault */
  readonly secret: string
  readonly credentialId: string | null
  /** of one-time codes: the last time step used; of a passkey: its signature counter */
  readonly counter: number
  readonly createdAt: string
  readonly lastUsedAt: string | null
}

/** A challenge of WebAuthn or a company sign-in that is answered once; `data` is sealed by the vault. */
export type Ceremony = {
  readonly id: string
  readonly kind: string
  readonly staffId: string | null
  readonly data: string
  readonly expiresAt: string
}

const toFactor = (row: typeof factors.$inferSelect): Factor => ({ ...row, kind: row.kind as FactorKind })

/** A person's factors, the oldest first. */
export async function factorsOf(db: Db, staffId: string): Promise<Factor[]> {
  const rows = await db.select().from(factors).where(eq(factors.staffId, staffId)).orderBy(asc(factors.id))
  return rows.map(toFactor)
}

/** The passkey with this credential id, whoever has it; `null`: there is none. */
export async function passkeyByCredential(db: Db, credentialId: string): Promise<Factor | null> {
  const [row] = await db.select().from(factors).where(eq(factors.credentialId, credentialId))
  return row ? toFactor(row) : null
}

const isUnusedRecoveryCode = (staffId: string) => and(eq(recoveryCodes.staffId, staffId), isNull(recoveryCodes.usedAt))

/** How many unused recovery codes a person has. */
export async function countRecoveryCodes(db: Db, staffId: string): Promise<number> {
  const [row] = await db.select({ n: count() }).from(recoveryCodes).where(isUnusedRecoveryCode(staffId))
  return row?.n ?? 0
}

/** Is this the hash of an unused recovery code of this person? */
export async function isRecoveryCode(db: Db, staffId: string, codeHash: string): Promise<boolean> {
  const [row] = await db
    .select({ codeHash: recoveryCodes.codeHash })
    .from(recoveryCodes)
    .where(and(isUnusedRecoveryCode(staffId), eq(recoveryCodes.codeHash, codeHash)))
  return row !== undefined
}

/** A ceremony of this kind that is neither answered nor expired; `null`: there is none. */
export async function ceremonyOf(
  db: Db,
  { id, kind, now }: { readonly id: string; readonly kind: string; readonly now: string },
): Promise<Ceremony | null> {
  const [row] = await db
    .select()
    .from(ceremonies)
    .where(and(eq(ceremonies.id, id), eq(ceremonies.kind, kind), gt(ceremonies.expiresAt, now)))
  return row ?? null
}
