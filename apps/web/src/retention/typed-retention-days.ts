import {
  RETENTION_BOUNDS,
  RETENTION_CLASSES,
  type RetentionClass,
  type RetentionDays,
} from '@mimamori/policy/retention/retention-class-rules'

/** Days as they are typed: empty is for ever. */
export type TypedRetentionDays = Readonly<Record<RetentionClass, string>>

const mapClasses = <Value>(of: (name: RetentionClass) => Value) =>
  Object.fromEntries(RETENTION_CLASSES.map((name) => [name, of(name)])) as Record<RetentionClass, Value>

/** Retention days as the texts of their fields; empty for those that are kept forever. */
export const typedFromDays = (days: RetentionDays): TypedRetentionDays => mapClasses((name) => String(days[name] ?? ''))

export const DEFAULT_TYPED_DAYS: TypedRetentionDays = mapClasses((name) => String(RETENTION_BOUNDS[name].usual ?? ''))

/** Is this a whole number of days within the class's bounds? Empty: kept forever. */
export function isValidDays(name: RetentionClass, typed: string): boolean {
  if (typed === '') return true
  const days = Number(typed)
  const { min, max } = RETENTION_BOUNDS[name]
  return Number.isInteger(days) && days >= min && days <= max
}

/** The typed texts as days; `null` while one is out of bounds. */
export function daysFromTyped(typed: TypedRetentionDays): RetentionDays | null {
  if (!RETENTION_CLASSES.every((name) => isValidDays(name, typed[name]))) return null
  return mapClasses((name) => (typed[name] === '' ? null : Number(typed[name])))
}
