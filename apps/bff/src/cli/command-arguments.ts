import type { z } from 'zod'
import { flawsOf } from '../http/validation-flaws.ts'

/** The options of a command, by name. */
export type Args = Readonly<Record<string, string>>

/** The value if it is one of those allowed. Throws a line that names them. */
export function requireOneOf<Value extends string>(
  name: string,
  given: string | undefined,
  allowed: readonly Value[],
): Value {
  const found = allowed.find((value) => value === given)
  if (!found) throw new Error(`--${name}: expected one of ${allowed.join(', ')}, got ${given ?? 'nothing'}`)
  return found
}

/** The value without spaces around it. Throws where it is missing or empty. */
export function requireArgument(name: string, given: string | undefined): string {
  if (!given?.trim()) throw new Error(`--${name}: expected a value, got nothing`)
  return given.trim()
}

/** The value if the schema of the desk's screens accepts it. Throws what is expected. */
export function requireFitting(name: string, given: string | undefined, schema: z.ZodType<string>): string {
  const value = requireArgument(name, given)
  const { error } = schema.safeParse(value)
  const [flaw] = error ? flawsOf(error.issues, value) : []
  if (flaw) throw new Error(`--${name}: expected ${flaw.expected}, got ${flaw.got}`)
  return value
}
