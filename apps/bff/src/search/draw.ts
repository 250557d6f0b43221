import { type Sample, sampleOf } from '@mimamori/policy/search/narrowing'
import { tokensFrom } from '@mimamori/storage/search/drawn'
import type { Index } from '@mimamori/storage/search/open'
import { docEnds } from '@mimamori/storage/search/reads'

const STRETCHES = 64
const STRETCH = 64
const AGAIN_MS = 3_600_000

/** Others have something to ask, too. */
const turn = () => new Promise<void>((done) => setImmediate(done))

/** Draw documents in short stretches from the oldest to the newest. */
export async function draw(index: Index): Promise<Sample> {
  const { first, next } = await docEnds(index.db)
  const step = Math.max(STRETCH, Math.ceil((next - first) / STRETCHES))
  const drawn: (readonly string[])[] = []
  for (let doc = first; doc < next; doc += step) {
    drawn.push(...(await tokensFrom(index.db, doc, STRETCH)))
    await turn()
  }
  return sampleOf(next - first, drawn)
}

/** A sample drawn beside the searches, and anew every hour: how frequent words are changes slowly. */
export function sampled(index: Index): () => Sample | null {
  let sample: Sample | null = null
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
