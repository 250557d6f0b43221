import type { BrowserContext } from '@playwright/test'

/** What pages ask again every so many milliseconds they ask only when there is news. */
export async function blockPolling(context: BrowserContext, intervalMs: number): Promise<void> {
  await context.addInitScript((blocked) => {
    const every = window.setInterval
    const never = (...[work, ms, ...rest]: Parameters<typeof window.setInterval>) =>
      ms === blocked ? 0 : every(work, ms, ...rest)
    window.setInterval = never as typeof window.setInterval
  }, intervalMs)
}
