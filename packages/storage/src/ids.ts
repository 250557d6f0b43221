import { v7 } from 'uuid'

let seq = 0

/** A sortable id (UUIDv7) for something that happens at `now`; ids of one millisecond keep their order of making. */
export function newId(now: string): string {
  seq = (seq + 1) % 0x7fffffff
  return v7({ msecs: Date.parse(now), seq })
}
