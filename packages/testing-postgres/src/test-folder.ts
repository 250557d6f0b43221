import { existsSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

/** whoever starts tests and clears up after them names a folder of their own in it */
const MEMORY_FOLDER = process.env.TEST_MEMORY_FOLDER ?? '/dev/shm'
const MIN_FREE_MEMORY_BYTES = 2 * 1024 ** 3

/** Memory where a test's database need not outlive it and there is room, else the temporary folder. */
export function testFolder(durable: boolean): string {
  if (durable || !existsSync(MEMORY_FOLDER)) return tmpdir()
  const { bavail, bsize } = statfsSync(MEMORY_FOLDER)
  return bavail * bsize > MIN_FREE_MEMORY_BYTES ? MEMORY_FOLDER : tmpdir()
}
