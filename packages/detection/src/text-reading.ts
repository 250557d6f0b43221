import { foldText } from '@mimamori/policy/text/text-folding'
import { normaliseText, type TextViewName, type View } from '@mimamori/policy/text/text-normalisation'
import { type RepairedText, repairText, withoutSpaces } from './readings/text-repair.ts'
import { BUSINESS_CHAT, PRIVATE_CHAT } from './rules/chat-service-names.ts'
import { RULES } from './rules/detection-rules.ts'
import { readPattern } from './rules/pattern-required-words.ts'
import { type DetectionRule, pattern } from './rules/rule-definition.ts'
import { createWordIndex } from './rules/word-index.ts'

/**
 * A pattern with its place in the word index. `opening`: what it begins with, where others do, too; it is then looked for only where that
 * stands, by `sticky`.
 */
export type IndexedPattern = {
  readonly regex: RegExp
  readonly index: number
  readonly opening: RegExp | null
  readonly sticky: RegExp
}
export type PreparedRule = {
  readonly rule: DetectionRule
  readonly views: readonly TextViewName[]
  readonly finders: readonly IndexedPattern[]
  readonly also: readonly IndexedPattern[]
}

/** Names that many patterns begin with. */
const OPENINGS: readonly RegExp[] = [pattern`${PRIVATE_CHAT}`, pattern`${BUSINESS_CHAT}`]

/** Every pattern by its number, with the place of its rule in `RULES`. */
const patterns: (ReturnType<typeof readPattern> & {
  readonly place: number
  readonly views: readonly TextViewName[]
})[] = []

/** The rules with every pattern numbered, in the order of `RULES`. */
export const PREPARED_RULES: readonly PreparedRule[] = RULES.map((rule, place) => {
  const { views = ['squeezed'] } = rule
  const prepare = (regex: RegExp): IndexedPattern => ({
    regex,
    index: patterns.push({ ...readPattern(regex.source), place, views }) - 1,
    opening: OPENINGS.find(({ source }) => regex.source.startsWith(source)) ?? null,
    sticky: new RegExp(regex, 'y'),
  })
  return { rule, views, finders: rule.patterns.map(prepare), also: rule.also === undefined ? [] : [prepare(rule.also)] }
})

/** A group without words, which no text has: patterns that need it never match. */
const NEVER_OCCURS = [[]]

/** The index of one view, with the words of the rules that read that view alone. */
const buildViewIndex = (view: TextViewName) =>
  createWordIndex(patterns.map(({ words, views }) => (views.includes(view) ? words : NEVER_OCCURS)))

const matchablePatterns: Readonly<Record<TextViewName, (text: string) => readonly number[]>> = {
  plain: buildViewIndex('plain'),
  squeezed: buildViewIndex('squeezed'),
}

/** What rules can look into: the two views of a normalised text, and the second reading, for rules that read `squeezed`. */
export type RuleViewName = TextViewName | 'repaired'

const INDEX_OF_VIEW = { plain: 'plain', squeezed: 'squeezed', repaired: 'squeezed' } as const

/** Whole lines of a view, from this place on. */
export type TextPart = { readonly from: number; readonly text: string }

/** A part ends with the first line that makes it so long: words that stand further apart wake no pattern. */
const LEAST_PART = 80

function cutIntoParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = []
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from + LEAST_PART)
    const to = end === -1 ? text.length : end + 1
    parts.push({ from, text: text.slice(from, to) })
    from = to
  }
  return parts
}

const NOWHERE: readonly TextPart[] = []

/** A view with the patterns that can match in it at all, and where. */
export class IndexedTextView implements View {
  readonly text: string
  readonly candidates: number[] = []
  private readonly view: View
  private readonly places = new Map<RegExp, readonly number[]>()
  private readonly parts = new Array<TextPart[] | undefined>(patterns.length)

  constructor(view: View, name: RuleViewName) {
    this.view = view
    this.text = view.text
    for (const part of cutIntoParts(view.text))
      for (const index of matchablePatterns[INDEX_OF_VIEW[name]](part.text)) this.addCandidate(index, part)
  }

  /** The parts in which the pattern of this number can match; the whole text for one that goes over lines. */
  partsFor(index: number): readonly TextPart[] {
    return this.parts[index] ?? NOWHERE
  }

  /** Where matches of an opening begin, rising. */
  placesOf(opening: RegExp): readonly number[] {
    const known = this.places.get(opening)
    if (known !== undefined) return known
    const places: number[] = []
    opening.lastIndex = 0
    for (let match = opening.exec(this.text); match !== null; match = opening.exec(this.text)) {
      places.push(match.index)
      opening.lastIndex = match.index + 1
    }
    this.places.set(opening, places)
    return places
  }

  private addCandidate(index: number, part: TextPart): void {
    const known = this.parts[index]
    if (known === undefined) {
      this.candidates.push(index)
      this.parts[index] = [patterns[index]?.crossesLines === true ? { from: 0, text: this.text } : part]
    } else if (patterns[index]?.crossesLines === false) known.push(part)
  }

  get starts(): Int32Array {
    return this.view.starts
  }

  get ends(): Int32Array {
    return this.view.ends
  }
}

/** A field of the text, in every reading. `repaired`: for the rules, `null` where nothing had to be repaired. */
export type TextReading = {
  readonly source: string
  readonly repairedText: RepairedText
  readonly repaired: IndexedTextView | null
} & Readonly<Record<TextViewName, IndexedTextView>>

/** Reads a title or a body once, for all rules and the model. */
export function readText(source: string): TextReading {
  const folded = foldText(source)
  const { plain, squeezed } = normaliseText(source, folded)
  const repairedText = repairText(source, folded)
  return {
    source,
    plain: new IndexedTextView(plain, 'plain'),
    squeezed: new IndexedTextView(squeezed, 'squeezed'),
    repairedText,
    repaired: repairedText.isRepaired ? new IndexedTextView(withoutSpaces(repairedText), 'repaired') : null,
  }
}

/** The views of a reading that a rule looks into. */
export function viewsOf(reading: TextReading, names: readonly TextViewName[]): readonly IndexedTextView[] {
  const views = names.map((name) => reading[name])
  return reading.repaired !== null && names.includes('squeezed') ? [...views, reading.repaired] : views
}

/** The rules whose required words occur in any of these readings, in the order of `RULES`. */
export function matchableRules(readings: readonly TextReading[]): readonly PreparedRule[] {
  const isMatchable = new Uint8Array(PREPARED_RULES.length)
  for (const reading of readings)
    for (const { candidates } of viewsOf(reading, ['plain', 'squeezed']))
      for (const index of candidates) isMatchable[patterns[index]?.place ?? 0] = 1
  return PREPARED_RULES.filter((_, place) => isMatchable[place] === 1)
}
