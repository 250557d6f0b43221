import type { Random } from '@mimamori/examples/seeded-random'
import { isInstantField, type JsonSchema, type ResolveSchema } from './malformed-examples.ts'
import {
  defineKey,
  type JsonType,
  MARK,
  oddText,
  oddValue,
  rawJson,
  STRANGE_KEYS,
  stringifyRaw,
} from './malformed-values.ts'

/** Text of a body that is flawed for certain. `names`: the fields an answer has to name. */
export type FlawedBody = { readonly what: string; readonly body: string; readonly names: readonly string[] }

type JsonPath = readonly string[]
type JsonHolder = Record<string, unknown>

/** A part of a body that can be spoilt. `decides`: which of several shapes the part around it has. */
type SchemaPlace = {
  readonly path: JsonPath
  readonly schema: JsonSchema
  readonly required: boolean
  readonly decides: boolean
  readonly strict: boolean
}

/** What happens to a place; `at` is the path an answer has to name. */
type SchemaFlaw = {
  readonly what: string
  readonly at: JsonPath
  readonly spoil: (holder: JsonHolder, key: string) => void
}

const alternatives = (schema: JsonSchema): readonly JsonSchema[] =>
  (schema.anyOf ?? schema.oneOf)?.flatMap(alternatives) ?? [schema]

/** A schema whose alternatives, however deep, are all there. */
function withAlternatives(schema: JsonSchema, resolve: ResolveSchema): JsonSchema {
  const { oneOf, anyOf = oneOf, ...rest } = resolve(schema)
  return anyOf ? { ...rest, anyOf: anyOf.map((part) => withAlternatives(part, resolve)) } : rest
}

const schemaTypes = (schema: JsonSchema): string[] => alternatives(schema).flatMap(({ type }) => type ?? [])

const isHolder = (value: unknown): value is JsonHolder =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The alternative a value is an example of. */
function alternativeOf(schema: JsonSchema, value: unknown, resolve: ResolveSchema): JsonSchema {
  const allows = ({ const: only, enum: several }: JsonSchema, one: unknown) =>
    (only === undefined || only === one) && (several?.includes(one) ?? true)
  const fits = ({ properties = {}, required = [], type }: JsonSchema) =>
    type === 'object'
      ? isHolder(value) && required.every((key) => allows(properties[key] ?? {}, value[key]))
      : type === 'array'
  const parts = alternatives(resolve(schema)).map(resolve)
  return parts.find(fits) ?? schema
}

/** Every place of a good value, its own top included. */
function findPlaces(top: JsonSchema, value: unknown, resolve: ResolveSchema): SchemaPlace[] {
  const walk = (
    schema: JsonSchema,
    at: unknown,
    path: JsonPath,
    more: Pick<SchemaPlace, 'required' | 'decides'>,
  ): SchemaPlace[] => {
    const { properties, required = [], items } = alternativeOf(schema, at, resolve)
    const strict = properties !== undefined && at !== null
    const shapes = alternatives(resolve(schema)).filter((part) => resolve(part).type === 'object')
    const own: SchemaPlace = { path, schema: withAlternatives(schema, resolve), strict, ...more }
    if (Array.isArray(at) && items) {
      const parts = at.flatMap((item, n) =>
        walk(items, item, [...path, String(n)], { required: false, decides: false }),
      )
      return [own, ...parts]
    }
    if (!strict) return [own]
    const fields = Object.entries(properties).filter(([key]) => Object.hasOwn(at as JsonHolder, key))
    // without a field that another shape can do without, it may be of that one
    const mayBeOther = (key: string) =>
      shapes.some((part) => {
        const { properties: others = {}, required: needed = [] } = resolve(part)
        return (
          others !== properties && !needed.includes(key) && needed.every((each) => Object.hasOwn(at as object, each))
        )
      })
    const parts = fields.flatMap(([key, part]) =>
      walk(part, (at as JsonHolder)[key], [...path, key], {
        required: required.includes(key) && !mayBeOther(key),
        decides: part.const !== undefined || (shapes.length > 1 && part.enum !== undefined),
      }),
    )
    return [own, ...parts]
  }
  return walk(top, value, [], { required: false, decides: false })
}

const ILLEGAL_IDS = [
  '',
  'a b',
  '見',
  '../up',
  'x'.repeat(65),
  'nul\u0000',
  'line\n',
  "'; DROP TABLE cases; --",
  '\ud800',
  '😀',
]
const NO_INSTANTS = [
  'yesterday',
  '2026-13-45T00:00:00Z',
  '2026-02-29T00:00:00Z',
  '2026-01-01',
  '2026-01-01T00:00:00',
  '2026-01-01T24:00:00Z',
  '2026-01-01T00:00:60Z',
  '1',
  `2026-01-01T00:00:00Z${' '.repeat(30)}`,
  '9999-12-31T23:59:59-14:00',
  '0000-01-01T00:00:00+14:00',
]

function flawedStrings(
  { pattern, minLength, maxLength, enum: allowed, const: only }: JsonSchema,
  name: string,
): string[] {
  if (allowed || only !== undefined) return [`${MARK}-none`, ''].filter((value) => !allowed?.includes(value))
  // a pattern may be generous: what it takes is no flaw
  if (pattern) return ILLEGAL_IDS.filter((value) => !new RegExp(pattern).test(value))
  if (isInstantField(name)) return NO_INSTANTS
  return [
    ...(minLength ? ['x'.repeat(minLength - 1)] : []),
    ...(maxLength ? ['あ'.repeat(maxLength + 1)] : []),
    `x\ud83d${MARK}`,
    `\udc00${MARK}`,
    `x\u0000${MARK}`,
  ]
}

function flawedNumbers({ minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: JsonSchema): unknown[] {
  return [minimum - 1, maximum + 1, 1.5, -0.5, 2 ** 53, 1e300, rawJson('1e999'), rawJson('-1e999')]
}

const flawedLists = ({ minItems, maxItems }: JsonSchema): unknown[] => [
  ...(minItems ? [[]] : []),
  ...(maxItems ? [Array.from({ length: maxItems + 1 }, () => MARK)] : []),
]

const WRONG_TYPES: readonly (readonly [JsonType, unknown])[] = [
  ['null', null],
  ['boolean', true],
  ['integer', 7],
  ['string', MARK],
  ['array', [MARK]],
  ['object', { stranger: MARK }],
  // whoever measures or prints it without looking falls over it
  ['object', { length: { toString: null }, toString: null }],
]

/** Values a place must not have: of each type it does not take, and outside the limits of those it does. */
function flawedValues(schema: JsonSchema, name: string): unknown[] {
  const types = schemaTypes(schema)
  const wrong = WRONG_TYPES.filter(([type]) => types.length > 0 && !types.includes(type))
  const own = alternatives(schema).flatMap((part): unknown[] => {
    if (part.type === 'string') return flawedStrings(part, name)
    if (part.type === 'integer') return flawedNumbers(part)
    return part.type === 'array' ? flawedLists(part) : []
  })
  return [...wrong.map(([, value]) => value), ...own]
}

const describeValue = (value: unknown): string => stringifyRaw(value).slice(0, 24)

function replaceValue(path: JsonPath, value: unknown): SchemaFlaw {
  return {
    what: `${path.join('.')}: ${describeValue(value)}`,
    at: path,
    spoil: (holder, key) => defineKey(holder, key, value),
  }
}

const addKey = (path: JsonPath, key: string, value: unknown): SchemaFlaw => ({
  ...replaceValue([...path, key], value),
  what: `${path.join('.')}: a key ${key}`,
})

const removeKey = ({ path }: SchemaPlace): SchemaFlaw => ({
  what: `${path.join('.')}: missing`,
  at: path,
  spoil: (holder, key) => void Reflect.deleteProperty(holder, key),
})

/** The good value first and the flawed one after it, under the same key: the last one counts. */
const duplicateEntry = ({ at, what, spoil }: SchemaFlaw): SchemaFlaw => ({
  what: `${what}, doubled`,
  at,
  spoil(holder, key) {
    const good = stringifyRaw(Object.hasOwn(holder, key) ? holder[key] : null)
    spoil(holder, key)
    if (Array.isArray(holder) || !Object.hasOwn(holder, key)) return
    holder[key] = rawJson(`${good},${JSON.stringify(key)}:${stringifyRaw(holder[key])}`)
  },
})

const isPathWithin = (path: JsonPath, around: JsonPath): boolean => around.every((key, n) => path[n] === key)

/** What is known of a good value: its parts, those that decide a shape, and every flaw that can be listed. */
type KnownSchema = {
  readonly good: unknown
  readonly places: readonly SchemaPlace[]
  readonly deciding: readonly JsonPath[]
  readonly listed: readonly SchemaFlaw[]
}

function flawsAt(place: SchemaPlace): SchemaFlaw[] {
  const { path, schema, strict, required } = place
  const values = path.length === 0 ? [] : flawedValues(schema, path.at(-1) ?? '')
  return [
    ...(strict ? STRANGE_KEYS.slice(0, 5).map((key) => addKey(path, key, { stranger: MARK })) : []),
    ...(required ? [removeKey(place)] : []),
    ...values.map((value) => replaceValue(path, value)),
  ]
}

/** Any flaw of any place: one that can be listed, or one with a value made by chance. */
function someFlaw(random: Random, { places, listed }: KnownSchema): SchemaFlaw {
  const { path, schema, strict } = random.pick(places)
  const isTop = path.length === 0
  if (strict && (isTop || random.chance(0.3))) return addKey(path, random.pick(STRANGE_KEYS), oddValue(random).value)
  if (isTop || random.chance(0.6)) return random.pick(listed)
  const types = schemaTypes(schema)
  // what may be anything has no wrong type
  if (types.length > 0 && random.chance(0.6)) return replaceValue(path, oddValue(random, 3, types).value)
  if (schema.enum ?? schema.const) return replaceValue(path, oddText(random))
  return duplicateEntry(random.pick(listed))
}

/** What cannot be read any more with a place: all that lies in it, and all around it where it decides the shape. */
const isLostWith = (at: JsonPath, deciding: readonly JsonPath[]): JsonPath =>
  deciding.some((path) => path.length === at.length && isPathWithin(path, at)) ? at.slice(0, -1) : at

/** Those flaws in a copy of the good value, one after another; a flaw may take an earlier one away with it. */
function applyFlaws(flaws: readonly SchemaFlaw[], { good, deciding }: KnownSchema): FlawedBody {
  const body = { top: structuredClone(good) }
  let standing: SchemaFlaw[] = []
  for (const flaw of flaws) {
    const steps = ['top', ...flaw.at]
    const key = steps.pop() ?? ''
    const holder = steps.reduce<unknown>((part, step) => (part as JsonHolder | null | undefined)?.[step], body)
    const lost = standing.some(({ at }) => isPathWithin(flaw.at, isLostWith(at, deciding)))
    if (lost || holder === null || typeof holder !== 'object') continue
    flaw.spoil(holder as JsonHolder, key)
    standing = [...standing.filter(({ at }) => !isPathWithin(at, isLostWith(flaw.at, deciding))), flaw]
  }
  return {
    what: standing.map(({ what }) => what).join('; '),
    body: stringifyRaw(body.top),
    names: standing.map(({ at }) => at.join('.')),
  }
}

const FLAW_COUNT_WEIGHTS: readonly (readonly [number, number])[] = [
  [1, 10],
  [2, 5],
  [3, 3],
  [5, 1],
  [8, 1],
]

/** The bodies that can be made of a good one. */
export type BodySpoiler = {
  /** every body that differs from the good one in one place */
  readonly one: () => Generator<FlawedBody>
  /** one with several flaws, of any kind */
  readonly some: (random: Random) => FlawedBody
}

/**
 * Spoil a good value of a schema. What comes out breaks the schema for certain, and that is known by how it was made
 * and not by asking the code that is tried.
 */
export function createBodySpoiler(schema: JsonSchema, good: unknown, resolve: ResolveSchema): BodySpoiler {
  const places = findPlaces(schema, good, resolve)
  const deciding = places.filter(({ decides }) => decides).map(({ path }) => path)
  const known = { good, places, deciding, listed: places.flatMap(flawsAt) }
  return {
    *one() {
      for (const flaw of known.listed) yield applyFlaws([flaw], known)
    },
    some(random) {
      const flaws = Array.from({ length: random.weighted(FLAW_COUNT_WEIGHTS) }, () => someFlaw(random, known))
      return applyFlaws(flaws, known)
    },
  }
}
