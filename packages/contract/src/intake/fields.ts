import { z } from 'zod'

/** Ids of the marketplace: 1–64 letters, digits, `-` and `_`. */
export const Id = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'id of 1–64 letters, digits, - and _')
  .meta({ id: 'Id', example: 'J-204815' })

const ANY_OFFSET = z.core.regexes.datetime({ offset: true })
/** of an instant already written as it is stored */
const STORED_LENGTH = '2026-11-24T01:02:00.000Z'.length

/** Instant with any offset; stored as ISO 8601 UTC with milliseconds. */
export const Instant = z
  .string()
  .max(40)
  .refine((value) => ANY_OFFSET.test(value), {
    message: 'ISO 8601 instant such as 2026-11-24T01:02:00Z',
  })
  .transform((value) => (value.length === STORED_LENGTH && value.endsWith('Z') ? value : new Date(value).toISOString()))
  .meta({ id: 'Instant', example: '2026-11-24T01:02:00Z' })

/** Text of people: well-formed Unicode without NUL, so that offsets into it are the same everywhere. */
export const text = (atMost: number, atLeast = 0) =>
  z
    .string()
    .min(atLeast)
    .max(atMost)
    .refine((value) => value.isWellFormed() && !value.includes('\u0000'), {
      message: 'well-formed Unicode without NUL',
    })

export const count = (atMost = 1_000_000) => z.int().min(0).max(atMost)

/** Whole yen. */
export const Yen = z.int().min(0).max(10_000_000_000)
