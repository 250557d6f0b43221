import { workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'

/** A thread that moves the log of a database into it, from a connection of its own: the writer goes on meanwhile. */
const client = new Database(workerData as string, { fileMustExist: true })
client.pragma('synchronous = FULL')
client.pragma('wal_checkpoint(PASSIVE)')
client.close()
