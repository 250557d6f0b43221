/** An invalid request to a control endpoint. The message says what was expected. */
export class BadRequestError extends Error {}

/** Is this an object with fields? */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The fields of a body, all of them among those allowed. Throws BadRequestError. */
export function readFields(body: unknown, allowed: readonly string[]): Record<string, unknown> {
  if (!isObject(body)) throw new BadRequestError('send a JSON object with content-type: application/json')
  const unknown = Object.keys(body).filter((key) => !allowed.includes(key))
  if (unknown.length > 0) throw new BadRequestError(`unknown: ${unknown.join(', ')}; allowed: ${allowed.join(', ')}`)
  return body
}

/** A text, or the fallback where there is none. Throws BadRequestError. */
export function readText(value: unknown, name: string, fallback?: string): string {
  if (value === undefined && fallback !== undefined) return fallback
  if (typeof value !== 'string') throw new BadRequestError(`${name} must be a text`)
  return value
}

/** An instant in the form the desk takes, or the fallback where there is none. Throws BadRequestError. */
export function readInstant(value: unknown, name: string, fallback: string): string {
  if (value === undefined) return fallback
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value)))
    throw new BadRequestError(`${name} must be an instant, as ISO 8601 has it`)
  return new Date(value).toISOString()
}

/** A whole number from 0 on, or the fallback where there is none. Throws BadRequestError. */
export function readCount(value: unknown, name: string, fallback: number): number {
  if (value === undefined) return fallback
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new BadRequestError(`${name} must be a whole number from 0`)
  return value
}

/** True or false; false where there is none. Throws BadRequestError. */
export function readBoolean(value: unknown, name: string): boolean {
  if (value !== undefined && typeof value !== 'boolean') throw new BadRequestError(`${name} must be true or false`)
  return value ?? false
}

/** One of these, or the fallback where there is none. Throws BadRequestError. */
export function readChoice<Value extends string>(
  value: unknown,
  name: string,
  { among, fallback }: { readonly among: readonly Value[]; readonly fallback?: Value },
): Value {
  const found = value === undefined ? fallback : among.find((each) => each === value)
  if (found === undefined) throw new BadRequestError(`${name} must be one of ${among.join(', ')}`)
  return found
}
