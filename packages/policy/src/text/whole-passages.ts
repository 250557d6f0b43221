import type { TextRange } from './grapheme-edges.ts'
import { joinRanges, widenToWords } from './word-edges.ts'

/** What is one thing although no word goes through it: an address, a mail address, a name with dots, hyphens and underlines. */
const ENTITY =
  /https?:\/\/[!-~]+|[@＠]?[\p{Script=Latin}\p{N}](?:[\p{Script=Latin}\p{N}._@+-]*[\p{Script=Latin}\p{N}])?/gu
/** punctuation behind an address, and no part of it */
const AFTER_ADDRESS = /[.,;:!?)\]]+$/

/** Where one is led to outside the site. What follows it in its sentence and looks like an account belongs to it. */
const CONTACT =
  /LINE|ライン|カカオ|ID|アカウント|Instagram|インスタ|Telegram|テレグラム|Discord|Skype|Chatwork|Zoom|Twitter|DM/iu
const ACCOUNT = /[@＠]?[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]/gu
const LOOKS_LIKE_ACCOUNT = /^(?=.*[\d._@＠-]).{4,}$/u
const SENTENCE_END = /[。！？!?\n]/u
/** an account is looked for no further behind a passage */
const ACCOUNT_WITHIN = 40

const BRACKETS: ReadonlyMap<string, string> = new Map([
  ['「', '」'],
  ['『', '』'],
  ['（', '）'],
  ['【', '】'],
  ['(', ')'],
])
const OPENING: ReadonlyMap<string, string> = new Map([...BRACKETS].map(([open, close]) => [close, open]))
/** the other bracket is looked for no further away, and on the same line */
const BRACKET_WITHIN = 60

/**
 * Widens ranges so that what they quote is whole: to the ends of words, of addresses and names, to the other bracket of
 * one that they hold, and to the account that a contact is given with. Those that then overlap are joined.
 */
export function widenToWholePassages(source: string, ranges: readonly TextRange[]): readonly TextRange[] {
  const entities = entitiesIn(source)
  const whole = widenToWords(source, ranges).map((range) => {
    const named = withAccount(source, withEntities(range, entities))
    return withEntities(withBrackets(source, named), entities)
  })
  return joinRanges(whole)
}

function entitiesIn(source: string): TextRange[] {
  return [...source.matchAll(ENTITY)].map(({ 0: text, index }) => ({
    start: index,
    end: index + (text.startsWith('http') ? text.replace(AFTER_ADDRESS, '') : text).length,
  }))
}

/** With the entities that an edge of it falls into. */
function withEntities({ start, end }: TextRange, entities: readonly TextRange[]): TextRange {
  const cut = (at: number) => entities.find((entity) => entity.start < at && at < entity.end)
  return { start: cut(start)?.start ?? start, end: cut(end)?.end ?? end }
}

function withAccount(source: string, { start, end }: TextRange): TextRange {
  if (!CONTACT.test(source.slice(start, end))) return { start, end }
  const behind = source.slice(end, end + ACCOUNT_WITHIN).split(SENTENCE_END, 1)[0] ?? ''
  // the last one may be cut off by the limit: it is read from the whole text
  for (const { 0: name, index } of source.slice(end, end + behind.length + ACCOUNT_WITHIN).matchAll(ACCOUNT)) {
    if (index >= behind.length) break
    if (LOOKS_LIKE_ACCOUNT.test(name)) return { start, end: end + index + name.length }
  }
  return { start, end }
}

/** With the other bracket of every one that opens or closes in it alone. */
function withBrackets(source: string, { start, end }: TextRange): TextRange {
  const open: string[] = []
  let from = start
  for (const character of source.slice(start, end)) {
    const opens = OPENING.get(character)
    if (BRACKETS.has(character)) open.push(character)
    else if (opens !== undefined && open.at(-1) === opens) open.pop()
    else if (opens !== undefined) from = before(source, from, opens) ?? from
  }
  let to = end
  for (const character of open.reverse()) to = behind(source, to, BRACKETS.get(character) ?? '') ?? to
  return { start: from, end: to }
}

function before(source: string, from: number, bracket: string): number | null {
  const line = source.slice(Math.max(0, from - BRACKET_WITHIN), from)
  const at = line.lastIndexOf(bracket)
  return at < 0 || line.includes('\n', at) ? null : from - line.length + at
}

function behind(source: string, to: number, bracket: string): number | null {
  const line = source.slice(to, to + BRACKET_WITHIN).split('\n', 1)[0] ?? ''
  const at = line.indexOf(bracket)
  return at < 0 ? null : to + at + bracket.length
}
