import type { Office } from '../office.ts'
import { os, permitted } from '../procedures.ts'
import { queueCounts, queuePage } from './page.ts'

export function queueProcedures(office: Office) {
  const reader = permitted('cases.read')
  return {
    list: os.queue.list.use(reader).handler(({ input, context }) => queuePage(office, context.actor, input)),
    counts: os.queue.counts.use(reader).handler(({ context }) => queueCounts(office, context.actor)),
  }
}
