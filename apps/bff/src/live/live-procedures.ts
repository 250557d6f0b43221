import { RateLimiterMemory } from 'rate-limiter-flexible'
import { os } from '../rpc/rpc-middleware.ts'
import { oncePerApp } from '../runtime/once-per-app.ts'

/** how many reports a person's pages may send in ten seconds: enough for several busy pages, too few for a flood */
const presenceLimit = oncePerApp(() => new RateLimiterMemory({ keyPrefix: 'presence', points: 40, duration: 10 }))

/** The presence reports of the pages: who has which case on screen. */
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
