/** Which tokens stand in some documents, drawn from those of all ages. */
export type TokenSample = {
  readonly size: number
  /** how many documents there are in all */
  readonly of: number
  /** places within the sample; a token that only one of them has is left out */
  readonly having: ReadonlyMap<string, Uint16Array>
}

/** Draw documents one after another, 65,536 at most; `add` takes the tokens of each, `sample` how many there are in all. */
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
