import fc from 'fast-check'
import { beforeEach } from 'vitest'

const { LIVES } = process.env

/**
 * What is made at random is made alike in every run, so that a run fails for what was changed and never by luck.
 * `LIVES=new` makes it anew, `LIVES=<seed>` as one failed run said.
 */
const seed = LIVES === 'new' ? {} : { seed: Number(LIVES ?? 20191101) }
// what went wrong stands beside the example of it
fc.configureGlobal({ ...seed, includeErrorInReport: true })

// a worker goes on with the next file: a page begins with a desk that answers, whatever the one before did to it
if ('document' in globalThis) {
  const { checkServerAnswers, currentConnection } = await import('../apps/web/src/api/server-connection.ts')
  beforeEach(async () => {
    if (currentConnection().up) return
    const { fetch } = globalThis
    globalThis.fetch = async () => new Response()
    await checkServerAnswers()
    globalThis.fetch = fetch
  })
}
