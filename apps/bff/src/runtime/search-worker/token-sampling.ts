import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { createTokenSampler, type TokenSample } from '@mimamori/policy/search/token-sample'
import type { SearchIndex } from '@mimamori/storage/search/open-search-index'
import { docRange } from '@mimamori/storage/search/search-reads'
import { sampleTokens } from '@mimamori/storage/search/token-sample-reads'

/** many short stretches: reading one delays a search by a millisecond or two */
const SAMPLE_STRETCHES = 192
const DOCS_PER_STRETCH = 16
const RESAMPLE_INTERVAL_MS = 3_600_000

/** Samples the tokens of documents, in short stretches from the oldest to the newest. */
export async function sampleIndexTokens(index: SearchIndex): Promise<TokenSample> {
  const { first, next } = await docRange(index.db)
  const step = Math.max(DOCS_PER_STRETCH, Math.ceil((next - first) / SAMPLE_STRETCHES))
  const sampler = createTokenSampler()
  for (let doc = first; doc < next; doc += step) {
    for (const tokens of await sampleTokens(index.db, doc, DOCS_PER_STRETCH)) sampler.add(tokens)
    await yieldToEventLoop()
  }
  return sampler.sample(next - first)
}

/**
 * A sample of tokens that is drawn in the background and renewed every hour: word frequencies change slowly. `null`
 * until the first one is complete.
 */
export function createSampler(index: SearchIndex): () => TokenSample | null {
  let sample: TokenSample | null = null
  let dueAt = 0
  return () => {
    if (performance.now() < dueAt) return sample
    dueAt = performance.now() + RESAMPLE_INTERVAL_MS
    // without a sample a search queries all tokens, with the same hits
    void sampleIndexTokens(index).then(
      (drawn) => {
        sample = drawn
      },
      () => undefined,
    )
    return sample
  }
}
