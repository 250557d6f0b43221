import { fdatasyncSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { durable } from './sqlite-durable.ts'
import { type Log, logOf, UNKNOWN } from './sqlite-log.ts'

/**
 * Moves what is in the log into the database, on a thread of its own, with a connection of its own: whoever writes goes on
 * meanwhile. In: the file, and then `move` or `end`, one at a time. Nothing imported here may bring WebAssembly
 * (docs/decisions/0011-search-and-similarity.md).
 */
export type Asked = 'move' | 'end'

/** `database`: the file, open. */
export type Place = { readonly file: string; readonly database: number }

const { file, database } = workerData as Place
const client = durable(new Database(file, { fileMustExist: true, timeout: 5000 }))
const { move } = logOf(client)

/**
 * SQLite syncs the database with a move that reaches the end of the log, and beside a writer none does. What is not synced
 * here, whoever makes the last move would have to wait for.
 */
function moved(): Log {
  const left = move()
  try {
    fdatasyncSync(database)
    return left
  } catch {
    return UNKNOWN
  }
}

parentPort?.on('message', (asked: Asked) => {
  if (asked === 'move') return parentPort?.postMessage(moved())
  client.close()
  return parentPort?.close()
})
