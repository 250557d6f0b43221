import { diffArrays } from 'diff'

export type TextChange = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

/** words that differ, above which a comparison by words takes long and says little */
const MAX_WORD_EDITS = 1_000
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })

const splitWords = (text: string) => Array.from(segmenter.segment(text), (each) => each.segment)
const splitLines = (text: string) => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** The differences of two texts, word by word; line by line when they are long and very different. */
export function diffText(before: string, after: string): TextChange[] {
  const byWord = diffParts(splitWords(before), splitWords(after), MAX_WORD_EDITS)
  return absorbShortMatches(byWord ?? diffParts(splitLines(before), splitLines(after), Infinity) ?? [])
}

/** The differences of two lists of words or lines; `null`: there are more than `maxEditLength`. */
function diffParts(before: string[], after: string[], maxEditLength: number): TextChange[] | null {
  const found = diffArrays(before, after, { maxEditLength })
  if (!found) return null
  return found.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
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
