import type { Span } from '@mimamori/policy/catalogue/detection-flag'
import { isInsideWord } from '@mimamori/policy/text/word-edges'
import type { RepairedText } from './text-repair.ts'

/** The fields of a text as they were written. */
export type Sources = Readonly<Record<Span['field'], string>>

/** A clause of a field: its letters in the reading, `from` to `to`, and its place in the original, with bullets and spaces. */
export type Clause = Span & {
  readonly from: number
  readonly to: number
  /** does its sentence go on behind it? */
  readonly goesOn: boolean
}

const CLAUSE_ENDS = '、。!?\n'
/** A line of fewer letters may have been wrapped by hand, if there is none twice as long. */
const LONG_LINE = 12
/** A clause without an end is cut before so many letters, behind the last word that ends in the last of them. */
const LONGEST_CLAUSE = 160
const CUT_WITHIN = 40
const BRACKETS_WITHIN = 40

/** The number of an item in a list. */
export const NUMBERING = /^(?:[(（]?[0-9０-９]{1,2}[.．)）](?![0-9０-９])|[①-⑳])\s*/u

/** Does a line of the original end behind this letter of its reading, which may have joined it with the next? */
export function endsLine({ starts, ends }: RepairedText, source: string, at: number): boolean {
  const from = ends[at] ?? 0
  const to = starts[at + 1] ?? from
  return to > from && source.slice(from, to).includes('\n')
}

/** Does a sign of the original end no clause, as a comma between two brackets does not, nor a question mark in an address? */
function endsNothing(source: string, at: number): boolean {
  if (/^[!-~]{3}$/.test(source.slice(at - 1, at + 2))) return true
  return (
    /[「『（(][^」』）)。\n]*$/.test(source.slice(Math.max(0, at - BRACKETS_WITHIN), at)) &&
    /^[^「『（(。\n]*[」』）)]/.test(source.slice(at, at + BRACKETS_WITHIN))
  )
}

/** Is there a gap behind this letter: a space, a sign, or hiragana before what begins a word? */
function endsWord({ text, starts, ends }: RepairedText, source: string, at: number): boolean {
  const isEnding = /^\p{Script=Hiragana}[^\p{Script=Hiragana}]/u.test(text.slice(at, at + 2))
  return (
    isEnding || text.charAt(at + 1) === ' ' || (ends[at] !== starts[at + 1] && !isInsideWord(source, ends[at] ?? 0))
  )
}

/** Behind which letter a clause is cut that has no end up to this one. */
function lastWordEnd(reading: RepairedText, source: string, last: number): number {
  for (let at = last; at > last - CUT_WITHIN; at--) if (endsWord(reading, source, at)) return at
  return last
}

/** Does a line of so many letters end with what it says, rather than where it was wrapped? Where most have one length, those were. */
function lineReader(source: string): (line: number) => boolean {
  const lines = source.split('\n').map(({ length }) => length)
  const longest = lines.reduce((most, length) => Math.max(most, length), 0)
  const full = lines.filter((length) => length >= longest - 1).length
  if (full > 2 && full * 2 > lines.length) return (line) => line < longest - 1
  return (line) => line >= LONG_LINE || line * 2 <= longest
}

function clausesIn(field: Span['field'], reading: RepairedText, source: string): readonly Clause[] {
  const { text, starts, ends } = reading
  const clauses: Clause[] = []
  const isWhole = lineReader(source)
  let [from, start] = [0, 0]
  /** Ends a clause before the letter `to`; the next begins at `next`. */
  const endAt = (to: number, end: number, next: number, nextStart: number) => {
    if (to > from) clauses.push({ field, from, to, start, end, goesOn: /^[、!]/.test(text.charAt(to)) })
    from = next
    start = nextStart
  }
  for (let at = 0; at < text.length; at++) {
    if (CLAUSE_ENDS.includes(text.charAt(at)) && !endsNothing(source, starts[at] ?? 0))
      endAt(at, starts[at] ?? 0, at + 1, ends[at] ?? 0)
    else if (endsLine(reading, source, at)) {
      const end = source.indexOf('\n', ends[at])
      const isItem = NUMBERING.test(source.slice(end + 1, end + 8))
      if (isItem || isWhole(end - source.lastIndexOf('\n', end - 1) - 1)) endAt(at + 1, end, at + 1, end)
    } else if (at + 1 - from >= LONGEST_CLAUSE) {
      const last = lastWordEnd(reading, source, at)
      const end = ends[last] ?? 0
      endAt(last + 1, end, last + 1, end)
    }
  }
  endAt(text.length, source.length, text.length, source.length)
  return clauses
}

/** The clauses of a text, title first. `readings`: its fields, repaired. */
export const clausesOf = (
  { title, body }: Sources,
  readings: Readonly<Record<Span['field'], RepairedText>>,
): readonly Clause[] => [...clausesIn('title', readings.title, title), ...clausesIn('body', readings.body, body)]

/**
 * Joins neighbours of one sentence over whose border a place of the original goes, as half of what is said there says little. What
 * grows too long stays apart.
 */
export function joinClauses(clauses: readonly Clause[], places: readonly Span[]): readonly Clause[] {
  const joined: Clause[] = []
  for (const clause of clauses) {
    const last = joined.at(-1)
    const isCut = ({ field, start, end }: Span) => field === clause.field && start < clause.start && end > clause.start
    if (last?.goesOn && clause.to - last.from <= LONGEST_CLAUSE && places.some(isCut))
      joined[joined.length - 1] = { ...clause, from: last.from, start: last.start }
    else joined.push(clause)
  }
  return joined
}
