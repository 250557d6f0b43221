import type { AppContext } from '../office.ts'
import { confirmed, os, permitted } from '../procedures.ts'
import { eraseMember } from './erase.ts'
import { findErasable, listErasures } from './look.ts'

export function erasureProcedures(app: AppContext) {
  const eraser = permitted('members.erase')
  return {
    find: os.erasure.find.use(eraser).handler(({ input, context }) => findErasable(app, context.actor, input.memberId)),
    erase: os.erasure.erase
      .use(eraser)
      .use(confirmed('erase'))
      .handler(({ input, context }) => eraseMember(app, context.actor, input)),
    list: os.erasure.list.use(eraser).handler(() => listErasures(app)),
  }
}
