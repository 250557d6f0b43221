import type { Flaw } from '@mimamori/contract/intake/intake-error-contract'
import type { z } from 'zod'

const describeKind = (value: unknown): string => {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return `array of ${value.length}`
  if (typeof value === 'string') return `string of ${value.length} characters`
  return typeof value
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const key of path) value = value && typeof value === 'object' ? Reflect.get(value, key) : undefined
  return value
}

function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected
    case 'too_big':
      return `at most ${issue.maximum} ${issue.origin === 'string' ? 'characters' : issue.origin === 'array' ? 'items' : ''}`.trim()
    case 'too_small':
      return `at least ${issue.minimum} ${issue.origin === 'string' ? 'characters' : issue.origin === 'array' ? 'items' : ''}`.trim()
    case 'invalid_value':
      return `one of ${issue.values.join(', ')}`
    case 'unrecognized_keys':
      return 'no such key'
    default:
      return issue.message
  }
}

/** flaws in a response; a request with thousands is not sent all of them */
const MAX_FLAWS = 50

/** What a schema found wrong in a request, each with its field. Values are never repeated. At most 50. */
export function flawsOf(issues: readonly z.core.$ZodIssue[], input: unknown): Flaw[] {
  return issues.flatMap((issue) => flawsIn(issue, input)).slice(0, MAX_FLAWS)
}

/** Is the value of another kind than this alternative, such as an object where it takes a word? */
const isOtherKind = (issues: readonly z.core.$ZodIssue[]): boolean =>
  issues.some(({ path, code }) => path.length === 0 && (code === 'invalid_type' || code === 'invalid_value'))

/**
 * Flaws by the alternative of a union that was probably meant: of the same kind, with the fewest missing or unknown fields, then the fewest
 * flaws.
 */
function nearestAlternative({ errors, path }: z.core.$ZodIssueInvalidUnion, input: unknown): z.core.$ZodIssue[] {
  const value = valueAt(input, path)
  const unexpected = (issues: readonly z.core.$ZodIssue[]) =>
    issues.reduce((sum, issue) => sum + (issue.path.length > 1 ? 0 : countUnexpected(issue, value)), 0)
  const [best = []] = [...errors].sort(
    (a, b) => Number(isOtherKind(a)) - Number(isOtherKind(b)) || unexpected(a) - unexpected(b) || a.length - b.length,
  )
  return best.map((issue) => ({ ...issue, path: [...path, ...issue.path] }))
}

function countUnexpected(issue: z.core.$ZodIssue, value: unknown): number {
  if (issue.code === 'unrecognized_keys') return issue.keys.length
  return valueAt(value, issue.path) === undefined ? 1 : 0
}

function flawsIn(issue: z.core.$ZodIssue, input: unknown): Flaw[] {
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return nearestAlternative(issue, input).flatMap((each) => flawsIn(each, input))
  const expected = expectedBy(issue)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, MAX_FLAWS).map((key) => ({
      path: [...issue.path, key].map(String).join('.').slice(0, 200),
      expected,
      got: describeKind(valueAt(input, [...issue.path, key])),
    }))
  }
  const path = issue.path.map(String).join('.').slice(0, 200) || 'body'
  return [{ path, expected, got: describeKind(valueAt(input, issue.path)) }]
}
