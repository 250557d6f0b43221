import { storeRefusedCalls } from '../rpc/repeated-refusals.ts'
import type { AppContext } from '../runtime/app-context.ts'

const INTERVAL_MS = 60_000

/** Notes refused calls that were counted, once their hour is over and when the desk stops. At every instance. */
export function startRefusedCalls(app: AppContext): { stop: () => Promise<void> } {
  const storeAll = (stopping: boolean) =>
    storeRefusedCalls(app, stopping).catch((err: unknown) =>
      app.log.error({ err }, 'how often calls were refused could not be noted'),
    )
  const timer = setInterval(() => void storeAll(false), INTERVAL_MS).unref()
  return {
    async stop() {
      clearInterval(timer)
      await storeAll(true)
    },
  }
}
