import type { AuditEntry } from '@mimamori/contract/audit/audit'
import type { Copy } from '../language/language.tsx'
import type { AuditCopy } from './audit-copy.ts'

/** A code in words; a code without words stays a code. */
export function worded(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code
}

const HIDDEN = ['fence', 'number', 'proof']
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** Codes are worded; of ids it is said how many they are. */
function listed(values: readonly string[], say: (value: string) => string, between: string): string {
  if (values.length > 0 && values.every((value) => UUID.test(value))) return say(String(values.length))
  return values.map(say).join(between)
}

/** What an entry notes, without ids and counters, as short words: known codes are worded, the rest is shown as it is. */
export function detailWords({ words }: Copy, audit: AuditCopy, detail: AuditEntry['detail']): string {
  const known: Readonly<Record<string, string>> = {
    ...words.categoriesShort,
    ...words.measures,
    ...words.roles,
    ...audit.codes,
  }
  const say = (value: string | number | boolean) => worded(known, String(value))
  return Object.entries(detail)
    .filter((pair): pair is [string, string | number | boolean | string[]] => pair[1] !== null && pair[1] !== '')
    .filter(([name, value]) => !HIDDEN.includes(name) && (Array.isArray(value) || !UUID.test(String(value))))
    .map(([name, value]) => {
      if (name === 'measures' && Array.isArray(value) && value.length === 0) return words.noViolation
      const said = Array.isArray(value) ? listed(value, say, words.listed) : say(value)
      return said === '' ? '' : `${worded(audit.details, name)} ${said}`
    })
    .filter(Boolean)
    .join(' · ')
}
