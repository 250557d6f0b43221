import type { Office } from '../office.ts'
import { os, permitted } from '../procedures.ts'
import { queueCounts, queuePage } from './page.ts'
import { addView, changeView, removeView, savedViews } from './saved-views.ts'

export function queueProcedures(office: Office) {
  const reader = permitted('cases.read')
  return {
    list: os.queue.list.use(reader).handler(({ input, context }) => queuePage(office, context.actor, input)),
    counts: os.queue.counts.use(reader).handler(({ context }) => queueCounts(office, context.actor)),
    views: {
      list: os.queue.views.list.use(reader).handler(({ context }) => savedViews(office, context.actor)),
      add: os.queue.views.add.use(reader).handler(({ input, context }) => addView(office, context.actor, input)),
      change: os.queue.views.change
        .use(reader)
        .handler(({ input, context }) => changeView(office, context.actor, input.id, input)),
      remove: os.queue.views.remove
        .use(reader)
        .handler(({ input, context }) => removeView(office, context.actor, input.id)),
    },
  }
}
