import type { Staff } from '@mimamori/policy/staff/staff'
import { type Proposer, approve as rule } from '@mimamori/policy/withdrawals/approve'
import { decisionById } from '@mimamori/storage/decisions/reads'
import type { Tx } from '@mimamori/storage/desk'
import { measureSettings } from '@mimamori/storage/ledger/reads'
import { record } from '@mimamori/storage/record'
import { accountOf } from '@mimamori/storage/staff/reads'
import {
  evidenceOf,
  factorShown,
  type StoredWithdrawal,
  unchanged,
  withdrawalById,
  withdrawLine,
} from '@mimamori/storage/withdrawals/reads'
import { notFound, refused } from '../http/refused.ts'

/** The pinned pieces as far as this person's approval goes. */
export async function lookedAt(db: Tx['db'], { id, memberId }: StoredWithdrawal, staffId: string) {
  const evidence = await evidenceOf(db, id)
  return await Promise.all(
    evidence.map(async (piece) => ({
      opened: piece.openedBy.some((each) => each.id === staffId),
      unchanged: await unchanged(db, memberId, piece),
    })),
  )
}

/** Whoever proposed it, as their account is by now. */
export async function proposerOf(db: Tx['db'], { proposerId }: StoredWithdrawal): Promise<Proposer> {
  const account = await accountOf(db, proposerId)
  if (!account) throw notFound()
  return account
}

/** Of a reversal: the line of the ledger it takes back. */
async function lineOf(tx: Tx, { reverses }: StoredWithdrawal): Promise<string | null> {
  if (reverses === null) return null
  const withdrawn = await withdrawalById(tx.db, reverses)
  return withdrawn && (await withdrawLine(tx.db, withdrawn.decisionId))
}

/** Who approves, and in which session the second factor was shown. */
export type Approving = { readonly actor: Staff; readonly sessionId: string; readonly withdrawalId: string }

/** Be the second of two. Throws NotFound for an unknown proposal. */
export async function approve(tx: Tx, at: string, { actor, sessionId, withdrawalId }: Approving) {
  const withdrawal = await withdrawalById(tx.db, withdrawalId)
  const decision = withdrawal && (await decisionById(tx.db, withdrawal.decisionId))
  if (!withdrawal || !decision) throw notFound()
  const factorAt = await factorShown(tx.db, sessionId, actor.id)
  const { holdMinutes } = await measureSettings(tx.db)
  const evidence = await lookedAt(tx.db, withdrawal, actor.id)
  const proposer = await proposerOf(tx.db, withdrawal)
  const verdict = rule({ withdrawal, actor, now: at, proposer, evidence, factorAt, holdMinutes })
  if (!verdict.ok) throw refused(verdict.refusal)
  const line = await lineOf(tx, withdrawal)
  const shown = factorAt ?? at
  const who = { approverId: actor.id, factorAt: shown, line }
  await record(tx, at, actor.id, { ...verdict.event, withdrawal, decision, approved: verdict.event, ...who })
  return { heldUntil: verdict.event.heldUntil }
}
