import type { Tx } from '@mimamori/storage/storage'
import { flawOfKey, once } from '../http/once.ts'
import { invalid } from '../http/refused.ts'
import type { AppContext } from '../office.ts'
import { os, permitted } from '../procedures.ts'
import { decide, sightOf } from './decide.ts'
import { decideMany, undoMany } from './many.ts'
import { recent } from './recent.ts'
import { reversible } from './reversible.ts'
import { undo } from './undo.ts'

export function decisionProcedures(app: AppContext) {
  const reader = permitted('cases.read')
  const decider = permitted('cases.decide')
  return {
    decide: os.decisions.decide.use(decider).handler(({ input, context }) => {
      const flaw = flawOfKey(context.retryKey)
      if (flaw) throw invalid([flaw])
      const look = (tx: Tx) => sightOf(tx, input)
      const retry = { scope: context.actor.id, key: context.retryKey, body: input, look }
      return once(
        app,
        retry,
        (tx, at, seen) => decide(tx, at, context.actor, { ...input, entries: app.catalogue.entries() }, seen),
        () => app.vitals.decided(input.choice),
      )
    }),
    decideMany: os.decisions.decideMany.use(decider).handler(({ input, context }) => {
      const flaw = flawOfKey(context.retryKey)
      if (flaw) throw invalid([flaw])
      return decideMany(app, context.actor, context.retryKey, input)
    }),
    undoMany: os.decisions.undoMany
      .use(decider)
      .handler(({ input, context }) => undoMany(app, context.actor, input.decisionIds)),
    undo: os.decisions.undo.use(decider).handler(async ({ input, context }) => {
      const undone = await undo(app, context.actor, input.decisionId)
      app.vitals.undone()
      return undone
    }),
    reversible: os.decisions.reversible.use(reader).handler(({ input }) => reversible(app, input.caseId)),
    recent: os.decisions.recent.use(reader).handler(({ context }) => recent(app, context.actor)),
  }
}
