import type { RequestHandler } from 'express'
import type { AppContext } from './app-context.ts'

const MIN_DIFFERENCE_MS = 1_000

/**
 * `Date` is the desk's time, by which pages count down. Node writes the machine's, which is the same until its clock
 * leaves the desk's.
 */
export function dateHeader({ clock }: Pick<AppContext, 'clock'>): RequestHandler {
  return (_request, response, next) => {
    const differs = Math.abs(clock.machineAhead()) > MIN_DIFFERENCE_MS
    if (differs) response.setHeader('date', new Date(clock.now()).toUTCString())
    next()
  }
}
