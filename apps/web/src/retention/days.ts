import {
  RETENTION_BOUNDS,
  RETENTION_CLASSES,
  type RetentionClass,
  type RetentionDays,
} from '@mimamori/policy/retention/retention-class-rules'

/** Days as they are typed: empty is for ever. */
export type TypedDays = Readonly<Record<RetentionClass, string>>

const each = <Value>(of: (name: RetentionClass) => Value) =>
  Object.fromEntries(RETENTION_CLASSES.map((name) => [name, of(name)])) as Record<RetentionClass, Value>

export const typedOf = (days: RetentionDays): TypedDays => each((name) => String(days[name] ?? ''))

export const USUAL: TypedDays = each((name) => String(RETENTION_BOUNDS[name].usual ?? ''))

/** Does what is typed lie within its bounds? */
export function isFine(name: RetentionClass, typed: string): boolean {
  if (typed === '') return true
  const days = Number(typed)
  const { min, max } = RETENTION_BOUNDS[name]
  return Number.isInteger(days) && days >= min && days <= max
}

/** What is typed as days; `null` while something of it is out of bounds. */
export function daysOf(typed: TypedDays): RetentionDays | null {
  if (!RETENTION_CLASSES.every((name) => isFine(name, typed[name]))) return null
  return each((name) => (typed[name] === '' ? null : Number(typed[name])))
}
