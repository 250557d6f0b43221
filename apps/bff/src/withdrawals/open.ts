import type { OpenedEvidence } from '@mimamori/contract/withdrawals/withdrawals'
import { may } from '@mimamori/policy/staff/roles'
import type { Staff } from '@mimamori/policy/staff/staff'
import type { Tx } from '@mimamori/storage/desk'
import { record } from '@mimamori/storage/record'
import { evidenceOf, unchanged, withdrawalById } from '@mimamori/storage/withdrawals/reads'
import { notFound } from '../http/refused.ts'
import { evidenceLine } from './look.ts'

export type Opening = { readonly withdrawalId: string; readonly n: number }

/** Read a pinned piece. That whoever could approve has opened it is written down before it is shown. */
export async function openEvidence(tx: Tx, at: string, actor: Staff, { withdrawalId, n }: Opening) {
  const it = await withdrawalById(tx.db, withdrawalId)
  const piece = it && (await evidenceOf(tx.db, withdrawalId)).find((each) => each.n === n)
  if (!piece) throw notFound()
  const counts = it.state === 'proposed' && it.proposerId !== actor.id && may(actor.role, 'withdrawals.approve')
  const first = counts && !piece.openedBy.some((each) => each.id === actor.id)
  if (first) await record(tx, at, actor.id, { type: 'withdrawal.opened', withdrawal: it, n, staffId: actor.id })
  const openedBy = first ? [...piece.openedBy, { id: actor.id, alias: actor.alias, at }] : piece.openedBy
  const still = await unchanged(tx.db, it.memberId, piece)
  const opened = { ...evidenceLine({ ...piece, openedBy }, actor), text: piece.text, unchanged: still }
  return opened satisfies OpenedEvidence
}
