import { fdatasyncSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { configureDurability } from './sqlite-durability.ts'
import { UNKNOWN_WAL, type WalState, walOf } from './sqlite-wal.ts'

/**
 * Command to the thread that checkpoints the WAL over a connection of its own while the writer goes on: `move` checkpoints,
 * `end` ends the thread; one at a time. Nothing imported here may load WebAssembly
 * (docs/decisions/0011-search-and-similarity.md).
 */
export type WorkerCommand = 'move' | 'end'

/** `database`: file descriptor of the open file. */
export type WorkerData = { readonly file: string; readonly database: number }

const { file, database } = workerData as WorkerData
const client = configureDurability(new Database(file, { fileMustExist: true, timeout: 5000 }))
const { checkpoint } = walOf(client)

/**
 * Checkpoints, and syncs the database file. SQLite syncs it only in a checkpoint that reaches the end of the WAL, which one
 * beside a writer does not; without the sync here, that last checkpoint would take long.
 */
function checkpointAndSync(): WalState {
  const state = checkpoint()
  try {
    fdatasyncSync(database)
    return state
  } catch {
    return UNKNOWN_WAL
  }
}

parentPort?.on('message', (command: WorkerCommand) => {
  if (command === 'move') return parentPort?.postMessage(checkpointAndSync())
  client.close()
  return parentPort?.close()
})
