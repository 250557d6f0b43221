import { SIGNATURE_BINS, SIGNATURE_WORDS, unpackSignature } from '@mimamori/policy/search/text-signature'
import { indexState } from '@mimamori/storage/search/index-state-reads'
import type { SearchIndex } from '@mimamori/storage/search/open-search-index'
import { signaturesAfter, signaturesBefore } from '@mimamori/storage/search/signature-reads'

const BLOCK_DOCS = 65_536
const PAGE_SIZE = 2_000
/** With several writers a number may become visible after a greater one; so many are looked at again. */
const LATE_DOCS = 2_000

type SignatureRow = { readonly doc: number; readonly signature: string | null }
type Block = { readonly docs: Int32Array; readonly words: Uint32Array; used: number }

/** Two texts that share a third of their shingles agree in half of the bins; two deviations less are still looked at. */
const MAX_DISTANCE = Math.round(SIGNATURE_BINS * 0.58)
const HALF_WORDS = SIGNATURE_WORDS / 2
const MAX_HALF_DISTANCE = Math.round(MAX_DISTANCE / 2 + SIGNATURE_BINS * 0.06)

/** How many of the sixteen bins of a word differ. */
function wordDistance(a: number, b: number): number {
  const both = a ^ b
  let n = (both | (both >>> 1)) & 0x55555555
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  n = (n + (n >>> 4)) & 0x0f0f0f0f
  return Math.imul(n, 0x01010101) >>> 24
}

function halfDistance(words: Uint32Array, at: number, own: Uint32Array, from: number): number {
  let n = 0
  for (let word = from; word < from + HALF_WORDS; word++) n += wordDistance(words[at + word] ?? 0, own[word] ?? 0)
  return n
}

/**
 * The signatures of all texts in memory, 36 bytes a text: read once, then kept up to date by what is new. Nothing but
 * this worker's own time is spent on going through all of them.
 */
export function openSignatures(index: SearchIndex): { closest(signature: string, limit: number): Promise<number[]> } {
  let blocks: Block[] = []
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

  /** While the index is being filled, older texts come in below the others. */
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
  /** One at a time: two would each add what is new. */
  async function ensureFresh(): Promise<void> {
    refreshing ??= refresh().finally(() => {
      refreshing = null
    })
    await refreshing
  }

  return {
    /** Documents whose signature is closest to this one, the closest first. */
    async closest(signature: string, limit: number): Promise<number[]> {
      await ensureFresh()
      const own = new Uint32Array(SIGNATURE_WORDS)
      unpackSignature(signature, own, 0)
      const byDistance: number[][] = Array.from({ length: MAX_DISTANCE + 1 }, () => [])
      for (const block of blocks) {
        scan(block, own, byDistance)
        await yieldToEventLoop()
      }
      return byDistance.flat().slice(0, limit)
    },
  }
}

/** Others have something to ask, too. */
const yieldToEventLoop = () => new Promise<void>((done) => setImmediate(done))

function scan({ docs, words, used }: Block, own: Uint32Array, byDistance: number[][]): void {
  for (let n = 0, at = 0; n < used; n++, at += SIGNATURE_WORDS) {
    const half = halfDistance(words, at, own, 0)
    if (half > MAX_HALF_DISTANCE) continue
    const whole = half + halfDistance(words, at, own, HALF_WORDS)
    if (whole <= MAX_DISTANCE) byDistance[whole]?.push(docs[n] ?? 0)
  }
}
