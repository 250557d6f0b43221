import type { AppContext } from '../runtime/app-context.ts'

const INTERVAL_MS = 3_600_000

/**
 * Reads the track record of the sources of flags now and every hour, at every instance: what arrives from then on is ranked by
 * it. Nothing is stored; a failure is logged, and what was read before stays in force.
 */
export function startFlagWeights(app: AppContext): { stop: () => void } {
  const refresh = async () => {
    try {
      await app.flagFilter.refreshWeights(app.clock.now())
    } catch (fault) {
      app.log.warn({ err: fault }, 'the track record of the detector could not be read')
    }
  }
  void refresh()
  const timer = setInterval(refresh, INTERVAL_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
