import type { Tx } from '@mimamori/storage/storage'
import { invalidInputError } from '../rpc/refusal-errors.ts'
import { os, requirePermission } from '../rpc/rpc-middleware.ts'
import { idempotencyKeyFlaw, withIdempotency } from '../rpc/with-idempotency.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { decideCase, loadDecisionContext } from './decide-case.ts'
import { decideCases, undoDecisions } from './decide-many-cases.ts'
import { listRecentDecisions } from './list-recent-decisions.ts'
import { listReversibleMeasures } from './list-reversible-measures.ts'
import { undoDecision } from './undo-decision.ts'

export function decisionProcedures(app: AppContext) {
  const reader = requirePermission('cases.read')
  const decider = requirePermission('cases.decide')
  return {
    decide: os.decisions.decide.use(decider).handler(({ input, context }) => {
      const flaw = idempotencyKeyFlaw(context.retryKey)
      if (flaw) throw invalidInputError([flaw])
      const prefetch = (tx: Tx) => loadDecisionContext(tx, input)
      const retry = { scope: context.actor.id, key: context.retryKey, body: input, prefetch }
      return withIdempotency(
        app,
        retry,
        (tx, at, decisionContext) =>
          decideCase(tx, at, context.actor, { ...input, entries: app.catalogue.entries() }, decisionContext),
        () => app.metrics.countDecision(input.choice),
      )
    }),
    decideMany: os.decisions.decideMany.use(decider).handler(({ input, context }) => {
      const flaw = idempotencyKeyFlaw(context.retryKey)
      if (flaw) throw invalidInputError([flaw])
      return decideCases(app, context.actor, context.retryKey, input)
    }),
    undoMany: os.decisions.undoMany
      .use(decider)
      .handler(({ input, context }) => undoDecisions(app, context.actor, input.decisionIds)),
    undo: os.decisions.undo.use(decider).handler(async ({ input, context }) => {
      const undone = await undoDecision(app, context.actor, input.decisionId)
      app.metrics.countUndo()
      return undone
    }),
    reversible: os.decisions.reversible.use(reader).handler(({ input }) => listReversibleMeasures(app, input.caseId)),
    recent: os.decisions.recent.use(reader).handler(({ context }) => listRecentDecisions(app, context.actor)),
  }
}
