import type { Category } from '../catalogue/violation-categories.ts'
import type { CaseTargetType, JobFormat } from '../intake/intake-arrivals.ts'
import { isWordCharacter } from './word-characters.ts'

/** What the index has: texts of members, and what was written in reports. */
export type DocumentType = CaseTargetType | 'report'

/** The filters of a search; they are in the index, so that a filter without hits costs nothing. */
export type SearchFilters = {
  readonly type?: DocumentType | undefined
  readonly authorId?: string | undefined
  readonly state?: ContentState | undefined
  /** categories found by decisions that were not undone or reversed */
  readonly category?: Category | undefined
  readonly format?: JobFormat | undefined
}
export const CONTENT_STATES = ['visible', 'hidden'] as const
export type ContentState = (typeof CONTENT_STATES)[number]

/** The facts of a text in the index. */
export type DocumentFacts = {
  readonly type: DocumentType
  /** `null`: of a report, whose writer no search leads to */
  readonly authorId: string | null
  /** `null`: of a report, a contact reminder or an enquiry, which nobody but the desk sees */
  readonly state: ContentState | null
  readonly categories: readonly Category[]
  readonly format: JobFormat | null
}

/** The pairs of the current text, as an open hash table; used again for each text (a round), and as large as the longest needs. */
let seenPairs = new Uint32Array(4096)
let seenRounds = new Uint32Array(4096)
let round = 0

/** Is this pair the first of its kind in this round? */
function isNewPair(pair: number): boolean {
  const mask = seenPairs.length - 1
  let slot = Math.imul(pair ^ (pair >>> 16), 0x9e3779b1) >>> 8
  while (seenRounds[slot & mask] === round && seenPairs[slot & mask] !== pair) slot += 1
  if (seenRounds[slot & mask] === round) return false
  seenPairs[slot & mask] = pair
  seenRounds[slot & mask] = round
  return true
}

/** Empties the table, with at least twice as many places as there can be pairs. */
function beginPairs(count: number): void {
  round += 1
  if (count * 2 <= seenPairs.length) return
  const size = 2 ** Math.ceil(Math.log2(count * 2))
  seenPairs = new Uint32Array(size)
  seenRounds = new Uint32Array(size)
}

/** Every pair of adjacent letters in a folded text, each once. A sign between two letters separates them. */
export function characterPairs(folded: string): string[] {
  beginPairs(folded.length)
  const pairs: string[] = []
  let before = 0
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at)
    const here = isWordCharacter(code) ? code : 0
    if (before > 0 && here > 0 && isNewPair(((before << 16) | here) >>> 0)) pairs.push(folded.slice(at - 1, at + 1))
    before = here
  }
  return pairs
}

/** Tokens of filters are longer than two letters, so no text can contain one. */
const encodeId = (id: string): string =>
  Array.from({ length: id.length }, (_, at) => id.charCodeAt(at).toString(16)).join('g')
const encodeWord = (word: string): string => word.replace(/[^a-z]/g, '')

const TOKEN = {
  type: (type: string) => `xt${encodeWord(type)}`,
  authorId: (id: string) => `xa${encodeId(id)}`,
  state: (state: string) => `xs${encodeWord(state)}`,
  category: (category: string) => `xc${encodeWord(category)}`,
  format: (format: string) => `xf${encodeWord(format)}`,
} as const

/** The tokens that a document must have, all of them, to pass these filters. */
export function filterTokens(filters: SearchFilters): string[] {
  const names = Object.keys(TOKEN) as (keyof typeof TOKEN)[]
  return names.flatMap((name) => {
    const value = filters[name]
    return value === undefined ? [] : [TOKEN[name](value)]
  })
}

/** Tokens that nearly all documents have, and those whose absence says the same: excluding these rare ones is faster. */
const AT_THE_DESK = (['report', 'contract', 'enquiry'] as const).map((type) => TOKEN.type(type))
const COMPLEMENT_TOKENS: ReadonlyMap<string, readonly string[]> = new Map([
  [TOKEN.type('job'), [TOKEN.type('proposal'), TOKEN.type('message'), ...AT_THE_DESK]],
  [TOKEN.state('visible'), [TOKEN.state('hidden'), ...AT_THE_DESK]],
])

/** The same query with cheaper tokens: documents with all of `having` and none of `lacking`. */
export function shortenTokens(tokens: readonly string[]): { having: readonly string[]; lacking: readonly string[] } {
  const having = tokens.filter((token) => !COMPLEMENT_TOKENS.has(token))
  // at least one token must be asked for positively
  if (having.length === 0) return { having: tokens, lacking: [] }
  return { having, lacking: [...new Set(tokens.flatMap((token) => COMPLEMENT_TOKENS.get(token) ?? []))] }
}

/** All tokens of a document: the pairs of its folded text, and what it can be filtered by. */
export function documentTokens(folded: string, { type, authorId, state, categories, format }: DocumentFacts): string[] {
  const filterable = [TOKEN.type(type)]
  if (authorId !== null) filterable.push(TOKEN.authorId(authorId))
  if (state !== null) filterable.push(TOKEN.state(state))
  if (format) filterable.push(TOKEN.format(format))
  for (const category of categories) filterable.push(TOKEN.category(category))
  return characterPairs(folded).concat(filterable)
}
