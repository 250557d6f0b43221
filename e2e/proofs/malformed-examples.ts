/** The part of JSON Schema the contracts use. */
export type JsonSchema = {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, JsonSchema>>
  readonly type?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly pattern?: string
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
}

/** What the patterns of the contract match: an id of ours, an id of the marketplace, a token, the place of a page, a month, a hash, a day, a key. */
const PATTERN_SAMPLES = [
  '0'.repeat(36),
  '-'.repeat(36),
  'A-1',
  '_'.repeat(43),
  '_'.repeat(64),
  `1~2026-01-01T00:00:00.000Z~${'0'.repeat(36)}`,
  `-${'9'.repeat(15)}~${'9'.repeat(24)}~${'-'.repeat(36)}`,
  `~1~2026-01-01T00:00:00.000Z~${'0'.repeat(36)}`,
  `-${'9'.repeat(9)}~-${'9'.repeat(15)}~${'Z'.repeat(24)}~${'f'.repeat(36)}`,
  '2026-11',
  'direct_deal.chat_contact',
  '0'.repeat(8),
  '0'.repeat(64),
  '2999-12-31',
  'A'.repeat(43),
  '000000',
  '00000000-0000-4000-8000-000000000000',
  'q',
  'Q',
  `${'9'.repeat(15)}~${'Z'.repeat(24)}~${'f'.repeat(36)}`,
]

/** Fields named so hold instants, and those described as one. */
export const isInstantField = (name: string, { format }: Pick<JsonSchema, 'format'> = {}): boolean =>
  format === 'date-time' || /At$|^(until|from|to)$/.test(name)

export type ResolveSchema = (schema: JsonSchema) => JsonSchema

/** Good values of a schema: one for each of its alternatives, every field and one item a list in them. */
export function examplesFrom(schema: JsonSchema, resolve: ResolveSchema, name = ''): readonly unknown[] {
  const { anyOf, oneOf, properties, items, pattern, type, ...rest } = resolve(schema)
  if (anyOf ?? oneOf) return (anyOf ?? oneOf ?? []).flatMap((part) => examplesFrom(part, resolve, name))
  if (rest.const !== undefined) return [rest.const]
  if (rest.enum) return rest.enum.slice(0, 1)
  if (properties) return exampleObjects(properties, resolve)
  if (items && rest.maxItems === 0) return [[]]
  if (items)
    return examplesFrom(items, resolve)
      .slice(0, 1)
      .map((item) => [item])
  if (type === 'integer') return [Math.max(rest.minimum ?? 0, 1)]
  if (type === 'boolean') return [true]
  if (type === 'null') return [null]
  // a record of whatever names: none is as good as any
  if (type === 'object') return [{}]
  if (type !== 'string') throw new Error(`no example of ${name}: ${JSON.stringify(schema)}`)
  // the reasons on offer are data of the desk: what is written like one need not be one
  if (name === 'email') return ['name@example.jp']
  if (name === 'reason') return ['direct_deal_solicitation']
  if (pattern) return sampleForPattern(pattern).slice(0, 1)
  if (isInstantField(name, rest)) return ['2026-11-24T01:02:00.000Z']
  return ['あ'.repeat(Math.max(rest.minLength ?? 0, 2))]
}

/** Texts that match; throws when none is known. */
export function sampleForPattern(pattern: string): readonly string[] {
  const found = PATTERN_SAMPLES.filter((text) => new RegExp(pattern).test(text))
  if (found.length === 0) throw new Error(`say in PATTERN_SAMPLES what matches ${pattern}`)
  return found
}

/** As many objects as the field with the most alternatives has. */
function exampleObjects(properties: Readonly<Record<string, JsonSchema>>, resolve: ResolveSchema): readonly object[] {
  const fields = Object.entries(properties).map(([key, part]) => [key, examplesFrom(part, resolve, key)] as const)
  const most = Math.max(1, ...fields.map(([, values]) => values.length))
  return Array.from({ length: most }, (_, n) =>
    Object.fromEntries(fields.map(([key, values]) => [key, values[n] ?? values[0]])),
  )
}
