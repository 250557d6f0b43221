import { Draft } from './draft.ts'
import { compose, EXPANDS, expansionOf, foldPair, foldUnit, INVISIBLE, MARK, SURROGATE } from './letters.ts'
import { dependsOnNeighbours, type Neighbour, readByNeighbours } from './lookalikes.ts'

/** Attaches a mark to the character before it. A mark with nothing before it says nothing. */
function attach(draft: Draft, mark: number, end: number): void {
  if (draft.length === 0) return
  const last = draft.length - 1
  draft.codes[last] = compose(draft.code(last), mark)
  draft.extendLast(end)
}

/** Takes the surrogate at `at`; returns the offset behind it. */
function takeSurrogate(draft: Draft, source: string, at: number): number {
  const end = at + ((source.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
  const folded = foldPair(source.slice(at, end))
  if (folded === '' && draft.length > 0) draft.extendLast(end)
  else draft.pushText(folded, at, end)
  return end
}

function takeSpecial(draft: Draft, source: string, at: number, kind: number): number {
  const code = source.charCodeAt(at)
  if (kind === SURROGATE) return takeSurrogate(draft, source, at)
  if (kind === MARK) attach(draft, code, at + 1)
  if (kind === EXPANDS) draft.pushText(expansionOf(code), at, at + 1)
  return at + 1
}

function neighbour(draft: Draft, source: string, at: number): Neighbour {
  const folded = draft.code(at)
  return { folded, original: folded === 0 ? 0 : source.charCodeAt(draft.start(at)) }
}

/** Second look at the few characters whose reading depends on what stands beside them, left to right. */
function settle(draft: Draft, source: string, doubtful: readonly number[]): void {
  for (const at of doubtful) {
    const character = String.fromCharCode(draft.code(at))
    const reading = readByNeighbours(character, neighbour(draft, source, at - 1), neighbour(draft, source, at + 1))
    if (reading !== null) draft.codes[at] = reading.charCodeAt(0)
  }
}

const draft = new Draft()

/**
 * Folds a text, every character by itself and then by its neighbours, keeping spaces and separators.
 * Out: a draft that is good until the next text is folded.
 */
export function fold(source: string): Draft {
  draft.length = 0
  const doubtful: number[] = []
  let at = 0
  while (at < source.length) {
    const folded = foldUnit(source.charCodeAt(at))
    if (folded >= INVISIBLE && folded <= SURROGATE) {
      at = takeSpecial(draft, source, at, folded)
      continue
    }
    if (dependsOnNeighbours(folded)) doubtful.push(draft.length)
    draft.push(folded, at, ++at)
  }
  if (doubtful.length > 0) settle(draft, source, doubtful)
  return draft
}
