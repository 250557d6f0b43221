import { createTokenSampler, type TokenSample } from '@mimamori/policy/search/query-narrowing'
import type { SearchIndex } from '@mimamori/storage/search/open-search-index'
import { docRange } from '@mimamori/storage/search/search-reads'
import { sampleTokens } from '@mimamori/storage/search/token-sample-reads'

/** many short stretches: reading one holds up a search by a millisecond or two */
const STRETCHES = 192
const STRETCH = 16
const AGAIN_MS = 3_600_000

/** Others have something to ask, too. */
const turn = () => new Promise<void>((done) => setImmediate(done))

/** Draw documents in short stretches from the oldest to the newest. */
export async function draw(index: SearchIndex): Promise<TokenSample> {
  const { first, next } = await docRange(index.db)
  const step = Math.max(STRETCH, Math.ceil((next - first) / STRETCHES))
  const drawn = createTokenSampler()
  for (let doc = first; doc < next; doc += step) {
    for (const tokens of await sampleTokens(index.db, doc, STRETCH)) drawn.add(tokens)
    await turn()
  }
  return drawn.sample(next - first)
}

/** A sample drawn beside the searches, and anew every hour: how frequent words are changes slowly. */
export function sampled(index: SearchIndex): () => TokenSample | null {
  let sample: TokenSample | null = null
  let due = 0
  return () => {
    if (performance.now() < due) return sample
    due = performance.now() + AGAIN_MS
    // without a sample everything is asked for, which is right as well
    void draw(index).then(
      (drawn) => {
        sample = drawn
      },
      () => undefined,
    )
    return sample
  }
}
