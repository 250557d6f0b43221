import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../engine/engine.ts'
import { staff } from '../schema/sqlite.ts'

/** Every browser remembered for this person so far counts as any other from now on. */
export async function forgetBrowsers(tx: Tx, staffId: string): Promise<void> {
  await tx.db
    .update(staff)
    .set({ browserEpoch: sql`${staff.browserEpoch} + 1` })
    .where(eq(staff.id, staffId))
}
