import type { CatalogueEntry } from '@mimamori/policy/catalogue/catalogue-entry'
import { withStrongestPassages } from '@mimamori/policy/catalogue/flagged-passages'
import type { Rung } from '@mimamori/policy/catalogue/measure-ladder'
import { waitsForWithdrawal } from '@mimamori/policy/decisions/beside-rules'
import type { Choice } from '@mimamori/policy/decisions/decision-choice'
import { decideCase as rule } from '@mimamori/policy/decisions/decision-rules'
import { confirmsViolation } from '@mimamori/policy/decisions/measure-rules'
import { judgeReadingTime, type ReadingTime } from '@mimamori/policy/decisions/reading-time-rules'
import { isReviewed } from '@mimamori/policy/intake/intake-arrivals'
import { visibilityAfter } from '@mimamori/policy/ledger/ledger-rules'
import { staffWithPart } from '@mimamori/policy/reports/report-source'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { isWaitedFor } from '@mimamori/policy/withdrawals/withdrawal-model'
import { claimedSince } from '@mimamori/storage/cases/case-lease-reads'
import { caseById, caseWithContent, type StoredCase } from '@mimamori/storage/cases/case-reads'
import { nextPlaceBeside } from '@mimamori/storage/decisions/beside-reads'
import { newId } from '@mimamori/storage/ids'
import { type StoredVersion, versionOf } from '@mimamori/storage/intake/intake-reads'
import { ledgerOf, measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { record } from '@mimamori/storage/record-change'
import { sourcesBehind } from '@mimamori/storage/reports/filed-report-reads'
import type { Tx } from '@mimamori/storage/storage'
import { pendingWithdrawalOf } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { presentCase, refusalError, requireFound } from '../rpc/refusal-errors.ts'
import { validateAgainstGuideline } from '../workflows/guideline-check.ts'
import { loadLadder } from '../workflows/ladder-step.ts'
import { loadPassObjections } from '../workflows/pass-objections.ts'

export type DecideCaseInput = {
  readonly caseId: string
  readonly fence: number
  readonly contentVersion: number
  readonly choice: Choice
  readonly note: string
  /** ms the text was in view, as the page counted; `null` or none: not told */
  readonly shownMs?: number | null
  /** decisions made together share it, and are undone together; none: made alone */
  readonly page?: string
  /** all versions of the catalogue that this process knows */
  readonly entries: readonly CatalogueEntry[]
}

/** The text that is decided on, where the choice points into it or the time to read it is judged. */
async function loadText(
  tx: Tx,
  { target, contentVersion }: StoredCase,
  { choice, shownMs = null }: Pick<DecideCaseInput, 'choice' | 'shownMs'>,
): Promise<StoredVersion | null> {
  const hasPassages = choice.kind === 'measures' && choice.passages.length > 0
  return hasPassages || shownMs !== null ? await versionOf(tx.db, target, contentVersion) : null
}

/** How long the text was shown. A text that is there no more, as its author was erased, takes no time to read. */
async function readingTimeOf(
  tx: Tx,
  at: string,
  actor: Staff,
  { caseId, fence, choice, shownMs = null }: DecideCaseInput,
  version: StoredVersion | null,
): Promise<ReadingTime> {
  const since = shownMs === null ? null : await claimedSince(tx.db, { caseId, staffId: actor.id, fence })
  const { title = '', body = '', flags = [] } = version ?? {}
  return judgeReadingTime({
    text: { title, body, passages: withStrongestPassages(flags).flatMap(({ spans }) => spans) },
    shownMs,
    heldMs: since === null ? null : Date.parse(at) - Date.parse(since),
    passed: choice.kind === 'no_violation',
  })
}

/** A case to be decided, as the rule needs it. */
export type DecisionContext = {
  readonly case: StoredCase
  readonly visible: boolean
  readonly confirmed: boolean
  /** the staff who had part in a report of the case */
  readonly hadPart: readonly string[]
  /** the desk's undo window */
  readonly undoSeconds: number
  /** is a withdrawal, proposed from this case, proposed or held? */
  readonly withdrawing: boolean
}

/** Reads the case of a decision; `null`: it does not exist. Its content is read for measures only. */
export async function loadDecisionContext(
  tx: Tx,
  { caseId, choice }: Pick<DecideCaseInput, 'caseId' | 'choice'>,
): Promise<DecisionContext | null> {
  const [{ undoSeconds }, withContent, sources] = await Promise.all([
    measureSettings(tx.db),
    choice.kind !== 'no_violation' ? caseWithContent(tx.db, caseId) : null,
    sourcesBehind(tx.db, { caseId }),
  ])
  const hadPart = staffWithPart(sources)
  const known = { undoSeconds, hadPart, withdrawing: false }
  if (withContent) return { ...withContent, ...known, ...(await loadBeside(tx, withContent)) }
  const storedCase = await caseById(tx.db, caseId)
  return storedCase ? { case: storedCase, visible: true, confirmed: false, ...known } : null
}

/** Does the case wait for a withdrawal? What was decided beside it counts at once: two people could hide the post in the same minute. */
async function loadBeside(tx: Tx, { case: storedCase, visible }: Pick<DecisionContext, 'case' | 'visible'>) {
  if (storedCase.state !== 'held') return { visible, withdrawing: false }
  const { authorId, id, target } = storedCase
  tx.lock('target', `member/${authorId}`)
  const pending = await pendingWithdrawalOf(tx.db, authorId)
  const about = (await ledgerOf(tx.db, authorId)).filter(
    (each) => each.target.type === target.type && each.target.id === target.id,
  )
  return { visible: visible && visibilityAfter(about), withdrawing: isWaitedFor(pending, id) }
}

const NO_LEDGER = { ledger: [], restricting: false } as const

/** The member's ledger, where the choice depends on it, locked until this transaction ends. */
async function loadLedgerFor(tx: Tx, { authorId }: StoredCase, choice: Choice) {
  if (choice.kind === 'no_violation') return NO_LEDGER
  if (choice.kind === 'measures' && !choice.measures.some((each) => each === 'restrict' || each === 'lift'))
    return NO_LEDGER
  tx.lock('target', `member/${authorId}`)
  const [ledger, { restricting }] = [await ledgerOf(tx.db, authorId), await measureSettings(tx.db)]
  return { ledger, restricting }
}

const NO_LADDER = { next: null, correctionDays: 0 } as const

/** What the ladder suggests for the member, where the choice is measured by it. */
async function loadLadderFor(
  tx: Tx,
  at: string,
  { authorId }: StoredCase,
  choice: Choice,
): Promise<{ next: Rung | null; correctionDays: number }> {
  if (choice.kind !== 'measures' || !choice.measures.some(confirmsViolation)) return NO_LADDER
  return await loadLadder(tx.db, authorId, at)
}

/**
 * Decides a case that this person has claimed under this fence number, having seen this version of its text.
 * `prefetched`: the context, if it was read in this transaction before. Throws NotFound, and the refusal with the case
 * as it is now.
 */
export async function decideCase(
  tx: Tx,
  at: string,
  actor: Staff,
  input: DecideCaseInput,
  prefetched?: DecisionContext | null,
): Promise<{ decisionId: string; heldUntil: string }> {
  const { fence, contentVersion, choice, note, page = null } = input
  const context = requireFound(prefetched === undefined ? await loadDecisionContext(tx, input) : prefetched)
  const { case: storedCase, visible, confirmed, undoSeconds, hadPart, withdrawing } = context
  const { ledger, restricting } = await loadLedgerFor(tx, storedCase, choice)
  const { next, correctionDays } = await loadLadderFor(tx, at, storedCase, choice)
  const objections =
    choice.kind === 'no_violation' && !choice.reason ? await loadPassObjections(tx, storedCase, at) : []
  const version = await loadText(tx, storedCase, input)
  const verdict = rule(
    {
      case: storedCase,
      actor,
      now: at,
      undoSeconds,
      visible,
      ledger,
      restricting,
      note,
      next,
      objections,
      correctionDays,
      withdrawing,
      hadPart: hadPart.includes(actor.id),
      lengths: { title: version?.title.length ?? 0, body: version?.body.length ?? 0 },
      seen: { fence, contentVersion },
    },
    choice,
  )
  if (!verdict.ok) throw refusalError(verdict.refusal, await presentCase(tx.db, storedCase))
  const refusal = isReviewed(storedCase.target)
    ? await validateAgainstGuideline(tx.db, at, storedCase.target, input)
    : null
  if (refusal) throw refusalError(refusal, await presentCase(tx.db, storedCase))
  const id = newId(at)
  await record(tx, at, actor.id, {
    type: 'case.decided',
    id,
    case: storedCase,
    actorId: actor.id,
    decided: verdict.event,
    confirmed,
    takesBack: choice.kind === 'reverse' ? ledger.filter((entry) => choice.reverses.includes(entry.id)) : [],
    note,
    reading: await readingTimeOf(tx, at, actor, input, version),
    page,
    beside: waitsForWithdrawal(storedCase, withdrawing) ? await nextPlaceBeside(tx.db, storedCase) : 0,
  })
  return { decisionId: id, heldUntil: verdict.event.heldUntil }
}
