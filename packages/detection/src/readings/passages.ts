import type { Span } from '@mimamori/policy/catalogue/detection-flag'
import { spansOverlap } from '@mimamori/policy/catalogue/flagged-passages'
import { widenToWords } from '@mimamori/policy/text/word-edges'
import { type Clause, joinClauses, NUMBERING, type Sources } from './clauses.ts'

/** A clause with how much of what is claimed stands in it. */
export type WeighedClause = { readonly clause: Clause; readonly weight: number }

const MAX_PASSAGES = 3
/** A passage that weighs less than this share of the strongest is not marked. */
const LEAST_SHARE = 0.4
/** Fewer letters are a heading or a lone noun, and say nothing by themselves. */
const SHORTEST_STATEMENT = 5
const LONGEST_HEADING = 8

const OPENING = '「『（(【〔［[《〈≪<“'
const CLOSING = '」』）)】〕］]》〉≫>”'
/** Stars and a plus that are read, such as "★5", at the beginning, and stars at the end. */
const SPOKEN_SIGNS = /^(?:[★☆]+[0-9０-９のをが]|[+＋][0-9０-９])/
const STARS = /[★☆]{3}$/
const HIDING = '○●〇'
const LETTER = /[\p{L}\p{N}@＠○●〇]/u
const HEADING_SIGN = /^\s*[■□◆◇▼▽●○★☆#＃]/u

/** Does a clause begin or end with this character? Of a bracket: when the other one is in it, too; of ○, which hides letters, when it is no bullet. */
function isEdge(source: string, { start, end }: Span, at: number): boolean {
  const [character, inside] = [source.charAt(at), source.slice(start, end)]
  const opens = OPENING.indexOf(character)
  if (opens !== -1) return inside.includes(CLOSING.charAt(opens))
  const closes = CLOSING.indexOf(character)
  if (closes !== -1) return inside.includes(OPENING.charAt(closes))
  if (character === 'ー') return at > start && source.charAt(at - 1) !== 'ー' && LETTER.test(source.charAt(at - 1))
  if (HIDING.includes(character)) return at === start ? HIDING.includes(source.charAt(at + 1)) : true
  return LETTER.test(character) || (at === start ? SPOKEN_SIGNS.test(inside) : STARS.test(inside))
}

/** A clause without the spaces, bullets and signs around it. */
function withoutSigns(source: string, clause: Clause): Span {
  let { field, start, end } = clause
  while (start < end && !isEdge(source, { field, start, end }, start)) start++
  start += NUMBERING.exec(source.slice(start, end))?.[0].length ?? 0
  while (end > start && !isEdge(source, { field, start, end }, end - 1)) end--
  return { field, start, end }
}

/** Does a clause say something by itself? A heading does not, nor does a lone noun. */
function isStatement(source: string, clause: Clause, { start, end }: Span): boolean {
  const letters = source.slice(start, end).replace(/[^\p{L}\p{N}]/gu, '').length
  const isBracketed = OPENING.includes(source.charAt(start)) && CLOSING.includes(source.charAt(end - 1))
  const isHeading =
    isBracketed ||
    HEADING_SIGN.test(source.slice(clause.start, start)) ||
    /^\s*[:：]/.test(source.slice(end, clause.end))
  return letters >= SHORTEST_STATEMENT && !(isHeading && letters <= LONGEST_HEADING)
}

/** A place of what is claimed, and how much it says. */
export type WeighedSpan = Span & { readonly weight: number }

/** Weighs clauses by the shares of these places that stand in them; a place that goes over clauses of a sentence joins them. */
export function weighClauses(clauses: readonly Clause[], places: readonly WeighedSpan[]): readonly WeighedClause[] {
  return joinClauses(clauses, places).map((clause) => {
    const inside = places.filter((place) => spansOverlap(place, clause))
    const weight = inside.reduce(
      (sum, { start, end, weight }) =>
        sum + (weight * (Math.min(end, clause.end) - Math.max(start, clause.start))) / (end - start),
      0,
    )
    return { clause, weight }
  })
}

/** The clauses to mark, without the signs around them: the weightiest first; a heading only where there is nothing else. */
export function choosePassages(sources: Sources, weighed: readonly WeighedClause[]): readonly Span[] {
  const speaking = weighed
    .filter(({ weight }) => weight > 0)
    .map((each) => ({ ...each, passage: withoutSigns(sources[each.clause.field], each.clause) }))
    .filter(({ passage: { start, end } }) => end > start)
  const statements = speaking.filter(({ clause, passage }) => isStatement(sources[clause.field], clause, passage))
  const ranked = (statements.length > 0 ? statements : speaking).toSorted((a, b) => b.weight - a.weight)
  const least = (ranked[0]?.weight ?? 0) * LEAST_SHARE
  const chosen = ranked.slice(0, MAX_PASSAGES).filter(({ weight }) => weight >= least)
  return chosen.flatMap(({ passage: { field, ...range } }) =>
    widenToWords(sources[field], [range]).map(({ start, end }) => ({ field, start, end })),
  )
}
