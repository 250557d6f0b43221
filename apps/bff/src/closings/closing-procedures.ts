import type { Staff } from '@mimamori/policy/staff/staff-member'
import type { StoredClosing } from '@mimamori/storage/closings/closing-reads'
import { os } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { listClosingChanges } from './closing-changes.ts'
import { type ClosingEnding, endClosing } from './end-closing.ts'
import { getClosingRevision, getClosingState, listClosingMonths } from './get-closing.ts'
import { proposeClosing } from './propose-closing.ts'

type Caller = { readonly app: AppContext; readonly actor: Staff }

const end = ({ app, actor }: Caller, ending: ClosingEnding): Promise<StoredClosing> =>
  app.storage.write((tx) => endClosing(tx, app.clock.now(), actor, ending))

/** The close of a month. */
export const closingProcedures = {
  state: os.closings.state.handler(({ input, context: { app, actor } }) => getClosingState(app, actor, input.month)),
  list: os.closings.list.handler(({ context: { app } }) => listClosingMonths(app)),
  revision: os.closings.revision.handler(({ input, context: { app } }) =>
    getClosingRevision(app, input.month, input.revision),
  ),
  changes: os.closings.changes.handler(({ input, context: { app } }) => listClosingChanges(app, input.closingId)),
  propose: os.closings.propose.handler(({ input, context: { app, actor } }) =>
    app.storage.write((tx) => proposeClosing(tx, app.clock.now(), actor, input)),
  ),
  approve: os.closings.approve.handler(async ({ input, context }) => {
    const { revision } = await end(context, { ...input, how: 'approved' })
    return { revision }
  }),
  sendBack: os.closings.sendBack.handler(async ({ input, context }) => {
    const { month } = await end(context, { ...input, how: 'sent_back' })
    return { month }
  }),
  takeBack: os.closings.takeBack.handler(async ({ input, context }) => {
    const { month } = await end(context, { ...input, how: 'taken_back' })
    return { month }
  }),
}
