/** The part of JSON Schema the intake API's document uses. */
export type Schema = {
  readonly $ref?: string
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
}

/** A body with one flaw. `names` is the field an answer has to name. */
export type Flawed = { readonly what: string; readonly body: string; readonly names: string }

type Value = { readonly what: string; readonly value: unknown }

/** Must never come back in an answer. */
export const MARK = 'zq9-mark'

/** JSON reads it as infinity; it is put in as raw text, because JSON.stringify would write null. */
const ENDLESS = '"@endless@"'

const ANY: readonly Value[] = [
  { what: 'null', value: null },
  { what: 'a boolean', value: true },
  { what: 'a number', value: 7 },
  { what: 'a string', value: MARK },
  { what: 'a list', value: [MARK] },
  { what: 'an object', value: { [MARK]: MARK } },
]
const TYPE_OF: Readonly<Record<string, string>> = {
  null: 'null',
  'a boolean': 'boolean',
  'a number': 'integer',
  'a string': 'string',
  'a list': 'array',
  'an object': 'object',
}

function typesOf(schema: Schema): readonly string[] {
  return schema.anyOf ? schema.anyOf.flatMap(typesOf) : schema.type ? [schema.type] : []
}

function flawedStrings({ pattern, minLength, maxLength, enum: allowed }: Schema, name: string): Value[] {
  if (allowed) return [{ what: 'no such value', value: `${MARK}-none` }]
  if (pattern)
    return ['', 'a b', '見', '../up', 'x'.repeat(65), 'nul\u0000', "'; DROP TABLE cases; --", '\ud800'].map(
      (value) => ({
        what: JSON.stringify(value).slice(0, 20),
        value,
      }),
    )
  if (/At$/.test(name))
    return ['yesterday', '2026-13-45T00:00:00Z', '2026-01-01', '1', `2026-01-01T00:00:00Z${' '.repeat(30)}`].map(
      (value) => ({ what: value, value }),
    )
  return [
    ...(minLength ? [{ what: 'too short', value: 'x'.repeat(minLength - 1) }] : []),
    ...(maxLength ? [{ what: 'too long', value: 'あ'.repeat(maxLength + 1) }] : []),
    { what: 'a lone high surrogate', value: `x\ud83d${MARK}` },
    { what: 'a lone low surrogate', value: `\udc00${MARK}` },
    { what: 'NUL', value: `x\u0000${MARK}` },
  ]
}

function flawedNumbers({ minimum = 0, maximum = 0 }: Schema): Value[] {
  const values = [minimum - 1, maximum + 1, 1.5, -0.5, Number.MAX_SAFE_INTEGER + 1, 1e300, '@endless@']
  return values.map((value) => ({ what: String(value), value }))
}

function flawedValues(schema: Schema, name: string): Value[] {
  const types = typesOf(schema)
  const wrong = types.length === 0 ? [] : ANY.filter(({ what }) => !types.includes(TYPE_OF[what] ?? ''))
  const parts = schema.anyOf ?? [schema]
  const own = parts.flatMap((part) => {
    if (part.type === 'string') return flawedStrings(part, name)
    if (part.type === 'integer') return flawedNumbers(part)
    if (part.type === 'array') return flawedLists(part)
    return []
  })
  return [...wrong, ...own]
}

function flawedLists({ minItems, maxItems }: Schema): Value[] {
  return [
    ...(minItems ? [{ what: 'an empty list', value: [] }] : []),
    ...(maxItems ? [{ what: 'too many items', value: Array.from({ length: maxItems + 1 }, () => MARK) }] : []),
  ]
}

function replaced(valid: unknown, path: readonly string[], change: (holder: object, key: string) => void): string {
  const body = structuredClone(valid) as object
  let holder = body
  for (const step of path.slice(0, -1)) holder = Reflect.get(holder, step) as object
  change(holder, path.at(-1) ?? '')
  return JSON.stringify(body).replaceAll(ENDLESS, '1e999')
}

const define = (holder: object, key: string, value: unknown) =>
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })

/** Every body that differs from a valid one in one place and breaks the schema there. */
export function flawedBodies(schema: Schema, valid: object, resolve: (schema: Schema) => Schema): Flawed[] {
  const walk = (part: Schema, path: readonly string[]): Flawed[] => {
    const { properties = {}, required = [] } = resolve(part)
    const strangers = ['stranger', '__proto__', 'constructor', 'toString'].map((key) => ({
      what: `a key ${key}`,
      names: [...path, key].join('.'),
      body: replaced(valid, [...path, key], (holder, name) => define(holder, name, { [MARK]: MARK })),
    }))
    const fields = Object.entries(properties).flatMap(([name, field]) => {
      const at = [...path, name]
      const target = resolve(field)
      const flaw = (what: string, change: (holder: object, key: string) => void): Flawed => ({
        what: `${at.join('.')}: ${what}`,
        names: at.join('.'),
        body: replaced(valid, at, change),
      })
      const missing = required.includes(name)
        ? [flaw('missing', (holder, key) => Reflect.deleteProperty(holder, key))]
        : []
      const values = flawedValues(target, name).map(({ what, value }) =>
        flaw(what, (holder, key) => define(holder, key, value)),
      )
      return [...missing, ...values, ...(target.properties ? walk(target, at) : [])]
    })
    return [...strangers, ...fields]
  }
  return walk(schema, [])
}
