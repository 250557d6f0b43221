import type { Page } from 'playwright'

/** milliseconds that a case is on screen before a key passes it; the other deciding keys count after half of that */
export const PASSING_FLOOR_MS = 600
export const DECIDING_FLOOR_MS = 300

/**
 * Waits until deciding keys count: what is decided on has been painted, and on screen for `ms` by the page's own clock. On a
 * page where nothing is decided on it never ends. A page whose clock a test has taken over keeps no marks; there the time
 * counts from this call, twice over, as the paint may still be due.
 */
export async function waitForDecidingFloor(page: Page, ms = PASSING_FLOOR_MS): Promise<void> {
  await page.waitForFunction(
    ({ floor, from }) => {
      const painted = performance.getEntriesByName('case-painted').at(-1)
      const isMarked = performance.mark.toString().includes('[native code]')
      if (isMarked) return painted !== undefined && performance.now() >= painted.startTime + floor
      return performance.now() >= from + 2 * floor
    },
    { floor: ms, from: await page.evaluate(() => performance.now()) },
  )
}
