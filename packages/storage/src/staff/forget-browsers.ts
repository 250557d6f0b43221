import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../engine/engine.ts'
import { staff } from '../schema/sqlite.ts'

/** Makes every browser remembered for this person unknown again. */
export async function forgetBrowsers(tx: Tx, staffId: string): Promise<void> {
  await tx.db
    .update(staff)
    .set({ browserEpoch: sql`${staff.browserEpoch} + 1` })
    .where(eq(staff.id, staffId))
}
