const BUCKETS = 0x4000

type Entry = { readonly word: string; readonly owners: number[] }

/** Two code units to a bucket; of a word of one letter only the first counts. */
const bucket = (first: number, second: number) => (first * 31 + second * 7) & (BUCKETS - 1)

/**
 * Finds, in one pass over a text, whose words occur in it.
 * In: the words of each owner, `null` for an owner that must always be woken. Out: a function from a text to one byte per
 * owner, 1 when awake.
 */
export function wordIndex(wordsByOwner: readonly (readonly string[] | null)[]): (text: string) => Uint8Array {
  const entries = new Map<string, Entry>()
  const always = new Uint8Array(wordsByOwner.length)
  wordsByOwner.forEach((words, owner) => {
    if (words === null) always[owner] = 1
    for (const word of words ?? []) {
      const entry = entries.get(word) ?? { word, owners: [] }
      entry.owners.push(owner)
      entries.set(word, entry)
    }
  })
  const pairs: (Entry[] | undefined)[] = new Array(BUCKETS)
  const singles: (Entry[] | undefined)[] = new Array(BUCKETS)
  for (const entry of entries.values()) {
    const [table, at] =
      entry.word.length === 1
        ? [singles, bucket(entry.word.charCodeAt(0), 0)]
        : [pairs, bucket(entry.word.charCodeAt(0), entry.word.charCodeAt(1))]
    table[at] = [...(table[at] ?? []), entry]
  }
  return (text) => wake(text, always.slice(), singles, pairs)
}

function wake(
  text: string,
  awake: Uint8Array,
  singles: readonly (Entry[] | undefined)[],
  pairs: readonly (Entry[] | undefined)[],
): Uint8Array {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const single = singles[bucket(code, 0)]
    if (single !== undefined) mark(single, text, at, awake)
    const pair = pairs[bucket(code, at + 1 < text.length ? text.charCodeAt(at + 1) : 0)]
    if (pair !== undefined) mark(pair, text, at, awake)
  }
  return awake
}

function mark(entries: readonly Entry[], text: string, at: number, awake: Uint8Array): void {
  for (const { word, owners } of entries) {
    if (text.startsWith(word, at)) for (const owner of owners) awake[owner] = 1
  }
}
