import fc from 'fast-check'
import { afterAll, afterEach, beforeEach, expect } from 'vitest'

const { LIVES } = process.env
const FRAME_MS = 16

/**
 * What is made at random is made alike in every run, so that a run fails for what was changed and never by luck.
 * `LIVES=new` makes it anew, `LIVES=<seed>` as one failed run said.
 */
const seed = LIVES === 'new' ? {} : { seed: Number(LIVES ?? 20191101) }
// what went wrong stands beside the example of it
fc.configureGlobal({ ...seed, includeErrorInReport: true })

// a worker goes on with the next file: a page begins with a desk that answers, whatever the one before did to it
if ('document' in globalThis) {
  // jsdom counts frames by an interval, and counts none any more once a test has faked intervals
  const { setTimeout: later, clearTimeout: never } = globalThis
  globalThis.requestAnimationFrame = (draw) => Number(later(() => draw(performance.now()), FRAME_MS))
  globalThis.cancelAnimationFrame = (frame) => never(frame)
  const { checkServerAnswers, currentConnection } = await import('../apps/web/src/api/server-connection.ts')
  beforeEach(async () => {
    if (currentConnection().up) return
    const { fetch } = globalThis
    globalThis.fetch = async () => new Response()
    await checkServerAnswers()
    globalThis.fetch = fetch
  })
  const { shownPages } = await import('../apps/web/src/parts/shown-pages.test-support.ts')
  afterEach(async () => {
    for (const unmount of shownPages) await unmount()
  })
  const { hasUnsavedWork } = await import('../apps/web/src/api/leave-guard.ts')
  afterAll(() => expect(hasUnsavedWork(), 'the tests of this file leave work behind that is not saved').toBe(false))
}
