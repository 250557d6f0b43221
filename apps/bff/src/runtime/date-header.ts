import type { RequestHandler } from 'express'
import type { AppContext } from './app-context.ts'

const MIN_DIFFERENCE_MS = 1_000

/**
 * Sets `Date` to the desk's time, by which pages count down, where the machine's time, which Node would send, differs.
 */
export function dateHeader({ clock }: Pick<AppContext, 'clock'>): RequestHandler {
  return (_request, response, next) => {
    const differs = Math.abs(clock.machineAhead()) > MIN_DIFFERENCE_MS
    if (differs) response.setHeader('date', new Date(clock.now()).toUTCString())
    next()
  }
}
