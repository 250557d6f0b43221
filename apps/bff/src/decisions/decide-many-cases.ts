import type { BulkDecided, BulkUndone } from '@mimamori/contract/decisions/decision-contract'
import type { Choice } from '@mimamori/policy/decisions/decision-choice'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { newId } from '@mimamori/storage/ids'
import type { Tx } from '@mimamori/storage/storage'
import { refusalOf } from '../rpc/refusal-errors.ts'
import type { RunOnce } from '../rpc/with-idempotency.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { decideCase, loadDecisionContext } from './decide-case.ts'
import { undoDecision } from './undo-decision.ts'

/** One case of several. `text`: what its member reads, where it differs from the common text. */
type BulkDecisionItem = {
  readonly caseId: string
  readonly fence: number
  readonly contentVersion: number
  readonly text?: string | undefined
  /** ms it was in view; `null`: not told */
  readonly shownMs?: number | null
}

export type BulkDecisionInput = {
  readonly choice: Choice
  readonly note: string
  /** calls with the same one are one act of this person */
  readonly page?: string | undefined
  readonly cases: readonly BulkDecisionItem[]
}

type RefusalBody = NonNullable<ReturnType<typeof refusalOf>>

/** Runs each item in a transaction of its own. What is refused is listed; a fault is thrown when all are done. */
async function runEachSeparately<Of, Done>(
  of: readonly Of[],
  work: (one: Of) => Promise<Done>,
): Promise<{ one: Of; done: Done | null; refused: RefusalBody | null }[]> {
  const settled = await Promise.allSettled(of.map(work))
  return settled.map((result, n) => {
    const one = of[n] as Of
    if (result.status === 'fulfilled') return { one, done: result.value, refused: null }
    const refused = refusalOf(result.reason)
    if (!refused) throw result.reason
    return { one, done: null, refused }
  })
}

const choiceFor = (choice: Choice, { text }: BulkDecisionItem): Choice =>
  choice.kind === 'measures' && text !== undefined ? { ...choice, text } : choice

type Caller = { readonly app: AppContext; readonly actor: Staff; readonly runOnce: RunOnce }

/**
 * Makes the same choice for several cases. With a retry key each is decided at most once, also when the call is
 * repeated.
 */
export async function decideCases(
  { app, actor, runOnce }: Caller,
  { choice, note, page: given, cases }: BulkDecisionInput,
): Promise<BulkDecided[]> {
  const page = given ?? newId(app.clock.now())
  const outcomes = await runEachSeparately(cases, async (item) => {
    const { caseId, fence, contentVersion, shownMs = null } = item
    const decideInput = { caseId, fence, contentVersion, choice: choiceFor(choice, item), note, shownMs }
    return await runOnce(
      decideInput,
      (tx, at, decisionContext) =>
        decideCase(tx, at, actor, { ...decideInput, page, entries: app.catalogue.entries() }, decisionContext),
      {
        part: caseId,
        prefetch: (tx: Tx) => loadDecisionContext(tx, decideInput),
        afterCommit: () => app.metrics.countDecision(choice),
      },
    )
  })
  return outcomes.map(({ one, done: decided, refused }) => ({ caseId: one.caseId, decided, refused }))
}

/** Undoes several decisions, each on its own. */
export async function undoDecisions(
  app: AppContext,
  actor: Staff,
  decisionIds: readonly string[],
): Promise<BulkUndone[]> {
  const outcomes = await runEachSeparately(decisionIds, async (id) => {
    const undone = await undoDecision(app, actor, id)
    app.metrics.countUndo()
    return undone
  })
  return outcomes.map(({ one: decisionId, done: undone, refused }) => ({ decisionId, undone, refused }))
}
