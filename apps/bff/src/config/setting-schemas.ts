import { z } from 'zod'
import { parseIpRanges } from './ip-ranges.ts'

/** Yes or no. */
export const flag = z.enum(['0', '1'], '0 or 1').transform((value) => value === '1')
/** Anything but nothing. */
export const nonEmpty = (what: string) => z.string().regex(/\S/, what)

/** A whole number between two. */
export function wholeNumber(from: number, to: number) {
  const expected = `a whole number from ${from} to ${to}`
  return z
    .string()
    .regex(/^\d{1,9}$/, { message: expected, abort: true })
    .transform(Number)
    .refine((value) => value >= from && value <= to, expected)
}

export const ipRangeList = z.string().transform((list, { addIssue }) => {
  try {
    return parseIpRanges(list)
  } catch {
    addIssue({ code: 'custom', message: 'networks such as 10.1.2.0/24, with commas between them' })
    return z.NEVER
  }
})

/** Where requests go. A user and password in it would be dropped in silence: no request carries them. */
export const httpAddress = z
  .url({ protocol: /^https?$/, error: 'an http or https address' })
  .refine((url) => !/^https?:[/\\]*[^/\\?#]*@/i.test(url), 'an address without user and password')
