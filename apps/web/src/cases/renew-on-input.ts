import { lastInputAt } from '../api/user-activity.ts'

const LOOK_INTERVAL_MS = 5_000
const RENEW_INTERVAL_MS = 30_000

/**
 * Calls `renew` every 30 s while the person does something on this page, and within 5 s once they do again after a pause. A page that
 * nobody touches keeps nothing beyond its lease. `often`: answers whether it is due every 10 s. Returns a function that ends it.
 */
export function renewOnInput(renew: () => void, often: () => boolean = () => false): () => void {
  // whoever opens a page is there
  let renewedAt = performance.now()
  const look = () => {
    const passed = performance.now() - renewedAt
    if (lastInputAt() <= renewedAt || passed < (often() ? RENEW_INTERVAL_MS / 3 : RENEW_INTERVAL_MS)) return
    renewedAt = performance.now()
    renew()
  }
  const timer = setInterval(look, LOOK_INTERVAL_MS)
  return () => clearInterval(timer)
}
