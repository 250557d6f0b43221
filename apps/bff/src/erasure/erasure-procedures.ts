import { os } from '../rpc/rpc-middleware.ts'
import { eraseMember } from './erase-member.ts'
import { getErasable, listErasures } from './get-erasures.ts'

/** Erasing a member for good. */
export const erasureProcedures = {
  find: os.erasure.find.handler(({ input, context: { app, actor } }) => getErasable(app, actor, input.memberId)),
  erase: os.erasure.erase.handler(({ input, context: { app, actor } }) => eraseMember(app, actor, input)),
  list: os.erasure.list.handler(({ context: { app } }) => listErasures(app)),
}
