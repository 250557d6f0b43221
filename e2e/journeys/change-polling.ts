import type { BrowserContext } from '@playwright/test'

/** What pages ask again every so many milliseconds they ask as often as this, `null`: only when there is news. */
export async function changePolling(context: BrowserContext, fromMs: number, toMs: number | null): Promise<void> {
  await context.addInitScript(
    ([from, to]) => {
      const every = window.setInterval
      const changed = (...[work, ms, ...rest]: Parameters<typeof window.setInterval>) => {
        if (ms !== from) return every(work, ms, ...rest)
        return to === null ? 0 : every(work, to, ...rest)
      }
      window.setInterval = changed as typeof window.setInterval
    },
    [fromMs, toMs] as const,
  )
}
