import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { SIGNATURE_WORDS, unpackSignature } from '@mimamori/policy/search/text-signature'
import { indexState } from '@mimamori/storage/search/index-state-reads'
import type { SearchIndex } from '@mimamori/storage/search/open-search-index'
import { signaturesAfter, signaturesBefore } from '@mimamori/storage/search/signature-reads'
import { MAX_DISTANCE, type SignatureBlock, scanBlock } from './signature-distance.ts'

const BLOCK_DOCS = 65_536
const PAGE_SIZE = 2_000
/** with several writers a number may become visible after a greater one, so this many are read again */
const LATE_DOCS = 2_000

type SignatureRow = { readonly doc: number; readonly signature: string | null }

/**
 * The signatures of all texts in memory, 36 bytes a text: read once, then kept up to date. Comparing all of them takes
 * only this worker's time.
 */
export function openSignatures(index: SearchIndex): { closest(signature: string, limit: number): Promise<number[]> } {
  let blocks: SignatureBlock[] = []
  let base: number | null = null
  let [first, last] = [0, 0]
  let late = new Set<number>()

  function add({ doc, signature }: SignatureRow): void {
    if (signature === null) return
    let block = blocks.at(-1)
    if (!block || block.used === BLOCK_DOCS) {
      block = { docs: new Int32Array(BLOCK_DOCS), words: new Uint32Array(BLOCK_DOCS * SIGNATURE_WORDS), used: 0 }
      blocks.push(block)
    }
    block.docs[block.used] = doc
    unpackSignature(signature, block.words, block.used * SIGNATURE_WORDS)
    block.used += 1
  }

  function forget(from: number): void {
    blocks = []
    base = from
    first = 0
    last = 0
    late = new Set()
  }

  async function readNew(): Promise<void> {
    let [after, more] = [Math.max(0, last - LATE_DOCS), true]
    const seen = new Set<number>()
    while (more) {
      const rows: SignatureRow[] = await signaturesAfter(index.db, after, PAGE_SIZE)
      for (const row of rows) {
        if (!late.has(row.doc)) add(row)
        seen.add(row.doc)
      }
      first = first === 0 ? (rows[0]?.doc ?? 0) : first
      after = rows.at(-1)?.doc ?? after
      more = rows.length === PAGE_SIZE
      await yieldToEventLoop()
    }
    last = Math.max(last, after)
    late = new Set([...seen].filter((doc) => doc > last - LATE_DOCS))
  }

  /** While the index is being filled, older texts are added below the others. */
  async function readOld(): Promise<void> {
    for (let more = first > 0; more; ) {
      const rows: SignatureRow[] = await signaturesBefore(index.db, first, PAGE_SIZE)
      for (const row of rows) add(row)
      first = rows.at(-1)?.doc ?? first
      more = rows.length === PAGE_SIZE
      await yieldToEventLoop()
    }
  }

  async function refresh(): Promise<void> {
    const state = await indexState(index.db)
    if (state && state.from !== base) forget(state.from)
    await readNew()
    await readOld()
  }

  let refreshing: Promise<void> | null = null
  /** One refresh at a time: two would both add what is new. */
  async function ensureFresh(): Promise<void> {
    refreshing ??= refresh().finally(() => {
      refreshing = null
    })
    await refreshing
  }

  return {
    /** The documents with the closest signatures, the closest first. */
    async closest(signature: string, limit: number): Promise<number[]> {
      await ensureFresh()
      const own = new Uint32Array(SIGNATURE_WORDS)
      unpackSignature(signature, own, 0)
      const byDistance: number[][] = Array.from({ length: MAX_DISTANCE + 1 }, () => [])
      for (const block of blocks) {
        scanBlock(block, own, byDistance)
        await yieldToEventLoop()
      }
      return byDistance.flat().slice(0, limit)
    },
  }
}
