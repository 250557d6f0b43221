import { os, requirePermission, requireStepUp } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { eraseMember } from './erase-member.ts'
import { getErasable, listErasures } from './get-erasures.ts'

export function erasureProcedures(app: AppContext) {
  const eraser = requirePermission('members.erase')
  return {
    find: os.erasure.find.use(eraser).handler(({ input, context }) => getErasable(app, context.actor, input.memberId)),
    erase: os.erasure.erase
      .use(eraser)
      .use(requireStepUp('erase'))
      .handler(({ input, context }) => eraseMember(app, context.actor, input)),
    list: os.erasure.list.use(eraser).handler(() => listErasures(app)),
  }
}
