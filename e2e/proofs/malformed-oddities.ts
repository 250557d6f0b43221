import type { Random } from '@mimamori/examples/seeded-random'
import { isInstantField, type JsonSchema, type ResolveSchema, sampleForPattern } from './malformed-examples.ts'
import { oddText, oddValue, rawJson, stringifyRaw } from './malformed-values.ts'

const INSTANTS = [
  '2026-11-24T01:02:00Z',
  '2026-11-24T10:02:00+09:00',
  '2024-02-29T23:59:59.999999999Z',
  '0000-01-01T00:00:00Z',
  '1970-01-01T00:00:00.000Z',
  '2026-01-01T00:00:00-00:00',
]

/** Well formed, without NUL, and as long as is wanted. */
function oddString(random: Random, { minLength = 0, maxLength = 100 }: JsonSchema): string {
  const wanted = random.weighted([
    [minLength, 2],
    [Math.min(maxLength, 40), 6],
    [maxLength, 1],
  ])
  let made = 'い'.repeat(minLength)
  while (made.length < wanted) made += oddText(random, 'い').replaceAll('\u0000', '').toWellFormed()
  return made.slice(0, maxLength).toWellFormed()
}

/** A number of a schema, written as one may write it. */
function oddNumber(random: Random, { minimum = 0, maximum = 2 ** 53 - 1 }: JsonSchema): unknown {
  const value = random.pick([minimum, maximum, Math.max(minimum, Math.min(maximum, random.int(0, 10)))])
  return random.pick<unknown>([
    value,
    rawJson(`${value}.0`),
    rawJson(`${value}e0`),
    value === 0 ? rawJson('-0E+9') : value,
  ])
}

/** Some of the fields, in any order; now and then one stands there twice, and the last one counts. */
function oddFields(random: Random, { properties = {}, required = [] }: JsonSchema, resolve: ResolveSchema): object {
  const kept = Object.entries(properties).filter(([key]) => required.includes(key) || random.chance(0.7))
  const entries = random.shuffle(kept).map(([key, part]): [string, unknown] => {
    const value = oddExample(random, part, resolve, key)
    if (random.chance(0.9)) return [key, value]
    return [key, rawJson(`${stringifyRaw(oddValue(random).value)},${JSON.stringify(key)}:${stringifyRaw(value)}`)]
  })
  return Object.fromEntries(entries)
}

/** A value that keeps to a schema and that nobody would send: at its limits, and in an unusual notation. */
export function oddExample(random: Random, schema: JsonSchema, resolve: ResolveSchema, name = ''): unknown {
  const it = resolve(schema)
  const parts = it.anyOf ?? it.oneOf
  if (parts) return oddExample(random, random.pick(parts), resolve, name)
  if (it.const !== undefined) return it.const
  if (it.enum) return random.pick(it.enum)
  if (it.properties) return oddFields(random, it, resolve)
  if (it.items) {
    const { items, minItems = 0, maxItems = 3 } = it
    return Array.from({ length: random.int(minItems, Math.min(maxItems, 3)) }, () => oddExample(random, items, resolve))
  }
  if (it.type === 'integer') return oddNumber(random, it)
  if (it.type === 'boolean') return random.chance(0.5)
  if (it.type === 'null') return null
  if (it.type === 'object') return {}
  if (it.pattern) return random.pick(sampleForPattern(it.pattern))
  return isInstantField(name, it) ? random.pick(INSTANTS) : oddString(random, it)
}
