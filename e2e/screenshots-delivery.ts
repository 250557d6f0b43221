import Database from 'better-sqlite3'
import type { Page } from 'playwright'
import type { DeskPair } from './harness/marketplace-process.ts'

type PictureContext = { readonly take: (name: string) => Promise<void> }

const SIZES = [
  ['', { width: 1440, height: 900 }],
  ['-narrow', { width: 390, height: 844 }],
] as const

/** What was delivered long ago becomes what a week of trouble would leave behind. */
export function causeDeliveryTrouble({ desk }: DeskPair): void {
  const database = new Database(desk.databaseFile)
  const far = new Date(Date.now() + 3 * 3_600_000).toISOString()
  const some = `SELECT id FROM outbox WHERE state = 'delivered' AND decision_id <> '' ORDER BY delivered_at DESC LIMIT`
  const becomes = (state: string, error: string, attempts: number, n: number) =>
    database
      .prepare(
        `UPDATE outbox SET state = ?, last_error = ?, attempts = ?, due_at = CASE ? WHEN 'dead' THEN due_at ELSE ? END WHERE id IN (${some} ${n})`,
      )
      .run(state, error, attempts, state, far)
  becomes('dead', 'http_503', 10, 3)
  becomes('dead', 'timeout', 10, 2)
  becomes('retrying', 'econnrefused', 4, 3)
  database.close()
}

/** The lists of what goes out, as a lead has them. One decision is held. */
export async function pictureDeliveries(page: Page, { take }: PictureContext): Promise<void> {
  for (const list of ['held', 'retrying', 'dead', 'delivered']) {
    await page.goto(`/deliveries?list=${list}`)
    await page.locator('main table tbody tr, main h2').first().waitFor()
    if (list !== 'delivered') await page.keyboard.press('j')
    for (const [suffix, size] of SIZES) {
      await page.setViewportSize(size)
      await take(`deliveries-${list}${suffix}`)
    }
    await page.setViewportSize(SIZES[0][1])
  }
}
