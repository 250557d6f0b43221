import { os } from '../rpc/rpc-middleware.ts'
import { undoAct } from './undo-act.ts'

/** What a person did on cases, taken back. */
export const actProcedures = {
  undo: os.acts.undo.handler(async ({ input, context: { app, actor, runOnce } }) => {
    let undone = 0
    return await runOnce(
      input,
      async (tx, at) => {
        const done = await undoAct(tx, at, actor, input.actId ?? null)
        if (done.act?.kind === 'decision') undone = done.returned.length
        return done
      },
      {
        afterCommit: () => {
          for (let n = 0; n < undone; n++) app.metrics.countUndo()
        },
      },
    )
  }),
}
