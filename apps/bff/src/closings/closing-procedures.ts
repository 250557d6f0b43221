import { os, requirePermission, requireStepUp } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { type ClosingEnding, endClosing } from './end-closing.ts'
import { getClosingRevision, getClosingState, listClosingMonths } from './get-closing.ts'
import { proposeClosing } from './propose-closing.ts'

export function closingProcedures(app: AppContext) {
  const reader = requirePermission('closings.read')
  const lead = requirePermission('closings.decide')
  const { storage, clock } = app
  type Actor = Parameters<typeof endClosing>[2]
  const end = (actor: Actor, ending: ClosingEnding) => storage.write((tx) => endClosing(tx, clock.now(), actor, ending))
  return {
    state: os.closings.state
      .use(reader)
      .handler(({ input, context }) => getClosingState(app, context.actor, input.month)),
    list: os.closings.list.use(reader).handler(() => listClosingMonths(app)),
    revision: os.closings.revision
      .use(reader)
      .handler(({ input }) => getClosingRevision(app, input.month, input.revision)),
    propose: os.closings.propose
      .use(lead)
      .handler(({ input, context }) => storage.write((tx) => proposeClosing(tx, clock.now(), context.actor, input))),
    approve: os.closings.approve
      .use(lead)
      .use(requireStepUp('closings'))
      .handler(async ({ input, context }) => {
        const { revision } = await end(context.actor, { ...input, how: 'approved' })
        return { revision }
      }),
    sendBack: os.closings.sendBack.use(lead).handler(async ({ input, context }) => {
      const { month } = await end(context.actor, { ...input, how: 'sent_back' })
      return { month }
    }),
    takeBack: os.closings.takeBack.use(lead).handler(async ({ input, context }) => {
      const { month } = await end(context.actor, { ...input, how: 'taken_back' })
      return { month }
    }),
  }
}
