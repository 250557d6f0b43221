import type { AppContext } from '../runtime/app-context.ts'
import { storeReadings } from '../workflows/model-readings.ts'

const INTERVAL_MS = 60_000

/** Stores every minute, and at the end, what the model in use has read, at every instance. A failure is logged. */
export function startModelReadings(app: AppContext): { stop: () => Promise<void> } {
  const store = async () => {
    try {
      await storeReadings(app)
    } catch (fault) {
      app.log.warn({ err: fault }, 'what the detection model has read could not be counted')
    }
  }
  const timer = setInterval(store, INTERVAL_MS).unref()
  return {
    async stop() {
      clearInterval(timer)
      await store()
    },
  }
}
