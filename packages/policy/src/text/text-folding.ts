import {
  composeKana,
  EXPANDS,
  expansionOf,
  foldPair,
  foldUnit,
  INVISIBLE,
  MARK,
  SURROGATE,
} from './character-folding.ts'
import { dependsOnNeighbours, type Neighbour, readByNeighbours } from './lookalike-characters.ts'
import { TextViewBuilder } from './text-view.ts'

/** Attaches a mark to the character before it. A mark with nothing before it says nothing. */
function attachMark(draft: TextViewBuilder, mark: number, end: number): void {
  if (draft.length === 0) return
  const last = draft.length - 1
  draft.codes[last] = composeKana(draft.code(last), mark)
  draft.extendLast(end)
}

/** Takes the surrogate at `at`; returns the offset behind it. */
function takeSurrogate(draft: TextViewBuilder, source: string, at: number): number {
  const end = at + ((source.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
  const folded = foldPair(source.slice(at, end))
  if (folded === '' && draft.length > 0) draft.extendLast(end)
  else draft.pushText(folded, at, end)
  return end
}

function takeSpecial(draft: TextViewBuilder, source: string, at: number, kind: number): number {
  const code = source.charCodeAt(at)
  if (kind === SURROGATE) return takeSurrogate(draft, source, at)
  if (kind === MARK) attachMark(draft, code, at + 1)
  if (kind === EXPANDS) draft.pushText(expansionOf(code), at, at + 1)
  return at + 1
}

function neighbour(draft: TextViewBuilder, source: string, at: number): Neighbour {
  const folded = draft.code(at)
  return { folded, original: folded === 0 ? 0 : source.charCodeAt(draft.start(at)) }
}

/** Second look at the few characters whose reading depends on what stands beside them, left to right. */
function resolveByNeighbours(draft: TextViewBuilder, source: string, doubtful: readonly number[]): void {
  for (const at of doubtful) {
    const character = String.fromCharCode(draft.code(at))
    const reading = readByNeighbours(character, neighbour(draft, source, at - 1), neighbour(draft, source, at + 1))
    if (reading !== null) draft.codes[at] = reading.charCodeAt(0)
  }
}

const draft = new TextViewBuilder()

/**
 * Folds a text, every character by itself and then by its neighbours, keeping spaces and separators.
 * Out: a draft that is good until the next text is folded.
 */
export function foldText(source: string): TextViewBuilder {
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
  if (doubtful.length > 0) resolveByNeighbours(draft, source, doubtful)
  return draft
}
