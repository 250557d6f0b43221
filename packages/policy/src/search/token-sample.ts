/** The tokens of a sample of documents from all times. */
export type TokenSample = {
  readonly size: number
  /** how many documents there are in all */
  readonly of: number
  /** for each token, the places of documents in the sample that have it; tokens of only one document are left out */
  readonly having: ReadonlyMap<string, Uint16Array>
}

/**
 * Collects a sample of at most 65,536 documents: `add` takes the tokens of one document, `sample` the number of all
 * documents.
 */
export function createTokenSampler(): { add(tokens: readonly string[]): void; sample(of: number): TokenSample } {
  const having = new Map<string, number[]>()
  let size = 0
  return {
    add(tokens: readonly string[]): void {
      for (const token of tokens) {
        const places = having.get(token)
        if (places) places.push(size)
        else having.set(token, [size])
      }
      size += 1
    },
    sample(of: number): TokenSample {
      const frequent = [...having].filter(([, places]) => places.length > 1)
      const packed = frequent.map(([token, places]) => [token, Uint16Array.from(places)] as const)
      return { size, of, having: new Map(packed) }
    },
  }
}
