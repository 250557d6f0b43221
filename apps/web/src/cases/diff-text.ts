export type TextChange = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

const MAX_TABLE_CELLS = 4_000_000
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })

const splitWords = (text: string) => Array.from(segmenter.segment(text), (each) => each.segment)
const splitLines = (text: string) => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** The differences of two texts, word by word; line by line when they are long and very different. */
export function diffText(before: string, after: string): TextChange[] {
  const [from, to] = [splitWords(before), splitWords(after)]
  const head = from.findIndex((word, index) => word !== to[index])
  const start = head < 0 ? Math.min(from.length, to.length) : head
  let end = 0
  while (end < Math.min(from.length, to.length) - start && from.at(-1 - end) === to.at(-1 - end)) end += 1
  const [a, b] = [from.slice(start, from.length - end), to.slice(start, to.length - end)]
  const middle =
    a.length * b.length > MAX_TABLE_CELLS
      ? longestCommonDiff(splitLines(a.join('')), splitLines(b.join('')))
      : longestCommonDiff(a, b)
  return absorbShortMatches(
    mergeAdjacent([
      { kind: 'same', text: from.slice(0, start).join('') },
      ...middle,
      { kind: 'same', text: from.slice(from.length - end).join('') },
    ]),
  )
}

const MIN_COMMON_LENGTH = 4

/** Short equal texts between two changes are a coincidence: they become part of the change. */
function absorbShortMatches(changes: readonly TextChange[]): TextChange[] {
  const calm = changes.flatMap((change, index): TextChange[] => {
    const between = index > 1 && index < changes.length - 1
    const noise =
      between && change.kind === 'same' && change.text.length < MIN_COMMON_LENGTH && !change.text.includes('\n')
    if (!noise) return [change]
    return [
      { kind: 'removed', text: change.text },
      { kind: 'added', text: change.text },
    ]
  })
  return mergeAdjacent(groupChanges(calm))
}

/** Orders the changes between two equal texts: removed text before added text. */
function groupChanges(changes: readonly TextChange[]): TextChange[] {
  const grouped: TextChange[] = []
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

/** The diff of two lists of words or lines, by their longest common subsequence. */
function longestCommonDiff(a: readonly string[], b: readonly string[]): TextChange[] {
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
  const changes: TextChange[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [old, fresh] = [a[i], b[j]]
    if (old !== undefined && old === fresh) {
      changes.push({ kind: 'same', text: old })
      i += 1
      j += 1
    } else if (old !== undefined && (fresh === undefined || isRemovedNext(longest, width, i, j))) {
      changes.push({ kind: 'removed', text: old })
      i += 1
    } else {
      changes.push({ kind: 'added', text: fresh ?? '' })
      j += 1
    }
  }
  return changes
}

function isRemovedNext(longest: Uint16Array, width: number, i: number, j: number): boolean {
  return (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0)
}

function mergeAdjacent(changes: readonly TextChange[]): TextChange[] {
  const joined: TextChange[] = []
  for (const change of changes) {
    const last = joined.at(-1)
    if (change.text === '') continue
    if (last?.kind === change.kind) joined[joined.length - 1] = { kind: last.kind, text: last.text + change.text }
    else joined.push(change)
  }
  return joined
}
