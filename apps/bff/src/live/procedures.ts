import { RateLimiterMemory } from 'rate-limiter-flexible'
import { os, permitted } from '../procedures.ts'
import type { Live } from './stream.ts'

/** what a person's pages may say together in ten seconds: several pages that change all the time, and none that floods */
const SAID_AT_MOST = { keyPrefix: 'presence', points: 40, duration: 10 }

export function liveProcedures(live: Pick<Live, 'hear'>) {
  const limit = new RateLimiterMemory(SAID_AT_MOST)
  return {
    presence: os.live.presence.use(permitted('cases.read')).handler(async ({ input, context }) => {
      const { id, alias } = context.actor
      const heard = await limit.consume(id).then(
        () => true,
        () => false,
      )
      if (heard) live.hear({ ...input, who: { id, alias } })
      return { heard }
    }),
  }
}
