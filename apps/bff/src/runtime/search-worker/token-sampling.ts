import { createTokenSampler, type TokenSample } from '@mimamori/policy/search/token-sample'
import type { SearchIndex } from '@mimamori/storage/search/open-search-index'
import { docRange } from '@mimamori/storage/search/search-reads'
import { sampleTokens } from '@mimamori/storage/search/token-sample-reads'

/** many short stretches: reading one holds up a search by a millisecond or two */
const SAMPLE_STRETCHES = 192
const DOCS_PER_STRETCH = 16
const RESAMPLE_INTERVAL_MS = 3_600_000

/** Others have something to ask, too. */
const yieldToEventLoop = () => new Promise<void>((done) => setImmediate(done))

/** Draw documents in short stretches from the oldest to the newest. */
export async function sampleIndexTokens(index: SearchIndex): Promise<TokenSample> {
  const { first, next } = await docRange(index.db)
  const step = Math.max(DOCS_PER_STRETCH, Math.ceil((next - first) / SAMPLE_STRETCHES))
  const drawn = createTokenSampler()
  for (let doc = first; doc < next; doc += step) {
    for (const tokens of await sampleTokens(index.db, doc, DOCS_PER_STRETCH)) drawn.add(tokens)
    await yieldToEventLoop()
  }
  return drawn.sample(next - first)
}

/** A sample drawn beside the searches, and anew every hour: how frequent words are changes slowly. */
export function createSampler(index: SearchIndex): () => TokenSample | null {
  let sample: TokenSample | null = null
  let due = 0
  return () => {
    if (performance.now() < due) return sample
    due = performance.now() + RESAMPLE_INTERVAL_MS
    // without a sample everything is asked for, which is right as well
    void sampleIndexTokens(index).then(
      (drawn) => {
        sample = drawn
      },
      () => undefined,
    )
    return sample
  }
}
