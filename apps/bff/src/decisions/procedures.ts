import type { Tx } from '@mimamori/storage/storage'
import { invalidInputError } from '../rpc/refusal-errors.ts'
import { os, requirePermission } from '../rpc/rpc-middleware.ts'
import { idempotencyKeyFlaw, withIdempotency } from '../rpc/with-idempotency.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { decide, sightOf } from './decide.ts'
import { decideMany, undoMany } from './many.ts'
import { recent } from './recent.ts'
import { reversible } from './reversible.ts'
import { undo } from './undo.ts'

export function decisionProcedures(app: AppContext) {
  const reader = requirePermission('cases.read')
  const decider = requirePermission('cases.decide')
  return {
    decide: os.decisions.decide.use(decider).handler(({ input, context }) => {
      const flaw = idempotencyKeyFlaw(context.retryKey)
      if (flaw) throw invalidInputError([flaw])
      const prefetch = (tx: Tx) => sightOf(tx, input)
      const retry = { scope: context.actor.id, key: context.retryKey, body: input, prefetch }
      return withIdempotency(
        app,
        retry,
        (tx, at, seen) => decide(tx, at, context.actor, { ...input, entries: app.catalogue.entries() }, seen),
        () => app.metrics.countDecision(input.choice),
      )
    }),
    decideMany: os.decisions.decideMany.use(decider).handler(({ input, context }) => {
      const flaw = idempotencyKeyFlaw(context.retryKey)
      if (flaw) throw invalidInputError([flaw])
      return decideMany(app, context.actor, context.retryKey, input)
    }),
    undoMany: os.decisions.undoMany
      .use(decider)
      .handler(({ input, context }) => undoMany(app, context.actor, input.decisionIds)),
    undo: os.decisions.undo.use(decider).handler(async ({ input, context }) => {
      const undone = await undo(app, context.actor, input.decisionId)
      app.metrics.countUndo()
      return undone
    }),
    reversible: os.decisions.reversible.use(reader).handler(({ input }) => reversible(app, input.caseId)),
    recent: os.decisions.recent.use(reader).handler(({ context }) => recent(app, context.actor)),
  }
}
