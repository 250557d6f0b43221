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

/** what an answer lists; whoever sends a thousand flaws is not sent a thousand back */
const MAX_FLAWS = 50

/** Flaws of a request from what the schema found: each names its field. Values themselves are never repeated. */
export function flawsOf(issues: readonly z.core.$ZodIssue[], input: unknown): Flaw[] {
  return issues.flatMap((issue) => flawsIn(issue, input)).slice(0, MAX_FLAWS)
}

/** What is wrong by the alternative that was meant: the one with the fewest fields missing or unknown, then flaws. */
function nearestAlternative({ errors, path }: z.core.$ZodIssueInvalidUnion, input: unknown): z.core.$ZodIssue[] {
  const at = valueAt(input, path)
  const strange = (issues: readonly z.core.$ZodIssue[]) =>
    issues.reduce((sum, issue) => sum + (issue.path.length > 1 ? 0 : countUnexpected(issue, at)), 0)
  const [best = []] = [...errors].sort((a, b) => strange(a) - strange(b) || a.length - b.length)
  return best.map((issue) => ({ ...issue, path: [...path, ...issue.path] }))
}

function countUnexpected(issue: z.core.$ZodIssue, at: unknown): number {
  if (issue.code === 'unrecognized_keys') return issue.keys.length
  return valueAt(at, issue.path) === undefined ? 1 : 0
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
