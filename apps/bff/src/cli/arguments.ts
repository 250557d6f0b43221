/** What a command was given, by name. */
export type Args = Readonly<Record<string, string>>

export function oneOf<Value extends string>(name: string, given: string | undefined, allowed: readonly Value[]): Value {
  const found = allowed.find((value) => value === given)
  if (!found) throw new Error(`--${name}: expected one of ${allowed.join(', ')}, got ${given ?? 'nothing'}`)
  return found
}

export function required(name: string, given: string | undefined): string {
  if (!given?.trim()) throw new Error(`--${name}: expected a value, got nothing`)
  return given.trim()
}
