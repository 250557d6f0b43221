import type { AuditEntry } from '@mimamori/contract/audit/audit-contract'
import type { Copy } from '../i18n/language-provider.tsx'
import type { Messages } from '../i18n/messages.ts'

/** Text of a code; the code itself when there is none. */
export function labelOf(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code
}

const HIDDEN_DETAILS = ['fence', 'number', 'proof']
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
const LONG_HEX = /^[0-9a-f]{16,}$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

type DetailValue = string | number | boolean | string[]
/** One thing an entry notes: what it is called, in words, and as it is stored. */
export type AuditDetail = {
  readonly name: string
  readonly label: string
  readonly text: string
  readonly stored: string
}

/** ids and hashes, left out of the one-line summary */
const isOpaque = (value: string): boolean => UUID.test(value) || LONG_HEX.test(value)

/** All details of an entry. Known codes are translated, others are shown as they are. */
export function auditDetailsOf(
  { words, instants, staff }: Copy,
  audit: Messages['audit'],
  detail: AuditEntry['detail'],
): AuditDetail[] {
  const known: Readonly<Record<string, string>> = {
    ...words.categoriesShort,
    ...words.measures,
    ...staff.roles,
    ...audit.groups,
    ...audit.actions,
    ...audit.codes,
  }
  const wordingOf = (value: string | number | boolean): string =>
    INSTANT.test(String(value)) ? instants.absolute(String(value)) : labelOf(known, String(value))
  const textOf = (name: string, value: DetailValue): string => {
    if (!Array.isArray(value)) return wordingOf(value)
    return name === 'measures' && value.length === 0 ? words.noViolation : value.map(wordingOf).join(words.listed)
  }
  return Object.entries(detail)
    .filter((pair): pair is [string, DetailValue] => pair[1] !== null && pair[1] !== '')
    .map(([name, value]) => {
      const stored = Array.isArray(value) ? value.join(' ') : String(value)
      return { name, label: labelOf(audit.details, name), text: textOf(name, value), stored }
    })
}

/** The details of an entry in one line, without ids and counters; of a list of ids, how many there are. */
export function summarizeDetails(copy: Copy, audit: Messages['audit'], detail: AuditEntry['detail']): string {
  return auditDetailsOf(copy, audit, detail)
    .filter(({ name, stored }) => !HIDDEN_DETAILS.includes(name) && !(isOpaque(stored) && !Array.isArray(detail[name])))
    .map(({ name, label, text, stored }) => {
      if (name === 'measures' && stored === '') return text
      const ids = stored.split(' ')
      const short = stored !== '' && ids.every(isOpaque) ? String(ids.length) : text
      return short === '' ? '' : `${label} ${short}`
    })
    .filter(Boolean)
    .join(' · ')
}
