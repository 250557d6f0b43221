import { RateLimiterMemory } from 'rate-limiter-flexible'
import { os } from '../rpc/rpc-middleware.ts'
import { oncePerApp } from '../runtime/once-per-app.ts'

/** what a person's pages may say together in ten seconds: several pages that change all the time, and none that floods */
const presenceLimit = oncePerApp(() => new RateLimiterMemory({ keyPrefix: 'presence', points: 40, duration: 10 }))

/** Who has which case on screen, as their pages say it. */
export const liveProcedures = {
  presence: os.live.presence.handler(async ({ input, context: { app, actor, otherFeatures } }) => {
    const { id, alias } = actor
    const heard = await presenceLimit(app)
      .consume(id)
      .then(
        () => true,
        () => false,
      )
    if (heard) otherFeatures.reportPresence({ ...input, who: { id, alias } })
    return { heard }
  }),
}
