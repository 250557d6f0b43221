import { z } from 'zod'

/** Yes or no. */
export const flag = z.enum(['0', '1'], '0 or 1').transform((value) => value === '1')
/** Anything but nothing. */
export const something = (what: string) => z.string().regex(/\S/, what)

/** A whole number between two. */
export function whole(from: number, to: number) {
  const expected = `a whole number from ${from} to ${to}`
  return z
    .string()
    .regex(/^\d{1,9}$/, { message: expected, abort: true })
    .transform(Number)
    .refine((value) => value >= from && value <= to, expected)
}
