import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

let seq = 0

/** Random bytes are drawn 4 KB at a time: asking the system for sixteen costs more than the rest of an id. */
const randomPool = new Uint8Array(4096)
let poolUsed = randomPool.length

function randomBytes(): Uint8Array {
  if (poolUsed + 16 > randomPool.length) {
    randomFillSync(randomPool)
    poolUsed = 0
  }
  poolUsed += 16
  return randomPool.slice(poolUsed - 16, poolUsed)
}

/** The smallest id of an instant, ISO 8601 UTC: every id made then or later sorts after it. */
export function firstIdAt(instant: string): string {
  const hex = Date.parse(instant).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

/** A sortable id (UUIDv7) for something that happens at `now`; ids made within one millisecond sort in the order they were made. */
export function newId(now: string): string {
  seq = (seq + 1) % 0x7fffffff
  return v7({ msecs: Date.parse(now), seq, random: randomBytes() })
}
