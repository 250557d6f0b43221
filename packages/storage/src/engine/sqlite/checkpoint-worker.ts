import { fdatasyncSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { configureDurability } from './sqlite-durability.ts'
import { UNKNOWN_WAL, type WalState, walOf } from './sqlite-wal.ts'

/**
 * Moves what is in the log into the database, on a thread of its own, with a connection of its own: whoever writes goes on
 * meanwhile. In: the file, and then `move` or `end`, one at a time. Nothing imported here may bring WebAssembly
 * (docs/decisions/0011-search-and-similarity.md).
 */
export type WorkerCommand = 'move' | 'end'

/** `database`: the file, open. */
export type WorkerData = { readonly file: string; readonly database: number }

const { file, database } = workerData as WorkerData
const client = configureDurability(new Database(file, { fileMustExist: true, timeout: 5000 }))
const { checkpoint } = walOf(client)

/**
 * SQLite syncs the database with a move that reaches the end of the log, and beside a writer none does. What is not synced
 * here, whoever makes the last move would have to wait for.
 */
function checkpointAndSync(): WalState {
  const left = checkpoint()
  try {
    fdatasyncSync(database)
    return left
  } catch {
    return UNKNOWN_WAL
  }
}

parentPort?.on('message', (asked: WorkerCommand) => {
  if (asked === 'move') return parentPort?.postMessage(checkpointAndSync())
  client.close()
  return parentPort?.close()
})
