import { statSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import type { VacuumProgress } from '../engine.ts'

/** pages of the search index merged in one step: some milliseconds, so that decisions are written in between */
const MERGE_BATCH_PAGES = 16
/** a file up to this size is rewritten while the desk serves, which stops writes for a second; 200 MB take five */
const MAX_REWRITE_BYTES = 32 * 1024 * 1024
/** Name of the mark of a file in which deleted data has always been overwritten. */
const OVERWRITES_MARK = 'overwrites'

/** Is this file an empty database? */
export function isFresh(client: Database): boolean {
  return client.prepare('SELECT 1 FROM sqlite_master').get() === undefined
}

const hasTable = (client: Database, name: string): boolean =>
  client.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(name) !== undefined

/** Marks a file in which no deleted data is left, nor will be from now on. */
export function markSecureDelete(client: Database): void {
  if (!hasTable(client, 'marks')) return
  client.prepare('INSERT OR IGNORE INTO marks (name, value) VALUES (?, ?)').run(OVERWRITES_MARK, '1')
}

const isMarked = (client: Database): boolean =>
  client.prepare('SELECT 1 FROM marks WHERE name = ?').get(OVERWRITES_MARK) !== undefined

function rewriteFile(client: Database): void {
  // in memory, the temporary copy would be as large as the database
  client.pragma('temp_store = FILE')
  try {
    client.exec('VACUUM')
  } finally {
    client.pragma('temp_store = MEMORY')
  }
  markSecureDelete(client)
}

/** Rewrites the file at the start of a desk, where an erasure waits for that: one that is from before secure delete was on. */
export function vacuumAtStart(client: Database): void {
  if (!hasTable(client, 'erasures') || isMarked(client)) return
  const waiting = client.prepare('SELECT 1 FROM erasures WHERE purged_at IS NULL').get()
  if (waiting) rewriteFile(client)
}

type VacuumPhase = 'begin' | 'merge' | 'rest'

/**
 * Removes deleted data from the files, one step a call: merges the search index, which keeps deleted tokens until then;
 * rewrites a file from before secure delete was on, a large one at the next start; and empties the WAL, which still holds
 * older pages. `client` is the connection that writes; call `step` between two transactions.
 */
export function sqliteVacuum(client: Database): { readonly step: () => VacuumProgress } {
  let phase: VacuumPhase = 'begin'
  const changes = client.prepare<[], number>('SELECT total_changes()').pluck()

  /** Merges pages of the search index. Answers whether there is more to merge. */
  function merge(pages: number): boolean {
    const before = changes.get() ?? 0
    client.prepare("INSERT INTO search (search, rank) VALUES ('merge', ?)").run(pages)
    return (changes.get() ?? 0) - before > 1
  }

  /** Truncates the WAL. Answers whether it is empty: a reader can keep it from that for now. */
  function emptyWal(): boolean {
    const busyTimeout = client.pragma('busy_timeout', { simple: true })
    client.pragma('busy_timeout = 0')
    try {
      const [state] = client.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
      return state?.busy === 0
    } finally {
      client.pragma(`busy_timeout = ${busyTimeout}`)
    }
  }

  return {
    step() {
      if (phase === 'begin') {
        // a negative number begins a merge of all segments into one
        merge(-MERGE_BATCH_PAGES)
        phase = 'merge'
        return 'more'
      }
      if (phase === 'merge') {
        if (!merge(MERGE_BATCH_PAGES)) phase = 'rest'
        return 'more'
      }
      if (!isMarked(client)) {
        if (statSync(client.name).size > MAX_REWRITE_BYTES) return 'at_start'
        rewriteFile(client)
      }
      if (!emptyWal()) return 'more'
      phase = 'begin'
      return 'done'
    },
  }
}
