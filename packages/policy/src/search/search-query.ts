import { characterPairs } from './search-tokens.ts'
import { foldForSearch, isWordCharacter } from './word-characters.ts'

export const MAX_QUERY_LENGTH = 200
/** words of a query at most: more cost time without fewer hits */
const MAX_TERMS = 10

export type SearchQuery = {
  /** folded words that must all be in the text */
  readonly terms: readonly string[]
  /** the pairs of letters in them, which the index has */
  readonly tokens: readonly string[]
  /** must texts be read to see whether the words occur, as the pairs alone do not tell? */
  readonly doubtful: boolean
}

/** Parses a typed query; `null`: no word has two letters in a row. */
export function parseSearchQuery(typed: string): SearchQuery | null {
  const terms = [...new Set(splitWords(typed))].slice(0, MAX_TERMS)
  const tokens = [...new Set(terms.flatMap(characterPairs))]
  if (tokens.length === 0) return null
  return { terms, tokens, doubtful: terms.some((term) => !isPair(term)) }
}

/** The folded words of a query. Letters typed apart (L I N E) are one word, as they are in indexed texts. */
function splitWords(typed: string): string[] {
  const words: string[] = []
  let apart = false
  for (const word of typed.split(/[\s\u3000]+/).map(foldForSearch)) {
    const single = word.length === 1
    if (single && apart) words.push(`${words.pop() ?? ''}${word}`)
    else if (word !== '') words.push(word)
    apart = single
  }
  return words
}

const isPair = (term: string): boolean =>
  term.length === 2 && [...term].every((unit) => isWordCharacter(unit.charCodeAt(0)))

export type ContactQuery = { readonly kind: 'email' | 'phone'; readonly value: string }

/**
 * Parses a mail address or phone number into its normal spelling; `null`: it is neither. Such a query is looked up by its keyed hash, and
 * must never be in the URL of a page.
 */
export function parseContact(typed: string): ContactQuery | null {
  const text = typed.normalize('NFKC').trim()
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return { kind: 'email', value: normaliseEmail(text) }
  if (/^\+?[\d\s().‐‑–—−-]{9,24}$/.test(text)) {
    const value = normalisePhone(text)
    if (/^0\d{8,10}$|^\+\d{8,15}$/.test(value)) return { kind: 'phone', value }
  }
  return null
}

/** May this query be in the URL of a page? Not when it is, or looks like the beginning of, a mail address or phone number. */
export function isSafeInUrl(typed: string): boolean {
  const text = typed.normalize('NFKC').trim()
  return !text.includes('@') && !/^\+?[\d\s().‐‑–—−-]{6,}$/.test(text)
}

/** Normalizes a mail address. */
export const normaliseEmail = (email: string): string => email.normalize('NFKC').trim().toLowerCase()

/** Normalizes a phone number: digits alone, with Japan's country code as 0. */
export function normalisePhone(phone: string): string {
  const digits = phone.normalize('NFKC').replace(/[^\d+]/g, '')
  return digits.replace(/^(?:\+|00)81\(?0?\)?/, '0')
}
