import { os } from '../rpc/rpc-middleware.ts'
import { assignCase, listAssignees } from './assign-case.ts'
import { releaseCase, renewLease } from './case-leases.ts'
import { claimCase, claimNextCase, reserveNextCases } from './claim-case.ts'
import { claimPage, releaseCases, renewLeases } from './claim-case-page.ts'
import { findCases } from './find-cases.ts'
import { getCase, presentStoredCase } from './get-case.ts'
import { escalateCase, pinCase, raiseCase, sendBackCase, snoozeCase, unpinCase } from './set-aside-case.ts'

/** Cases: read, claimed, set aside. */
export const caseProcedures = {
  get: os.cases.get.handler(({ input, context: { app, actor } }) => getCase(app, actor, input.caseId)),
  find: os.cases.find.handler(({ input, context: { app } }) => findCases(app, input.text)),
  claim: os.cases.claim.handler(async ({ input, context: { app, actor } }) =>
    getCase(app, actor, await claimCase(app, actor, input.caseId)),
  ),
  claimNext: os.cases.claimNext.handler(({ input, context: { app, actor } }) =>
    claimNextCase(app, actor, input, (it) => presentStoredCase(app, actor, it)),
  ),
  reserve: os.cases.reserve.handler(async ({ input, context: { app, actor } }) => {
    const ids = await reserveNextCases(app, actor, input, input.count)
    return await Promise.all(ids.map((id) => getCase(app, actor, id)))
  }),
  renew: os.cases.renew.handler(({ input, context: { app, actor } }) => renewLease(app, actor, input)),
  release: os.cases.release.handler(({ input, context: { app, actor } }) => releaseCase(app, actor, input)),
  snooze: os.cases.snooze.handler(({ input, context: { app, actor } }) =>
    snoozeCase(app, actor, input, input.until, input.why),
  ),
  escalate: os.cases.escalate.handler(({ input, context: { app, actor } }) =>
    escalateCase(app, actor, input, input.why),
  ),
  sendBack: os.cases.sendBack.handler(({ input, context: { app, actor } }) =>
    sendBackCase(app, actor, input, input.why),
  ),
  raise: os.cases.raise.handler(({ input, context: { app, actor } }) => raiseCase(app, actor, input, input.why)),
  assignees: os.cases.assignees.handler(({ input, context: { app, actor } }) =>
    listAssignees(app, actor, input.caseId),
  ),
  assign: os.cases.assign.handler(({ input, context: { app, actor } }) => assignCase(app, actor, input)),
  pin: os.cases.pin.handler(({ input, context: { app, actor } }) => pinCase(app, actor, input.caseId)),
  unpin: os.cases.unpin.handler(({ input, context: { app, actor } }) => unpinCase(app, actor, input.caseId)),
  claimPage: os.cases.claimPage.handler(({ input, context: { app, actor } }) => claimPage(app, actor, input)),
  renewMany: os.cases.renewMany.handler(({ input, context: { app, actor } }) => renewLeases(app, actor, input.cases)),
  releaseMany: os.cases.releaseMany.handler(({ input, context: { app, actor } }) =>
    releaseCases(app, actor, input.cases),
  ),
}
