import type { Office } from '../office.ts'
import { confirmed, os, permitted } from '../procedures.ts'
import { changeRetention, dryRun, retentionState } from './look.ts'

export function retentionProcedures(office: Office) {
  const manager = permitted('desk.manage')
  return {
    state: os.retention.state.use(manager).handler(() => retentionState(office)),
    dryRun: os.retention.dryRun.use(manager).handler(({ input }) => dryRun(office, input.days)),
    set: os.retention.set
      .use(manager)
      .use(confirmed('desk'))
      .handler(({ input, context }) => changeRetention(office, context.actor, input.days)),
  }
}
