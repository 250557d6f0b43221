import type { TextViewBuilder } from '@mimamori/policy/text/text-view'

const NEWLINE = 0x0a
const SENTENCE_END = 0x3002
const SPACE = 0x20
/** Before a break, these end a line on purpose; behind one, they begin a heading or an item of a list. */
const ENDS_LINE = codesOf('。!?:、,」』】)>')
const BEGINS_LINE = codesOf('・●○■□◆◇★☆※【「『<(-*#▼▽→>♦✓✔')
/** Sentences shorter than this are no sentences: a sign was put between the letters. */
const SHORTEST_SENTENCE = 8
const LEAST_CUTS = 3

function codesOf(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)))
}

/** The first code before or behind `at` that is no space; 0 at an edge. */
function beside(text: TextViewBuilder, at: number, step: 1 | -1): number {
  let place = at + step
  while (text.code(place) === SPACE) place += step
  return text.code(place)
}

function isWrap(text: TextViewBuilder, at: number): boolean {
  const [before, after] = [beside(text, at, -1), beside(text, at, 1)]
  if (before === 0 || after === 0 || before === NEWLINE || after === NEWLINE) return false
  return !ENDS_LINE.has(before) && !BEGINS_LINE.has(after)
}

/** Are most of the sentences too short to be any, as in 「ライン。で連絡。ください」? */
function hasStrayPeriods(text: TextViewBuilder): boolean {
  let periods = 0
  let short = 0
  let since = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.code(at)
    if (code === SENTENCE_END) {
      periods++
      if (since < SHORTEST_SENTENCE) short++
      since = 0
    } else if (code !== SPACE && code !== NEWLINE) since++
  }
  return short >= LEAST_CUTS && short * 4 >= periods * 3
}

/** Copies a text without the line breaks inside sentences and without stray periods; says whether it left any out. */
export function joinWrappedLines(text: TextViewBuilder, joined: TextViewBuilder): boolean {
  const periodsAreStray = hasStrayPeriods(text)
  joined.length = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.code(at)
    if (code === NEWLINE && isWrap(text, at)) continue
    if (code === SENTENCE_END && periodsAreStray) continue
    joined.push(code, text.start(at), text.end(at))
  }
  return joined.length < text.length
}
