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

/** Combines a mark with the character before it. A mark at the beginning is dropped. */
function attachMark(folding: TextViewBuilder, mark: number, end: number): void {
  if (folding.length === 0) return
  const last = folding.length - 1
  folding.codes[last] = composeKana(folding.code(last), mark)
  folding.extendLast(end)
}

/** Folds the surrogate pair, or lone surrogate, at `at`; returns the offset after it. */
function foldSurrogate(folding: TextViewBuilder, source: string, at: number): number {
  const end = at + ((source.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
  const folded = foldPair(source.slice(at, end))
  if (folded === '' && folding.length > 0) folding.extendLast(end)
  else folding.pushText(folded, at, end)
  return end
}

function foldSpecial(folding: TextViewBuilder, source: string, at: number, kind: number): number {
  const code = source.charCodeAt(at)
  if (kind === SURROGATE) return foldSurrogate(folding, source, at)
  if (kind === MARK) attachMark(folding, code, at + 1)
  if (kind === EXPANDS) folding.pushText(expansionOf(code), at, at + 1)
  return at + 1
}

function neighbour(folding: TextViewBuilder, source: string, at: number): Neighbour {
  const folded = folding.code(at)
  return { folded, original: folded === 0 ? 0 : source.charCodeAt(folding.start(at)) }
}

/** Folds the characters that depend on their neighbours, left to right, once all others are folded. */
function resolveByNeighbours(folding: TextViewBuilder, source: string, dependent: readonly number[]): void {
  for (const at of dependent) {
    const character = String.fromCharCode(folding.code(at))
    const reading = readByNeighbours(character, neighbour(folding, source, at - 1), neighbour(folding, source, at + 1))
    if (reading !== null) folding.codes[at] = reading.charCodeAt(0)
  }
}

const folding = new TextViewBuilder()

/**
 * Folds a text, every character by itself and then by its neighbours; spaces and separators stay. Returns a shared buffer, which the next
 * call overwrites.
 */
export function foldText(source: string): TextViewBuilder {
  folding.length = 0
  const dependent: number[] = []
  let at = 0
  while (at < source.length) {
    const folded = foldUnit(source.charCodeAt(at))
    if (folded >= INVISIBLE && folded <= SURROGATE) {
      at = foldSpecial(folding, source, at, folded)
      continue
    }
    if (dependsOnNeighbours(folded)) dependent.push(folding.length)
    folding.push(folded, at, ++at)
  }
  if (dependent.length > 0) resolveByNeighbours(folding, source, dependent)
  return folding
}
