import type { AppContext } from '../office.ts'
import { confirmed, os, permitted } from '../procedures.ts'
import { changeRetention, dryRun, retentionState } from './look.ts'

export function retentionProcedures(app: AppContext) {
  const manager = permitted('desk.manage')
  return {
    state: os.retention.state.use(manager).handler(() => retentionState(app)),
    dryRun: os.retention.dryRun.use(manager).handler(({ input }) => dryRun(app, input.days)),
    set: os.retention.set
      .use(manager)
      .use(confirmed('desk'))
      .handler(({ input, context }) => changeRetention(app, context.actor, input.days)),
  }
}
