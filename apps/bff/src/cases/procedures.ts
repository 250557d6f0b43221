import type { Staff } from '@mimamori/policy/staff/staff'
import type { Office } from '../office.ts'
import { os, permitted } from '../procedures.ts'
import { claimCase, reserveNext, takeNext } from './claim.ts'
import { findCases } from './find.ts'
import { releaseCase, renewLease } from './hold.ts'
import { claimPage, releaseMany, renewMany } from './pages.ts'
import { reviewOf, reviewOfCase } from './review.ts'
import { escalateCase, pinCase, raiseCase, sendBackCase, snoozeCase, unpinCase } from './set-aside.ts'

export function caseProcedures(office: Office) {
  const reader = permitted('cases.read')
  const decider = permitted('cases.decide')
  const lead = permitted('cases.lead')
  const review = (actor: Staff, id: string) => reviewOf(office, actor, id)
  return {
    get: os.cases.get.use(reader).handler(({ input, context }) => review(context.actor, input.caseId)),
    find: os.cases.find.use(reader).handler(({ input }) => findCases(office, input.text)),
    claim: os.cases.claim
      .use(decider)
      .handler(async ({ input, context }) =>
        review(context.actor, await claimCase(office, context.actor, input.caseId)),
      ),
    claimNext: os.cases.claimNext
      .use(decider)
      .handler(({ input, context: { actor } }) =>
        takeNext(office, actor, input, (it) => reviewOfCase(office, actor, it)),
      ),
    reserve: os.cases.reserve.use(decider).handler(async ({ input, context }) => {
      const ids = await reserveNext(office, context.actor, input, input.count)
      return await Promise.all(ids.map((id) => review(context.actor, id)))
    }),
    renew: os.cases.renew.use(decider).handler(({ input, context }) => renewLease(office, context.actor, input)),
    release: os.cases.release.use(decider).handler(({ input, context }) => releaseCase(office, context.actor, input)),
    snooze: os.cases.snooze
      .use(decider)
      .handler(({ input, context }) => snoozeCase(office, context.actor, input, input.until)),
    escalate: os.cases.escalate
      .use(decider)
      .handler(({ input, context }) => escalateCase(office, context.actor, input, input.why)),
    sendBack: os.cases.sendBack
      .use(lead)
      .handler(({ input, context }) => sendBackCase(office, context.actor, input, input.why)),
    raise: os.cases.raise
      .use(decider)
      .handler(({ input, context }) => raiseCase(office, context.actor, input, input.why)),
    pin: os.cases.pin.use(lead).handler(({ input, context }) => pinCase(office, context.actor, input.caseId)),
    unpin: os.cases.unpin.use(lead).handler(({ input, context }) => unpinCase(office, context.actor, input.caseId)),
    claimPage: os.cases.claimPage.use(decider).handler(({ input, context }) => claimPage(office, context.actor, input)),
    renewMany: os.cases.renewMany
      .use(decider)
      .handler(({ input, context }) => renewMany(office, context.actor, input.cases)),
    releaseMany: os.cases.releaseMany
      .use(decider)
      .handler(({ input, context }) => releaseMany(office, context.actor, input.cases)),
  }
}
