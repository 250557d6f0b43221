import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import { JOB_FORMATS, type JobFormat } from '@mimamori/policy/intake/intake-arrivals'

const TYPES = ['job', 'proposal', 'message', 'report', 'contract', 'enquiry'] as const
export const FILTER_CHOICES = {
  type: TYPES,
  state: ['visible', 'hidden'] as const,
  category: CATEGORIES,
  format: JOB_FORMATS,
} as const

/** A search as search parameters of its address, which never have a mail address or phone number. */
export type SearchAddress = {
  q?: string
  type?: (typeof TYPES)[number]
  author?: string
  state?: 'visible' | 'hidden'
  category?: Category
  format?: JobFormat
  from?: string
  to?: string
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const ID = /^[A-Za-z0-9_-]{1,64}$/

const matching = (value: unknown, pattern: RegExp): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined

const parseDay = (value: unknown): string | undefined => {
  const day = matching(value, DAY)
  return day !== undefined && !Number.isNaN(Date.parse(day)) ? day : undefined
}

/** The query in the address; the router has parsed digits into numbers. */
const parseWords = (value: unknown): string | undefined => {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text !== '' ? text.slice(0, 200) : undefined
}

/** Parses the search parameters; invalid ones are left out. */
export function parseSearchAddress(search: Readonly<Record<string, unknown>>): SearchAddress {
  const parsed: Record<string, unknown> = {
    q: parseWords(search.q),
    author: matching(parseWords(search.author), ID),
    from: parseDay(search.from),
    to: parseDay(search.to),
  }
  for (const [name, values] of Object.entries(FILTER_CHOICES))
    parsed[name] = values.find((value) => value === search[name])
  return Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined))
}
