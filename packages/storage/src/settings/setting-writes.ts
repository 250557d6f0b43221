import type { Tx } from '../engine/engine.ts'
import { deskSettings, marks } from '../schema/sqlite.ts'

/** Stores a setting of the desk as JSON, in the place of an earlier value. `changedBy`: a staff id, or `system`. */
export async function saveDeskSetting(
  tx: Tx,
  at: string,
  { name, value, changedBy }: { readonly name: string; readonly value: unknown; readonly changedBy: string },
): Promise<void> {
  const columns = { value: JSON.stringify(value), changedAt: at, changedBy }
  await tx.db
    .insert(deskSettings)
    .values({ name, ...columns })
    .onConflictDoUpdate({ target: deskSettings.name, set: columns })
}

/** Stores a mark, which is a bookkeeping value of the desk, in the place of an earlier value. */
export async function saveMark(tx: Tx, name: string, value: string): Promise<void> {
  await tx.db.insert(marks).values({ name, value }).onConflictDoUpdate({ target: marks.name, set: { value } })
}
