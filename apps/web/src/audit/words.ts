import type { AuditEntry } from '@mimamori/contract/audit/audit-contract'
import type { Copy } from '../i18n/language-provider.tsx'
import type { AuditCopy } from './audit-copy.ts'

/** A code in words; a code without words stays a code. */
export function worded(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code
}

const HIDDEN = ['fence', 'number', 'proof']
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
const LONG_HEX = /^[0-9a-f]{16,}$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

type Value = string | number | boolean | string[]
/** One thing an entry notes: what it is called, in words, and as it is stored. */
export type Noted = { readonly name: string; readonly label: string; readonly said: string; readonly stored: string }

/** Ids and hashes say nothing to anybody in passing. */
const isOpaque = (value: string): boolean => UUID.test(value) || LONG_HEX.test(value)

/** Everything an entry notes. Known codes are worded, the rest is shown as it is. */
export function notedIn({ words, instants, staff }: Copy, audit: AuditCopy, detail: AuditEntry['detail']): Noted[] {
  const known: Readonly<Record<string, string>> = {
    ...words.categoriesShort,
    ...words.measures,
    ...staff.roles,
    ...audit.groups,
    ...audit.actions,
    ...audit.codes,
  }
  const say = (value: string | number | boolean): string =>
    INSTANT.test(String(value)) ? instants.absolute(String(value)) : worded(known, String(value))
  const saidOf = (name: string, value: Value): string => {
    if (!Array.isArray(value)) return say(value)
    return name === 'measures' && value.length === 0 ? words.noViolation : value.map(say).join(words.listed)
  }
  return Object.entries(detail)
    .filter((pair): pair is [string, Value] => pair[1] !== null && pair[1] !== '')
    .map(([name, value]) => {
      const stored = Array.isArray(value) ? value.join(' ') : String(value)
      return { name, label: worded(audit.details, name), said: saidOf(name, value), stored }
    })
}

/** What an entry notes in one line, without ids and counters; of a list of ids it is said how many they are. */
export function detailWords(copy: Copy, audit: AuditCopy, detail: AuditEntry['detail']): string {
  return notedIn(copy, audit, detail)
    .filter(({ name, stored }) => !HIDDEN.includes(name) && !(isOpaque(stored) && !Array.isArray(detail[name])))
    .map(({ name, label, said, stored }) => {
      if (name === 'measures' && stored === '') return said
      const ids = stored.split(' ')
      const short = stored !== '' && ids.every(isOpaque) ? String(ids.length) : said
      return short === '' ? '' : `${label} ${short}`
    })
    .filter(Boolean)
    .join(' · ')
}
