import type { Staff } from '@mimamori/policy/staff/staff-member'
import { os, requirePermission } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { releaseCase, renewLease } from './case-leases.ts'
import { claimCase, claimNextCase, reserveNextCases } from './claim-case.ts'
import { claimPage, releaseCases, renewLeases } from './claim-case-page.ts'
import { findCases } from './find-cases.ts'
import { getReview, getReviewOfCase } from './get-review.ts'
import { escalateCase, pinCase, raiseCase, sendBackCase, snoozeCase, unpinCase } from './set-aside-case.ts'

export function caseProcedures(app: AppContext) {
  const reader = requirePermission('cases.read')
  const decider = requirePermission('cases.decide')
  const lead = requirePermission('cases.lead')
  const review = (actor: Staff, id: string) => getReview(app, actor, id)
  return {
    get: os.cases.get.use(reader).handler(({ input, context }) => review(context.actor, input.caseId)),
    find: os.cases.find.use(reader).handler(({ input }) => findCases(app, input.text)),
    claim: os.cases.claim
      .use(decider)
      .handler(async ({ input, context }) => review(context.actor, await claimCase(app, context.actor, input.caseId))),
    claimNext: os.cases.claimNext
      .use(decider)
      .handler(({ input, context: { actor } }) =>
        claimNextCase(app, actor, input, (it) => getReviewOfCase(app, actor, it)),
      ),
    reserve: os.cases.reserve.use(decider).handler(async ({ input, context }) => {
      const ids = await reserveNextCases(app, context.actor, input, input.count)
      return await Promise.all(ids.map((id) => review(context.actor, id)))
    }),
    renew: os.cases.renew.use(decider).handler(({ input, context }) => renewLease(app, context.actor, input)),
    release: os.cases.release.use(decider).handler(({ input, context }) => releaseCase(app, context.actor, input)),
    snooze: os.cases.snooze
      .use(decider)
      .handler(({ input, context }) => snoozeCase(app, context.actor, input, input.until)),
    escalate: os.cases.escalate
      .use(decider)
      .handler(({ input, context }) => escalateCase(app, context.actor, input, input.why)),
    sendBack: os.cases.sendBack
      .use(lead)
      .handler(({ input, context }) => sendBackCase(app, context.actor, input, input.why)),
    raise: os.cases.raise.use(decider).handler(({ input, context }) => raiseCase(app, context.actor, input, input.why)),
    pin: os.cases.pin.use(lead).handler(({ input, context }) => pinCase(app, context.actor, input.caseId)),
    unpin: os.cases.unpin.use(lead).handler(({ input, context }) => unpinCase(app, context.actor, input.caseId)),
    claimPage: os.cases.claimPage.use(decider).handler(({ input, context }) => claimPage(app, context.actor, input)),
    renewMany: os.cases.renewMany
      .use(decider)
      .handler(({ input, context }) => renewLeases(app, context.actor, input.cases)),
    releaseMany: os.cases.releaseMany
      .use(decider)
      .handler(({ input, context }) => releaseCases(app, context.actor, input.cases)),
  }
}
