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
import { loadEvidenceSources, toEvidenceLine } from './get-withdrawals.ts'

export type OpenEvidenceInput = { readonly withdrawalId: string; readonly n: number }

/**
 * Pins the newest version of a text that has changed since it was pinned. From then on both versions are evidence, and
 * an approver has opened both. Returns all that is pinned.
 */
async function pinNewestVersion(
  tx: Tx,
  at: string,
  actor: Staff,
  pinned: { withdrawal: StoredWithdrawal; evidence: readonly StoredEvidence[]; piece: StoredEvidence },
): Promise<readonly StoredEvidence[]> {
  const { withdrawal, evidence, piece } = pinned
  const pin = await newerVersionPin(tx.db, withdrawal.memberId, evidence, piece)
  if (!pin) return evidence
  const n = Math.max(...evidence.map((each) => each.n)) + 1
  await record(tx, at, actor.id, { type: 'withdrawal.repinned', withdrawal: withdrawal, n, pin })
  return [...evidence, { ...pin, n, openedBy: [] }]
}

/** The newest pinned version of the same text; `null`: this piece is it. */
function latestPinOf(evidence: readonly StoredEvidence[], piece: StoredEvidence): StoredEvidence | null {
  const latest = evidence.filter(({ ref }) => isSameText(ref, piece.ref)).at(-1)
  return latest && latest.n !== piece.n ? latest : null
}

/**
 * Reads a pinned piece of evidence. For a person who could approve, that they opened it is stored before its text is
 * returned. Of a text that has changed, the newest version is returned too, and counts as opened. Throws NotFound.
 */
export async function openEvidence(
  tx: Tx,
  at: string,
  actor: Staff,
  { withdrawalId, n }: OpenEvidenceInput,
): Promise<OpenedEvidence> {
  const withdrawal = await withdrawalById(tx.db, withdrawalId)
  const pinned = withdrawal ? await evidenceOf(tx.db, withdrawalId) : []
  const piece = pinned.find((each) => each.n === n)
  if (!withdrawal || !piece) throw notFoundError()
  const mayApprove =
    withdrawal.state === 'proposed' && withdrawal.proposerId !== actor.id && may(actor.role, 'withdrawals.approve')
  const evidence = mayApprove ? await pinNewestVersion(tx, at, actor, { withdrawal, evidence: pinned, piece }) : pinned
  const latest = latestPinOf(evidence, piece)
  const opening = mayApprove ? [piece, ...(latest ? [latest] : [])].filter((each) => !isOpenedBy(each, actor)) : []
  for (const each of opening)
    await record(tx, at, actor.id, { type: 'withdrawal.opened', withdrawal: withdrawal, n: each.n, staffId: actor.id })
  const openedBy = opening.includes(piece)
    ? [...piece.openedBy, { id: actor.id, alias: actor.alias, at }]
    : piece.openedBy
  const unchanged = await isEvidenceUnchanged(tx.db, withdrawal.memberId, piece)
  const source = (await loadEvidenceSources(tx.db, [piece]))(piece)
  const line = { ...toEvidenceLine({ ...piece, openedBy }, actor), source, newer: false }
  const changed = latest && { n: latest.n, at: latest.at, title: latest.title, text: latest.text }
  return { ...line, text: piece.text, unchanged: unchanged, changed }
}

const isOpenedBy = ({ openedBy }: StoredEvidence, { id }: Staff): boolean => openedBy.some((each) => each.id === id)
