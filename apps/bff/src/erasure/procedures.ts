import type { Office } from '../office.ts'
import { confirmed, os, permitted } from '../procedures.ts'
import { eraseMember } from './erase.ts'
import { findErasable, listErasures } from './look.ts'

export function erasureProcedures(office: Office) {
  const eraser = permitted('members.erase')
  return {
    find: os.erasure.find
      .use(eraser)
      .handler(({ input, context }) => findErasable(office, context.actor, input.memberId)),
    erase: os.erasure.erase
      .use(eraser)
      .use(confirmed('erase'))
      .handler(({ input, context }) => eraseMember(office, context.actor, input)),
    list: os.erasure.list.use(eraser).handler(() => listErasures(office)),
  }
}
