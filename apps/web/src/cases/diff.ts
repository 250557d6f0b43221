export type Change = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

const CELLS_AT_MOST = 4_000_000
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })

const words = (text: string) => Array.from(segmenter.segment(text), (each) => each.segment)
const lines = (text: string) => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** How one text became another, word by word; line by line when the texts are long and very different. */
export function diff(before: string, after: string): Change[] {
  const [from, to] = [words(before), words(after)]
  const head = from.findIndex((word, at) => word !== to[at])
  const start = head < 0 ? Math.min(from.length, to.length) : head
  let end = 0
  while (end < Math.min(from.length, to.length) - start && from.at(-1 - end) === to.at(-1 - end)) end += 1
  const [a, b] = [from.slice(start, from.length - end), to.slice(start, to.length - end)]
  const middle = a.length * b.length > CELLS_AT_MOST ? walk(lines(a.join('')), lines(b.join(''))) : walk(a, b)
  return readable(
    merged([
      { kind: 'same', text: from.slice(0, start).join('') },
      ...middle,
      { kind: 'same', text: from.slice(from.length - end).join('') },
    ]),
  )
}

const TOO_SHORT = 4

/** A few letters that happen to be the same between two changes are noise: they become part of the change. */
function readable(changes: readonly Change[]): Change[] {
  const calm = changes.flatMap((change, at): Change[] => {
    const between = at > 1 && at < changes.length - 1
    const noise = between && change.kind === 'same' && change.text.length < TOO_SHORT && !change.text.includes('\n')
    if (!noise) return [change]
    return [
      { kind: 'removed', text: change.text },
      { kind: 'added', text: change.text },
    ]
  })
  return merged(regrouped(calm))
}

/** Between two stretches that stayed, what went comes before what came. */
function regrouped(changes: readonly Change[]): Change[] {
  const grouped: Change[] = []
  let [gone, come] = ['', '']
  const flush = () => {
    grouped.push({ kind: 'removed', text: gone }, { kind: 'added', text: come })
    gone = ''
    come = ''
  }
  for (const change of changes) {
    if (change.kind === 'removed') gone += change.text
    else if (change.kind === 'added') come += change.text
    else {
      flush()
      grouped.push(change)
    }
  }
  flush()
  return grouped
}

/** Longest common subsequence, then a walk through its table. */
function walk(a: readonly string[], b: readonly string[]): Change[] {
  const width = b.length + 1
  const longest = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const [down, right, both] = [
        longest[(i + 1) * width + j],
        longest[i * width + j + 1],
        longest[(i + 1) * width + j + 1],
      ]
      longest[i * width + j] = a[i] === b[j] ? (both ?? 0) + 1 : Math.max(down ?? 0, right ?? 0)
    }
  }
  const changes: Change[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [old, fresh] = [a[i], b[j]]
    if (old !== undefined && old === fresh) {
      changes.push({ kind: 'same', text: old })
      i += 1
      j += 1
    } else if (old !== undefined && (fresh === undefined || below(longest, width, i, j))) {
      changes.push({ kind: 'removed', text: old })
      i += 1
    } else {
      changes.push({ kind: 'added', text: fresh ?? '' })
      j += 1
    }
  }
  return changes
}

function below(longest: Uint16Array, width: number, i: number, j: number): boolean {
  return (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0)
}

function merged(changes: readonly Change[]): Change[] {
  const joined: Change[] = []
  for (const change of changes) {
    const last = joined.at(-1)
    if (change.text === '') continue
    if (last?.kind === change.kind) joined[joined.length - 1] = { kind: last.kind, text: last.text + change.text }
    else joined.push(change)
  }
  return joined
}
