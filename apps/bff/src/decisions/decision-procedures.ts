import type { Tx } from '@mimamori/storage/storage'
import { os } from '../rpc/rpc-middleware.ts'
import { decideCase, loadDecisionContext } from './decide-case.ts'
import { decideCases, undoDecisions } from './decide-many-cases.ts'
import { listOwnDecisions } from './list-own-decisions.ts'
import { listRecentDecisions } from './list-recent-decisions.ts'
import { listReversibleMeasures } from './list-reversible-measures.ts'
import { undoDecision } from './undo-decision.ts'

/** Decisions on cases, and their reversal. */
export const decisionProcedures = {
  decide: os.decisions.decide.handler(({ input, context: { app, actor, runOnce } }) =>
    runOnce(
      input,
      (tx, at, decisionContext) =>
        decideCase(tx, at, actor, { ...input, entries: app.catalogue.entries() }, decisionContext),
      {
        prefetch: (tx: Tx) => loadDecisionContext(tx, input),
        afterCommit: () => app.metrics.countDecision(input.choice),
      },
    ),
  ),
  decideMany: os.decisions.decideMany.handler(({ input, context }) => decideCases(context, input)),
  undoMany: os.decisions.undoMany.handler(({ input, context: { app, actor } }) =>
    undoDecisions(app, actor, input.decisionIds),
  ),
  undo: os.decisions.undo.handler(async ({ input, context: { app, actor } }) => {
    const undone = await undoDecision(app, actor, input.decisionId)
    app.metrics.countUndo()
    return undone
  }),
  reversible: os.decisions.reversible.handler(({ input, context: { app } }) =>
    listReversibleMeasures(app, input.caseId),
  ),
  own: os.decisions.own.handler(({ input, context: { app, actor } }) => listOwnDecisions(app, actor, input)),
  recent: os.decisions.recent.handler(({ context: { app, actor } }) => listRecentDecisions(app, actor)),
}
