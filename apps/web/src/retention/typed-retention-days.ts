import {
  RETENTION_BOUNDS,
  RETENTION_CLASSES,
  type RetentionClass,
  type RetentionDays,
} from '@mimamori/policy/retention/retention-class-rules'
import { wholeNumber } from '../parts/forms/form-fields.tsx'

/** Days as they are typed: empty is for ever. */
export type TypedRetentionDays = Readonly<Record<RetentionClass, string>>

const mapClasses = <Value>(of: (name: RetentionClass) => Value) =>
  Object.fromEntries(RETENTION_CLASSES.map((name) => [name, of(name)])) as Record<RetentionClass, Value>

/** Retention days as the texts of their fields; empty for those that are kept forever. */
export const typedFromDays = (days: RetentionDays): TypedRetentionDays => mapClasses((name) => String(days[name] ?? ''))

/** Is this a whole number of days within the class's bounds? Empty: kept forever. */
export const isValidDays = (name: RetentionClass, typed: string): boolean =>
  typed === '' || wholeNumber(typed, RETENTION_BOUNDS[name]) !== undefined

/** The typed texts as days; `undefined` while one is out of bounds. */
export const daysFromTyped = (typed: TypedRetentionDays): RetentionDays | undefined =>
  RETENTION_CLASSES.every((name) => isValidDays(name, typed[name]))
    ? mapClasses((name) => wholeNumber(typed[name], RETENTION_BOUNDS[name]) ?? null)
    : undefined
