import { statSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import type { VacuumProgress } from '../engine.ts'

/** of the index; some milliseconds each, so that decisions come in between */
const MERGE_BATCH_PAGES = 16
/** a file up to so many bytes is written anew beside people at work, which stops them for a second; 200 MB take five */
const MAX_REWRITE_BYTES = 32 * 1024 * 1024
/** Name of the mark of a file in which whatever was deleted has always been overwritten. */
const OVERWRITES_MARK = 'overwrites'

/** Is there nothing in this file yet? */
export function isFresh(client: Database): boolean {
  return client.prepare('SELECT 1 FROM sqlite_master').get() === undefined
}

const hasTable = (client: Database, name: string): boolean =>
  client.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(name) !== undefined

/** Nothing that was deleted is left in this file, and from now on nothing will be. */
export function markSecureDelete(client: Database): void {
  if (!hasTable(client, 'marks')) return
  client.prepare('INSERT OR IGNORE INTO marks (name, value) VALUES (?, ?)').run(OVERWRITES_MARK, '1')
}

const isMarked = (client: Database): boolean =>
  client.prepare('SELECT 1 FROM marks WHERE name = ?').get(OVERWRITES_MARK) !== undefined

function rewriteFile(client: Database): void {
  // it would be made in memory, as large as the database
  client.pragma('temp_store = FILE')
  try {
    client.exec('VACUUM')
  } finally {
    client.pragma('temp_store = MEMORY')
  }
  markSecureDelete(client)
}

/** Before anybody is served: a large file from before deleted bytes were overwritten is written anew, where that is waited for. */
export function vacuumAtStart(client: Database): void {
  if (!hasTable(client, 'erasures') || isMarked(client)) return
  const waiting = client.prepare('SELECT 1 FROM erasures WHERE purged_at IS NULL').get()
  if (waiting) rewriteFile(client)
}

type VacuumPhase = 'begin' | 'merge' | 'rest'

/**
 * Takes out of the files what the tables have let go of, a step a call. The index keeps what its documents were found by
 * until its parts are merged; a file from before deleted bytes were overwritten is written anew once, a large one at the
 * next start; and the log still holds pages as they were. `client` is the connection that writes, to be called between two
 * transactions.
 */
export function sqliteVacuum(client: Database): { readonly step: () => VacuumProgress } {
  let phase: VacuumPhase = 'begin'
  const changes = client.prepare<[], number>('SELECT total_changes()').pluck()

  /** Answers whether there is more to merge. */
  function merge(pages: number): boolean {
    const before = changes.get() ?? 0
    client.prepare("INSERT INTO search (search, rank) VALUES ('merge', ?)").run(pages)
    return (changes.get() ?? 0) - before > 1
  }

  /** Answers whether the log is empty; somebody who reads an instant of it keeps it from that for now. */
  function emptyLog(): boolean {
    const patience = client.pragma('busy_timeout', { simple: true })
    client.pragma('busy_timeout = 0')
    try {
      const [state] = client.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
      return state?.busy === 0
    } finally {
      client.pragma(`busy_timeout = ${patience}`)
    }
  }

  return {
    step() {
      if (phase === 'begin') {
        // less than none: all parts of the index are to become one
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
      if (!emptyLog()) return 'more'
      phase = 'begin'
      return 'done'
    },
  }
}
