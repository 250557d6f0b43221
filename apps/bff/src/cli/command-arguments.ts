import type { z } from 'zod'
import { flawsOf } from '../http/problem-answers.ts'

/** What a command was given, by name. */
export type Args = Readonly<Record<string, string>>

export function requireOneOf<Value extends string>(
  name: string,
  given: string | undefined,
  allowed: readonly Value[],
): Value {
  const found = allowed.find((value) => value === given)
  if (!found) throw new Error(`--${name}: expected one of ${allowed.join(', ')}, got ${given ?? 'nothing'}`)
  return found
}

export function requireArgument(name: string, given: string | undefined): string {
  if (!given?.trim()) throw new Error(`--${name}: expected a value, got nothing`)
  return given.trim()
}

/** A value as the desk's own screens take it. */
export function requireFitting(name: string, given: string | undefined, schema: z.ZodType<string>): string {
  const value = requireArgument(name, given)
  const { error } = schema.safeParse(value)
  const [flaw] = error ? flawsOf(error.issues, value) : []
  if (flaw) throw new Error(`--${name}: expected ${flaw.expected}, got ${flaw.got}`)
  return value
}
