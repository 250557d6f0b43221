import { os, requirePermission } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { queueCounts, queuePage } from './page.ts'
import { addView, changeView, removeView, savedViews } from './saved-views.ts'

export function queueProcedures(app: AppContext) {
  const reader = requirePermission('cases.read')
  return {
    list: os.queue.list.use(reader).handler(({ input, context }) => queuePage(app, context.actor, input)),
    counts: os.queue.counts.use(reader).handler(({ context }) => queueCounts(app, context.actor)),
    views: {
      list: os.queue.views.list.use(reader).handler(({ context }) => savedViews(app, context.actor)),
      add: os.queue.views.add.use(reader).handler(({ input, context }) => addView(app, context.actor, input)),
      change: os.queue.views.change
        .use(reader)
        .handler(({ input, context }) => changeView(app, context.actor, input.id, input)),
      remove: os.queue.views.remove
        .use(reader)
        .handler(({ input, context }) => removeView(app, context.actor, input.id)),
    },
  }
}
