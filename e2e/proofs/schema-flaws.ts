import type { Random } from '@mimamori/examples/seeded-random'
import { isInstant, type Resolve, type Schema } from './malformed-examples.ts'
import { define, type JsonType, MARK, oddText, oddValue, raw, STRANGE_KEYS, textOf } from './malformed-values.ts'

/** Text of a body that is flawed for certain. `names`: the fields an answer has to name. */
export type Flawed = { readonly what: string; readonly body: string; readonly names: readonly string[] }

type Path = readonly string[]
type Holder = Record<string, unknown>

/** A part of a body that can be spoilt. `decides`: which of several shapes the part around it has. */
type Place = {
  readonly path: Path
  readonly schema: Schema
  readonly required: boolean
  readonly decides: boolean
  readonly strict: boolean
}

/** What happens to a place; `at` is the path an answer has to name. */
type Flaw = { readonly what: string; readonly at: Path; readonly spoil: (holder: Holder, key: string) => void }

const alternatives = (schema: Schema): readonly Schema[] =>
  (schema.anyOf ?? schema.oneOf)?.flatMap(alternatives) ?? [schema]

const typesOf = (schema: Schema): string[] => alternatives(schema).flatMap(({ type }) => type ?? [])

/** The alternative a value is an example of. */
function alternativeOf(schema: Schema, value: unknown, resolve: Resolve): Schema {
  const fits = ({ properties = {}, type }: Schema) =>
    type === 'object'
      ? Object.entries(properties).every(
          ([key, part]) => part.const === undefined || part.const === (value as Holder)?.[key],
        )
      : type === 'array'
  const parts = alternatives(resolve(schema)).map(resolve)
  return parts.find(fits) ?? schema
}

/** Every place of a good value, its own top included. */
function placesOf(top: Schema, value: unknown, resolve: Resolve): Place[] {
  const walk = (schema: Schema, at: unknown, path: Path, more: Pick<Place, 'required' | 'decides'>): Place[] => {
    const { properties, required = [], items } = alternativeOf(schema, at, resolve)
    const strict = properties !== undefined && at !== null
    const own: Place = { path, schema: resolve(schema), strict, ...more }
    if (Array.isArray(at) && items) {
      const parts = at.flatMap((item, n) =>
        walk(items, item, [...path, String(n)], { required: false, decides: false }),
      )
      return [own, ...parts]
    }
    if (!strict) return [own]
    const fields = Object.entries(properties).filter(([key]) => Object.hasOwn(at as Holder, key))
    const parts = fields.flatMap(([key, part]) =>
      walk(part, (at as Holder)[key], [...path, key], {
        required: required.includes(key),
        decides: part.const !== undefined,
      }),
    )
    return [own, ...parts]
  }
  return walk(top, value, [], { required: false, decides: false })
}

const ILLEGAL = [
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

function flawedStrings({ pattern, minLength, maxLength, enum: allowed, const: only }: Schema, name: string): string[] {
  if (allowed || only !== undefined) return [`${MARK}-none`, '']
  // a pattern may be generous: what it takes is no flaw
  if (pattern) return ILLEGAL.filter((value) => !new RegExp(pattern).test(value))
  if (isInstant(name)) return NO_INSTANTS
  return [
    ...(minLength ? ['x'.repeat(minLength - 1)] : []),
    ...(maxLength ? ['あ'.repeat(maxLength + 1)] : []),
    `x\ud83d${MARK}`,
    `\udc00${MARK}`,
    `x\u0000${MARK}`,
  ]
}

function flawedNumbers({ minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: Schema): unknown[] {
  return [minimum - 1, maximum + 1, 1.5, -0.5, 2 ** 53, 1e300, raw('1e999'), raw('-1e999')]
}

const flawedLists = ({ minItems, maxItems }: Schema): unknown[] => [
  ...(minItems ? [[]] : []),
  ...(maxItems ? [Array.from({ length: maxItems + 1 }, () => MARK)] : []),
]

const WRONG: readonly (readonly [JsonType, unknown])[] = [
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
function flawedValues(schema: Schema, name: string): unknown[] {
  const types = typesOf(schema)
  const wrong = WRONG.filter(([type]) => types.length > 0 && !types.includes(type))
  const own = alternatives(schema).flatMap((part): unknown[] => {
    if (part.type === 'string') return flawedStrings(part, name)
    if (part.type === 'integer') return flawedNumbers(part)
    return part.type === 'array' ? flawedLists(part) : []
  })
  return [...wrong.map(([, value]) => value), ...own]
}

const shown = (value: unknown): string => textOf(value).slice(0, 24)

function replaced(path: Path, value: unknown): Flaw {
  return { what: `${path.join('.')}: ${shown(value)}`, at: path, spoil: (holder, key) => define(holder, key, value) }
}

const added = (path: Path, key: string, value: unknown): Flaw => ({
  ...replaced([...path, key], value),
  what: `${path.join('.')}: a key ${key}`,
})

const missing = ({ path }: Place): Flaw => ({
  what: `${path.join('.')}: missing`,
  at: path,
  spoil: (holder, key) => void Reflect.deleteProperty(holder, key),
})

/** The good value first and the flawed one after it, under the same key: the last one counts. */
const doubled = ({ at, what, spoil }: Flaw): Flaw => ({
  what: `${what}, doubled`,
  at,
  spoil(holder, key) {
    const good = textOf(Object.hasOwn(holder, key) ? holder[key] : null)
    spoil(holder, key)
    if (Array.isArray(holder) || !Object.hasOwn(holder, key)) return
    holder[key] = raw(`${good},${JSON.stringify(key)}:${textOf(holder[key])}`)
  },
})

const isWithin = (path: Path, around: Path): boolean => around.every((key, n) => path[n] === key)

/** What is known of a good value: its parts, those that decide a shape, and every flaw that can be listed. */
type Known = {
  readonly good: unknown
  readonly places: readonly Place[]
  readonly deciding: readonly Path[]
  readonly listed: readonly Flaw[]
}

function listedAt(place: Place): Flaw[] {
  const { path, schema, strict, required } = place
  const values = path.length === 0 ? [] : flawedValues(schema, path.at(-1) ?? '')
  return [
    ...(strict ? STRANGE_KEYS.slice(0, 5).map((key) => added(path, key, { stranger: MARK })) : []),
    ...(required ? [missing(place)] : []),
    ...values.map((value) => replaced(path, value)),
  ]
}

/** Any flaw of any place: one that can be listed, or one with a value made by chance. */
function someFlaw(random: Random, { places, listed }: Known): Flaw {
  const { path, schema, strict } = random.pick(places)
  const isTop = path.length === 0
  if (strict && (isTop || random.chance(0.3))) return added(path, random.pick(STRANGE_KEYS), oddValue(random).value)
  if (isTop || random.chance(0.6)) return random.pick(listed)
  const types = typesOf(schema)
  // what may be anything has no wrong type
  if (types.length > 0 && random.chance(0.6)) return replaced(path, oddValue(random, 3, types).value)
  if (schema.enum ?? schema.const) return replaced(path, oddText(random))
  return doubled(random.pick(listed))
}

/** What cannot be read any more with a place: all that lies in it, and all around it where it decides the shape. */
const lostWith = (at: Path, deciding: readonly Path[]): Path =>
  deciding.some((path) => path.length === at.length && isWithin(path, at)) ? at.slice(0, -1) : at

/** Those flaws in a copy of the good value, one after another; a flaw may take an earlier one away with it. */
function flawedBy(flaws: readonly Flaw[], { good, deciding }: Known): Flawed {
  const body = { top: structuredClone(good) }
  let standing: Flaw[] = []
  for (const flaw of flaws) {
    const steps = ['top', ...flaw.at]
    const key = steps.pop() ?? ''
    const holder = steps.reduce<unknown>((part, step) => (part as Holder | null | undefined)?.[step], body)
    const lost = standing.some(({ at }) => isWithin(flaw.at, lostWith(at, deciding)))
    if (lost || holder === null || typeof holder !== 'object') continue
    flaw.spoil(holder as Holder, key)
    standing = [...standing.filter(({ at }) => !isWithin(at, lostWith(flaw.at, deciding))), flaw]
  }
  return {
    what: standing.map(({ what }) => what).join('; '),
    body: textOf(body.top),
    names: standing.map(({ at }) => at.join('.')),
  }
}

const AT_ONCE: readonly (readonly [number, number])[] = [
  [1, 10],
  [2, 5],
  [3, 3],
  [5, 1],
  [8, 1],
]

/** The bodies that can be made of a good one. */
export type Spoiling = {
  /** every body that differs from the good one in one place */
  readonly one: () => Generator<Flawed>
  /** one with several flaws, of any kind */
  readonly some: (random: Random) => Flawed
}

/**
 * Spoil a good value of a schema. What comes out breaks the schema for certain, and that is known by how it was made
 * and not by asking the code that is tried.
 */
export function spoiling(schema: Schema, good: unknown, resolve: Resolve): Spoiling {
  const places = placesOf(schema, good, resolve)
  const deciding = places.filter(({ decides }) => decides).map(({ path }) => path)
  const known = { good, places, deciding, listed: places.flatMap(listedAt) }
  return {
    *one() {
      for (const flaw of known.listed) yield flawedBy([flaw], known)
    },
    some(random) {
      const flaws = Array.from({ length: random.weighted(AT_ONCE) }, () => someFlaw(random, known))
      return flawedBy(flaws, known)
    },
  }
}
