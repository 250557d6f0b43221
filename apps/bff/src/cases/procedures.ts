import type { Staff } from '@mimamori/policy/staff/staff'
import type { Office } from '../office.ts'
import { os, permitted } from '../procedures.ts'
import { claimCase, claimNext, reserveNext } from './claim.ts'
import { findCases } from './find.ts'
import { releaseCase, renewLease } from './hold.ts'
import { reviewOf } from './review.ts'

export function caseProcedures(office: Office) {
  const reader = permitted('cases.read')
  const decider = permitted('cases.decide')
  const review = (actor: Staff, id: string) => reviewOf(office, actor, id)
  return {
    get: os.cases.get.use(reader).handler(({ input, context }) => review(context.actor, input.caseId)),
    find: os.cases.find.use(reader).handler(({ input }) => findCases(office, input.text)),
    claim: os.cases.claim
      .use(decider)
      .handler(async ({ input, context }) =>
        review(context.actor, await claimCase(office, context.actor, input.caseId)),
      ),
    claimNext: os.cases.claimNext.use(decider).handler(async ({ input, context }) => {
      const id = await claimNext(office, context.actor, input.queue)
      return id ? await review(context.actor, id) : null
    }),
    reserve: os.cases.reserve.use(decider).handler(async ({ input, context }) => {
      const ids = await reserveNext(office, context.actor, input.queue, input.count)
      return await Promise.all(ids.map((id) => review(context.actor, id)))
    }),
    renew: os.cases.renew.use(decider).handler(({ input, context }) => renewLease(office, context.actor, input)),
    release: os.cases.release.use(decider).handler(({ input, context }) => releaseCase(office, context.actor, input)),
  }
}
