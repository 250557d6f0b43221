import type { Random } from '@mimamori/examples/seeded-random'
import { isInstant, patterned, type Resolve, type Schema } from './malformed-examples.ts'
import { oddText, oddValue, raw, textOf } from './malformed-values.ts'

const INSTANTS = [
  '2026-11-24T01:02:00Z',
  '2026-11-24T10:02:00+09:00',
  '2024-02-29T23:59:59.999999999Z',
  '0000-01-01T00:00:00Z',
  '1970-01-01T00:00:00.000Z',
  '2026-01-01T00:00:00-00:00',
]

/** Well formed, without NUL, and as long as is wanted. */
function odd(random: Random, { minLength = 0, maxLength = 100 }: Schema): string {
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
function number(random: Random, { minimum = 0, maximum = 2 ** 53 - 1 }: Schema): unknown {
  const value = random.pick([minimum, maximum, Math.max(minimum, Math.min(maximum, random.int(0, 10)))])
  return random.pick<unknown>([value, raw(`${value}.0`), raw(`${value}e0`), value === 0 ? raw('-0E+9') : value])
}

/** Some of the fields, in any order; now and then one stands there twice, and the last one counts. */
function fields(random: Random, { properties = {}, required = [] }: Schema, resolve: Resolve): object {
  const kept = Object.entries(properties).filter(([key]) => required.includes(key) || random.chance(0.7))
  const entries = random.shuffle(kept).map(([key, part]): [string, unknown] => {
    const value = oddExample(random, part, resolve, key)
    if (random.chance(0.9)) return [key, value]
    return [key, raw(`${textOf(oddValue(random).value)},${JSON.stringify(key)}:${textOf(value)}`)]
  })
  return Object.fromEntries(entries)
}

/** A value that keeps to a schema and that nobody would send: at its limits, and in an unusual notation. */
export function oddExample(random: Random, schema: Schema, resolve: Resolve, name = ''): unknown {
  const it = resolve(schema)
  const parts = it.anyOf ?? it.oneOf
  if (parts) return oddExample(random, random.pick(parts), resolve, name)
  if (it.const !== undefined) return it.const
  if (it.enum) return random.pick(it.enum)
  if (it.properties) return fields(random, it, resolve)
  if (it.items) {
    const { items, minItems = 0, maxItems = 3 } = it
    return Array.from({ length: random.int(minItems, Math.min(maxItems, 3)) }, () => oddExample(random, items, resolve))
  }
  if (it.type === 'integer') return number(random, it)
  if (it.type === 'boolean') return random.chance(0.5)
  if (it.type === 'null') return null
  if (it.type === 'object') return {}
  if (it.pattern) return random.pick(patterned(it.pattern))
  return isInstant(name) ? random.pick(INSTANTS) : odd(random, it)
}
