import { closeSync, existsSync, openSync, readSync, watch } from 'node:fs'

/**
 * Watches the database file itself: while a desk runs only checkpoints write to it, everything else goes to the WAL.
 * `begun` resolves with the first such write.
 */
export function watchCheckpoints(file: string): { readonly begun: Promise<true>; readonly stop: () => void } {
  const { promise, resolve } = Promise.withResolvers<true>()
  const watcher = watch(file, () => resolve(true))
  return { begun: promise, stop: () => watcher.close() }
}

/** In the file's -shm, after the two headers of 48 bytes: pages copied and synced, and pages a checkpoint began to copy. */
const CKPT_COPIED_OFFSET = 96
const CKPT_BEGUN_OFFSET = 128

/** Whether the last checkpoint of a database never came to its end; also so when there was none since it was opened. */
export function isCheckpointUnfinished(file: string): boolean {
  // a database that was closed before the kill came has no -shm: its last checkpoint ended
  if (!existsSync(`${file}-shm`)) return false
  const shm = openSync(`${file}-shm`, 'r')
  const info = Buffer.alloc(CKPT_BEGUN_OFFSET + 4)
  readSync(shm, info, 0, info.length, 0)
  closeSync(shm)
  return info.readUInt32LE(CKPT_BEGUN_OFFSET) > info.readUInt32LE(CKPT_COPIED_OFFSET)
}
