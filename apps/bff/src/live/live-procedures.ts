import { RateLimiterMemory } from 'rate-limiter-flexible'
import { os, requirePermission } from '../rpc/rpc-middleware.ts'
import type { Live } from './live-streams.ts'

/** what a person's pages may say together in ten seconds: several pages that change all the time, and none that floods */
const PRESENCE_RATE_LIMIT = { keyPrefix: 'presence', points: 40, duration: 10 }

export function liveProcedures(live: Pick<Live, 'reportPresence'>) {
  const limit = new RateLimiterMemory(PRESENCE_RATE_LIMIT)
  return {
    presence: os.live.presence.use(requirePermission('cases.read')).handler(async ({ input, context }) => {
      const { id, alias } = context.actor
      const heard = await limit.consume(id).then(
        () => true,
        () => false,
      )
      if (heard) live.reportPresence({ ...input, who: { id, alias } })
      return { heard }
    }),
  }
}
