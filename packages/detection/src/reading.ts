import { normalise, type View, type ViewName } from '@mimamori/policy/text/normalise'
import { RULES } from './rules/all.ts'
import { requiredWords } from './rules/required-words.ts'
import type { Rule } from './rules/rule.ts'
import { wordIndex } from './rules/word-index.ts'

/** A pattern with its place in the word index. */
export type Finder = { readonly regex: RegExp; readonly at: number }
export type PreparedRule = {
  readonly rule: Rule
  readonly finders: readonly Finder[]
  readonly also: readonly Finder[]
}

/** Every pattern by its number, with the place of its rule in `RULES`. */
const patterns: { readonly source: string; readonly place: number; readonly views: readonly ViewName[] }[] = []

/** The rules with every pattern numbered, in the order of `RULES`. */
export const PREPARED: readonly PreparedRule[] = RULES.map((rule, place) => {
  const prepare = (regex: RegExp): Finder => ({
    regex,
    at: patterns.push({ source: regex.source, place, views: rule.views }) - 1,
  })
  return { rule, finders: rule.patterns.map(prepare), also: rule.also === undefined ? [] : [prepare(rule.also)] }
})

/** A word that occurs nowhere: whoever needs it sleeps. */
const NEVER = [[]]

/** Each view has an index of its own: few rules read the plain one, and it should not look for the words of the rest. */
const indexOf = (view: ViewName) =>
  wordIndex(patterns.map(({ source, views }) => (views.includes(view) ? requiredWords(source) : NEVER)))

const wake: Readonly<Record<ViewName, (text: string) => readonly number[]>> = {
  plain: indexOf('plain'),
  squeezed: indexOf('squeezed'),
}

/** A view with the numbers of the patterns that can match in it at all. */
export class WokenView implements View {
  readonly text: string
  readonly awake: readonly number[]
  private readonly view: View

  constructor(view: View, name: ViewName) {
    this.view = view
    this.text = view.text
    this.awake = wake[name](view.text)
  }

  get starts(): Int32Array {
    return this.view.starts
  }

  get ends(): Int32Array {
    return this.view.ends
  }
}

/** A field of the text, normalised. */
export type Reading = { readonly source: string } & Readonly<Record<ViewName, WokenView>>

/** Reads a title or a body once, for all rules. */
export function read(source: string): Reading {
  const { plain, squeezed } = normalise(source)
  return { source, plain: new WokenView(plain, 'plain'), squeezed: new WokenView(squeezed, 'squeezed') }
}

/** The rules that can speak of any of these at all, in the order of `RULES`. */
export function awakeIn(readings: readonly Reading[]): readonly PreparedRule[] {
  const places = new Set<number>()
  for (const { plain, squeezed } of readings) {
    for (const { awake } of [plain, squeezed]) for (const at of awake) places.add(patterns[at]?.place ?? -1)
  }
  return [...places].sort((a, b) => a - b).flatMap((place) => PREPARED[place] ?? [])
}
