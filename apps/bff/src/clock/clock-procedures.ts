import type { AppContext } from '../office.ts'
import { confirmed, os, permitted } from '../procedures.ts'
import { clockState, confirmClock } from './confirm-clock.ts'

export function clockProcedures(app: AppContext) {
  return {
    state: os.clock.state.use(permitted('clock.read')).handler(() => clockState(app)),
    confirm: os.clock.confirm
      .use(permitted('desk.manage'))
      .use(confirmed('desk'))
      .handler(({ context }) => confirmClock(app, context.actor.id)),
  }
}
