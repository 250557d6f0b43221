import type { Office } from '../office.ts'
import { confirmed, os, permitted } from '../procedures.ts'
import { clockState, confirmClock } from './confirm-clock.ts'

export function clockProcedures(office: Office) {
  return {
    state: os.clock.state.use(permitted('clock.read')).handler(() => clockState(office)),
    confirm: os.clock.confirm
      .use(permitted('desk.manage'))
      .use(confirmed('desk'))
      .handler(({ context }) => confirmClock(office, context.actor.id)),
  }
}
