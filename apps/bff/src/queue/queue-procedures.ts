import { os } from '../rpc/rpc-middleware.ts'
import { getQueueCounts, getQueuePage } from './get-queue-page.ts'
import { addSavedView, changeSavedView, listSavedViews, removeSavedView } from './manage-saved-views.ts'
import { noteListedView } from './note-listed-view.ts'

/** The lists of cases, and lists saved under a name. */
export const queueProcedures = {
  list: os.queue.list.handler(async ({ input, context: { app, actor } }) => {
    const page = await getQueuePage(app, actor, input)
    await noteListedView(app, actor, input)
    return page
  }),
  counts: os.queue.counts.handler(({ context: { app, actor } }) => getQueueCounts(app, actor)),
  views: {
    list: os.queue.views.list.handler(({ context: { app, actor } }) => listSavedViews(app, actor)),
    add: os.queue.views.add.handler(({ input, context: { app, actor } }) => addSavedView(app, actor, input)),
    change: os.queue.views.change.handler(({ input, context: { app, actor } }) =>
      changeSavedView(app, actor, input.id, input),
    ),
    remove: os.queue.views.remove.handler(({ input, context: { app, actor } }) =>
      removeSavedView(app, actor, input.id),
    ),
  },
}
