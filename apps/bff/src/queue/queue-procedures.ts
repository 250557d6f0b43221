import { os, requirePermission } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { getQueueCounts, getQueuePage } from './get-queue-page.ts'
import { addSavedView, changeSavedView, listSavedViews, removeSavedView } from './manage-saved-views.ts'

export function queueProcedures(app: AppContext) {
  const reader = requirePermission('cases.read')
  return {
    list: os.queue.list.use(reader).handler(({ input, context }) => getQueuePage(app, context.actor, input)),
    counts: os.queue.counts.use(reader).handler(({ context }) => getQueueCounts(app, context.actor)),
    views: {
      list: os.queue.views.list.use(reader).handler(({ context }) => listSavedViews(app, context.actor)),
      add: os.queue.views.add.use(reader).handler(({ input, context }) => addSavedView(app, context.actor, input)),
      change: os.queue.views.change
        .use(reader)
        .handler(({ input, context }) => changeSavedView(app, context.actor, input.id, input)),
      remove: os.queue.views.remove
        .use(reader)
        .handler(({ input, context }) => removeSavedView(app, context.actor, input.id)),
    },
  }
}
