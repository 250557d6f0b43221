import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { letters } from '@mimamori/copy/letters/ja'
import { renderMemberMessage } from '@mimamori/copy/letters/member-message'
import { dayOf, monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { CatalogueEntry } from '@mimamori/policy/catalogue/catalogue-entry'
import { catalogueFor } from '@mimamori/policy/catalogue/entries-in-force'
import { unfilledVariableNames } from '@mimamori/policy/catalogue/template-rendering'
import { templateFor } from '@mimamori/policy/catalogue/template-selection'
import type { Choice } from '@mimamori/policy/decisions/decision-choice'
import { plusSeconds } from '@mimamori/policy/instant'
import { ledgerEntriesInForce, visibilityAfter } from '@mimamori/policy/ledger/ledger-rules'
import type { WithdrawalProposed } from '@mimamori/policy/withdrawals/withdrawal-proposal-rules'
import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import { hideOfProposal, nextPlaceBeside } from '@mimamori/storage/decisions/beside-reads'
import type { StoredDecision } from '@mimamori/storage/decisions/decision-reads'
import { versionOf } from '@mimamori/storage/intake/intake-reads'
import { ledgerOf, measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import type { StoredWithdrawal } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { reverseDecision } from './decision-reversal.ts'

type ProposalHide = {
  readonly case: StoredCase
  readonly actorId: string
  /** has an earlier decision confirmed a violation on the post? */
  readonly confirmed: boolean
  readonly proposed: WithdrawalProposed
  readonly hide: Extract<Choice, { kind: 'measures' }>
  readonly note: string
}

/**
 * Hides the post of a proposed withdrawal: a decision beside the proposal, with a letter, an undo window and an entry in the month of its own.
 * `id`: older than that of the proposal's decision, so that the post is counted by what was decided first.
 */
export async function recordProposalHide(tx: Tx, at: string, id: string, of: ProposalHide): Promise<void> {
  const { case: storedCase, actorId, confirmed, proposed, hide, note } = of
  const { undoSeconds } = await measureSettings(tx.db)
  const { categories, published } = proposed
  await record(tx, at, actorId, {
    type: 'case.decided',
    id,
    case: storedCase,
    actorId,
    decided: {
      type: 'case.decided',
      choice: hide,
      ...{ categories, published, month: monthOf(at) },
      heldUntil: plusSeconds(at, undoSeconds),
      softerThan: null,
      correctionDueAt: null,
    },
    confirmed,
    takesBack: [],
    note,
    reading: { shownMs: null, quick: false },
    page: null,
    beside: await nextPlaceBeside(tx.db, storedCase),
  })
}

/**
 * Takes back the hide of a proposal that was not carried out, or is taken back: undone where nothing was sent, else reversed, with a letter. It
 * stays where another hide of the post stands, or where it was taken back before. Returns whether the post is shown again.
 */
export async function takeBackProposalHide(
  tx: Tx,
  at: string,
  actorId: string,
  withdrawal: StoredWithdrawal,
  { case: storedCase, entries }: { readonly case: StoredCase; readonly entries: readonly CatalogueEntry[] },
): Promise<boolean> {
  const hide = await hideOfProposal(tx.db, withdrawal)
  if (!hide) return false
  if (hide.state === 'held') {
    await record(tx, at, actorId, { type: 'decision.undone', decision: hide, case: storedCase, lease: null })
    return true
  }
  const about = (await ledgerOf(tx.db, withdrawal.memberId)).filter(
    ({ target }) => target.type === hide.target.type && target.id === hide.target.id,
  )
  const others = about.filter(({ decisionId }) => decisionId !== hide.id)
  const stands = ledgerEntriesInForce(about).some(({ decisionId }) => decisionId === hide.id)
  if (!stands || !visibilityAfter(others)) return false
  const text = await reversalLetter(tx.db, at, hide, entries)
  await reverseDecision(tx, at, actorId, { decisionId: hide.id, text, note: '' })
  return true
}

/** The letter that tells a member that a hide was taken back, by today's template, or the shipped one where that has gaps left. */
async function reversalLetter(
  db: Tx['db'],
  at: string,
  { target, contentVersion, categories }: StoredDecision,
  entries: readonly CatalogueEntry[],
): Promise<string> {
  const version = await versionOf(db, target, contentVersion)
  const about = {
    target: target.type,
    title: version?.title ?? '',
    body: version?.body ?? '',
    ...{ categories, passages: [], now: at },
  }
  const day = dayOf(at)
  const drafts = [entries, SHIPPED_CATALOGUE].map((known) => {
    const catalogue = catalogueFor(known, day, day)
    const template = templateFor(catalogue.templates, 'reverse', undefined)
    return template ? renderMemberMessage(template, about, { catalogue, language: 'ja', letters }) : ''
  })
  return drafts.find((text) => text.trim() !== '' && unfilledVariableNames(text).length === 0) ?? ''
}
