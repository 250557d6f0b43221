import type { Site } from '../site/site-memory.ts'
import type { IntakeClient } from './intake-client.ts'

const INTERVAL_MS = 250

/**
 * Tells the desk what members did about measures, in order. What it does not answer is sent again; what it refuses it does not want, as
 * the measure was taken back meanwhile. Returns a function that stops it.
 */
export function startSendingReplies(
  site: Site,
  desk: Pick<IntakeClient, 'reply'>,
  markChanged: () => void,
): () => void {
  let busy = false
  const timer = setInterval(() => {
    if (busy || site.replies.length === 0) return
    busy = true
    void sendReplies(site, desk, markChanged).finally(() => {
      busy = false
    })
  }, INTERVAL_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** Sends what waits until all is sent or the desk does not answer. */
export async function sendReplies(
  site: Site,
  desk: Pick<IntakeClient, 'reply'>,
  markChanged: () => void,
): Promise<void> {
  for (let [next] = site.replies; next; [next] = site.replies) {
    const outcome = await desk.reply(next)
    if (outcome.kind === 'again') return
    site.replies.shift()
    markChanged()
  }
}
