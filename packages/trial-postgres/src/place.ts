import { existsSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const IN_MEMORY = '/dev/shm'
const ROOM_IN_MEMORY = 2 * 1024 ** 3

/** Memory where a test's database need not outlive it and there is room, else the temporary folder. */
export function placeFor(durable: boolean): string {
  if (durable || !existsSync(IN_MEMORY)) return tmpdir()
  const { bavail, bsize } = statfsSync(IN_MEMORY)
  return bavail * bsize > ROOM_IN_MEMORY ? IN_MEMORY : tmpdir()
}
