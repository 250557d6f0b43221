import { desc, eq } from 'drizzle-orm'
import { audit } from '../schema/sqlite.ts'
import type { Storage } from '../storage.ts'
import { genesisHash, linkHash } from './audit-chain.ts'

const MAX_TAIL_ENTRIES = 1_000

export type Tail = { readonly entries: number; readonly firstBad: number | null }

/** Recomputes the last 1,000 entries of every lane's chain: quick however long the log is. `firstBad`: a sequence number. */
export async function verifyTail({ db, lanes }: Pick<Storage, 'db' | 'lanes'>): Promise<Tail> {
  let entries = 0
  for (const lane of await lanes()) {
    const newest = db.select().from(audit).where(eq(audit.lane, lane)).orderBy(desc(audit.seq))
    const rows = (await newest.limit(MAX_TAIL_ENTRIES + 1)).reverse()
    // the tail begins with the hash of the row before it
    const [before, ...tail] = rows.length > MAX_TAIL_ENTRIES ? rows : [{ hash: genesisHash(lane) }, ...rows]
    let previous = before?.hash ?? ''
    for (const row of tail as typeof rows) {
      if (row.hash !== linkHash(previous, row)) return { entries, firstBad: row.seq }
      previous = row.hash
      entries += 1
    }
  }
  return { entries, firstBad: null }
}
