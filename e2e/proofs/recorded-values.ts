/**
 * What differs from run to run though nothing changed. Instants are not among it: the clock of a recorded run is scripted.
 * Each value gets the ordinal of its first appearance among those of its kind.
 */
const RANDOM_VALUES: readonly (readonly [string, RegExp])[] = [
  // JSON in base64url
  ['token', /\beyJ[\w-]+/g],
  ['id', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g],
  ['hash', /(?<![\w-])(?:[0-9a-f]{16}|[0-9a-f]{32}|[0-9a-f]{64})(?![\w-])/g],
  ['code', /(?<![\w-])[0-9a-z]{6}(?:-[0-9a-z]{6}){3}(?![\w-])/g],
  ['secret', /(?<![\w-])[A-Z2-7]{32}(?![\w-])/g],
  // 16, 32 and 64 bytes in base64url
  ['token', /(?<![\w-])(?:mk_)?(?=[\w-]*[A-Z0-9])(?:[\w-]{22}|[\w-]{43}|[\w-]{86})(?![\w-])/g],
  ['password', /(?<=password: )\S+/g],
  ['port', /(?<=\b127\.0\.0\.1:)\d{4,5}\b/g],
]

/** Answers a function that writes ordinals for random values, the same for the same value. Keys of objects included. */
export function createOrdinals(): (value: unknown) => unknown {
  const seen = new Map<string, Map<string, number>>()
  const ordinalOf = (kind: string, value: string): string => {
    const values = seen.get(kind) ?? new Map<string, number>()
    seen.set(kind, values)
    const ordinal = values.get(value) ?? values.size + 1
    values.set(value, ordinal)
    return `#${kind}${ordinal}`
  }
  const inText = (text: string): string =>
    RANDOM_VALUES.reduce((rest, [kind, pattern]) => rest.replace(pattern, (value) => ordinalOf(kind, value)), text)
  const inValue = (value: unknown): unknown => {
    if (typeof value === 'string') return inText(value)
    if (Array.isArray(value)) return value.map(inValue)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [inText(key), inValue(inner)]))
  }
  return inValue
}
