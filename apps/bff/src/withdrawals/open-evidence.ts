import type { OpenedEvidence } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import {
  evidenceOf,
  isEvidenceUnchanged,
  isSameText,
  newerVersionPin,
  type StoredEvidence,
} from '@mimamori/storage/withdrawals/withdrawal-evidence-reads'
import { type StoredWithdrawal, withdrawalById } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { notFoundError } from '../rpc/refusal-errors.ts'
import { toEvidenceLine } from './get-withdrawals.ts'

export type OpenEvidenceInput = { readonly withdrawalId: string; readonly n: number }

/**
 * Pin the newest version of a piece's text, where it has changed since. From then on both are evidence, and whoever approves has opened
 * both. Answers all that is pinned.
 */
async function pinNewestVersion(
  tx: Tx,
  at: string,
  actor: Staff,
  of: { readonly it: StoredWithdrawal; readonly evidence: readonly StoredEvidence[]; readonly piece: StoredEvidence },
): Promise<readonly StoredEvidence[]> {
  const { it, evidence, piece } = of
  const pin = await newerVersionPin(tx.db, it.memberId, evidence, piece)
  if (!pin) return evidence
  const n = Math.max(...evidence.map((each) => each.n)) + 1
  await record(tx, at, actor.id, { type: 'withdrawal.repinned', withdrawal: it, n, pin })
  return [...evidence, { ...pin, n, openedBy: [] }]
}

/** Of an earlier version of a text: the newest one that is pinned. */
function latestPinOf(evidence: readonly StoredEvidence[], piece: StoredEvidence): StoredEvidence | null {
  const latest = evidence.filter(({ ref }) => isSameText(ref, piece.ref)).at(-1)
  return latest && latest.n !== piece.n ? latest : null
}

/**
 * Read a pinned piece. That whoever could approve has opened it is written down before it is shown. A text that has changed since it was
 * pinned is answered with its newest version, which counts as opened, too.
 */
export async function openEvidence(tx: Tx, at: string, actor: Staff, { withdrawalId, n }: OpenEvidenceInput) {
  const it = await withdrawalById(tx.db, withdrawalId)
  const pinned = it ? await evidenceOf(tx.db, withdrawalId) : []
  const piece = pinned.find((each) => each.n === n)
  if (!it || !piece) throw notFoundError()
  const counts = it.state === 'proposed' && it.proposerId !== actor.id && may(actor.role, 'withdrawals.approve')
  const evidence = counts ? await pinNewestVersion(tx, at, actor, { it, evidence: pinned, piece }) : pinned
  const latest = latestPinOf(evidence, piece)
  const opening = counts ? [piece, ...(latest ? [latest] : [])].filter((each) => !isOpenedBy(each, actor)) : []
  for (const each of opening)
    await record(tx, at, actor.id, { type: 'withdrawal.opened', withdrawal: it, n: each.n, staffId: actor.id })
  const openedBy = opening.includes(piece)
    ? [...piece.openedBy, { id: actor.id, alias: actor.alias, at }]
    : piece.openedBy
  const still = await isEvidenceUnchanged(tx.db, it.memberId, piece)
  const line = { ...toEvidenceLine({ ...piece, openedBy }, actor), newer: false }
  const changed = latest && { n: latest.n, at: latest.at, title: latest.title, text: latest.text }
  return { ...line, text: piece.text, unchanged: still, changed } satisfies OpenedEvidence
}

const isOpenedBy = ({ openedBy }: StoredEvidence, { id }: Staff): boolean => openedBy.some((each) => each.id === id)
