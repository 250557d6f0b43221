import { z } from 'zod'
import { parseIpRanges } from './ip-ranges.ts'

/** `0` or `1`, as a boolean. */
export const flag = z.enum(['0', '1'], '0 or 1').transform((value) => value === '1')
/** Any text that is not blank. `expected`: what an error says is expected. */
export const nonEmpty = (expected: string): z.ZodString => z.string().regex(/\S/, expected)

/** A whole number within these bounds, both included. */
export function wholeNumber(from: number, to: number): z.ZodPipe<z.ZodString, z.ZodTransform<number, string>> {
  const expected = `a whole number from ${from} to ${to}`
  return z
    .string()
    .regex(/^\d{1,9}$/, { message: expected, abort: true })
    .transform(Number)
    .refine((value) => value >= from && value <= to, expected)
}

/** Ranges of IP addresses, with commas between them. */
export const ipRangeList = z.string().transform((list, { addIssue }) => {
  try {
    return parseIpRanges(list)
  } catch {
    addIssue({ code: 'custom', message: 'networks such as 10.1.2.0/24, with commas between them' })
    return z.NEVER
  }
})

/** A URL that requests are sent to. It must have no user and password: requests would silently drop them. */
export const httpAddress = z
  .url({ protocol: /^https?$/, error: 'an http or https address' })
  .refine((url) => !/^https?:[/\\]*[^/\\?#]*@/i.test(url), 'an address without user and password')
