import { z } from 'zod'

type Measured = { readonly value: unknown }
const isText = ({ value }: Measured): boolean => typeof value === 'string'
const isList = ({ value }: Measured): boolean => Array.isArray(value)

// zod's own `min` and `max` measure whatever has a `length`, and throw over `{ "length": { "toString": null } }`
const minLength = (minimum: number, when: typeof isText) =>
  new z.core.$ZodCheckMinLength({ check: 'min_length', minimum, when })
const maxLength = (maximum: number, when: typeof isText) =>
  new z.core.$ZodCheckMaxLength({ check: 'max_length', maximum, when })

/** Ids of the marketplace: 1–64 letters, digits, `-` and `_`. */
export const Id = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'id of 1–64 letters, digits, - and _')
  .meta({ id: 'Id', example: 'J-204815' })

const ANY_OFFSET = z.core.regexes.datetime({ offset: true })
/** of an instant already written as it is stored */
const STORED_LENGTH = '2026-11-24T01:02:00.000Z'.length

const toStoredInstant = (value: string): string =>
  value.length === STORED_LENGTH && value.endsWith('Z') ? value : new Date(value).toISOString()

/**
 * Instant with any offset; stored as ISO 8601 UTC with milliseconds. An offset must not take it out of the years 0000
 * to 9999: what is written longer is put in order wrongly.
 */
export const Instant = z
  .string()
  .check(maxLength(40, isText))
  .refine((value) => ANY_OFFSET.test(value) && toStoredInstant(value).length === STORED_LENGTH, {
    message: 'ISO 8601 instant such as 2026-11-24T01:02:00Z',
  })
  .transform(toStoredInstant)
  .meta({
    id: 'Instant',
    example: '2026-11-24T01:02:00Z',
    format: 'date-time',
    description: 'with `Z` or an offset; at most 5 minutes ahead of the server clock',
  })

/** An instant from the desk: ISO 8601 UTC with milliseconds. */
export const ReportedInstant = z.string().meta({ format: 'date-time' })

/**
 * Text of people, from `atLeast` to `atMost` characters: well-formed Unicode without NUL, so that offsets into it are the same
 * everywhere.
 */
export const text = (atMost: number, atLeast = 0): z.ZodString =>
  z
    .string()
    .check(minLength(atLeast, isText), maxLength(atMost, isText))
    .refine((value) => value.isWellFormed() && !value.includes('\u0000'), {
      message: 'well-formed Unicode without NUL',
    })

/** A list of `atLeast` to `atMost` items. */
export const list = <Item extends z.ZodType>(item: Item, atMost: number, atLeast = 0): z.ZodArray<Item> =>
  z.array(item).check(minLength(atLeast, isList), maxLength(atMost, isList))

/** A whole number from 0 to `atMost`, both included. */
export const count = (atMost = 1_000_000): z.ZodInt => z.int().min(0).max(atMost)

/** A number that only ever counts up by one; what a database takes for an integer. */
export const serial = (atLeast = 0): z.ZodInt => z.int().min(atLeast).max(2_147_483_647)

/** Whole yen. */
export const Yen = z.int().min(0).max(10_000_000_000)
