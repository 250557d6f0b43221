import { hash } from 'node:crypto'

/** Ids and codes only: no names, no texts, so that an entry never has to be erased. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

export type ChainLink = {
  readonly seq: number
  readonly at: string
  readonly actorId: string
  readonly action: string
  readonly subjectType: string
  readonly subjectId: string
  /** canonical JSON: keys in order */
  readonly detail: string
}

/** The hash that the first entry of a lane's chain follows. */
export function genesisHash(lane: number): string {
  return lane === 1 ? '0'.repeat(64) : hash('sha256', `lane ${lane}`)
}

/** JSON with its keys in order, so that the same detail is always the same bytes. */
export function canonicalDetail(detail: AuditDetail): string {
  return JSON.stringify(detail, Object.keys(detail).sort())
}

/** `SHA-256(previous hash || entry)`, hex. */
export function linkHash(previous: string, link: ChainLink): string {
  const { seq, at, actorId, action, subjectType, subjectId, detail } = link
  return hash('sha256', previous + JSON.stringify([seq, at, actorId, action, subjectType, subjectId, detail]))
}

/** One hash over the heads of all lanes, by lane number; with a single lane, its own head. */
export function hashOverHeads(heads: readonly string[]): string {
  const [only, ...more] = heads
  return only !== undefined && more.length === 0 ? only : hash('sha256', heads.join(''))
}
