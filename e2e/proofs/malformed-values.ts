import type { Random } from '@mimamori/examples/seeded-random'

/** Must never come back in an answer. Names of fields do, so it is only ever part of a value. */
export const MARK = 'zq9-mark'

const RAW_FROM = '\ue000'
const RAW_TO = '\ue001'
const RAW_PATTERN = new RegExp(`"${RAW_FROM}(.*?)${RAW_TO}"`, 'gs')

/** A value that stands in the JSON as this text: what `JSON.stringify` would never write. */
export const rawJson = (text: string): string => `${RAW_FROM}${text}${RAW_TO}`

/** JSON of a value, with its raw parts put in. */
export function stringifyRaw(value: unknown): string {
  const text = JSON.stringify(value)
  return text.includes(RAW_FROM) ? text.replace(RAW_PATTERN, (_all, inner: string) => JSON.parse(`"${inner}"`)) : text
}

/** Put in as data, whatever the key: an assignment to `__proto__` would change the object instead. */
export const defineKey = (holder: object, key: string, value: unknown): object =>
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })

/** Keys that mean something to a language, a library or a database. */
export const STRANGE_KEYS = [
  'stranger',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'toJSON',
  'hasOwnProperty',
  '__defineGetter__',
  'then',
  'length',
  '0',
  '$ref',
  '$where',
  ' ',
  '見',
  'json',
  'meta',
] as const

const ODD_CHARACTERS = [
  '\u0000',
  '\ud83d',
  '\udc00',
  '\u202e',
  '\ufeff',
  '\u200d',
  '\u2028',
  '\u0085',
  '\uffff',
  'e\u0301'.repeat(9),
  '👨‍👩‍👧',
  '𠮷',
  'が',
  '\r\n',
  '\t',
  "'",
  '"',
  '\\',
  '\u001b[31m',
  '<script>',
  '{{7*7}}',
  '%00',
  '%n%s',
  '../../etc/passwd',
  "'; DROP TABLE cases; --",
  '1=1 OR ',
  'javascript:',
] as const

/** Text nobody writes, with the mark in it. */
export function oddText(random: Random, mark: string = MARK): string {
  const before = random.pick(ODD_CHARACTERS)
  return random.chance(0.5)
    ? `${before}${mark}${random.pick(ODD_CHARACTERS)}`
    : `${before}${random.pick(ODD_CHARACTERS)}${mark}`
}

const ODD_NUMBERS: readonly unknown[] = [
  0,
  rawJson('-0'),
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  5e-324,
  1e308,
  rawJson('1e999'),
  rawJson('-1E+999'),
  rawJson(`1${'0'.repeat(400)}`),
  rawJson(`0.${'1'.repeat(60)}`),
]

/** JSON's types; every number is called `integer`, as the schemas call theirs. */
export type JsonType = 'null' | 'boolean' | 'integer' | 'string' | 'array' | 'object'

const TYPE_WEIGHTS: readonly (readonly [JsonType, number])[] = [
  ['null', 2],
  ['boolean', 2],
  ['integer', 3],
  ['string', 3],
  ['array', 2],
  ['object', 3],
]

function oddObject(random: Random, depth: number): object {
  const holder = {}
  const keys = random.int(0, 3)
  for (let n = 0; n < keys; n += 1) defineKey(holder, random.pick(STRANGE_KEYS), oddValue(random, depth - 1).value)
  return holder
}

function oddList(random: Random, depth: number): unknown {
  if (random.chance(0.05)) {
    const levels = random.int(50, 3_000)
    return rawJson(
      random.chance(0.5) ? '['.repeat(levels) + ']'.repeat(levels) : `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`,
    )
  }
  return Array.from({ length: random.int(0, 3) }, () => oddValue(random, depth - 1).value)
}

/** Some value and its type, of no type that is named. At depth 0 it holds nothing further. */
export function oddValue(
  random: Random,
  depth = 3,
  not: readonly string[] = [],
): { readonly type: JsonType; readonly value: unknown } {
  const type = random.weighted(TYPE_WEIGHTS)
  if (not.includes(type)) return oddValue(random, depth, not)
  switch (type) {
    case 'null':
      return { type, value: null }
    case 'boolean':
      return { type, value: random.chance(0.5) }
    case 'integer':
      return { type, value: random.pick(ODD_NUMBERS) }
    case 'string':
      return { type, value: oddText(random) }
    case 'array':
      return { type, value: depth > 0 ? oddList(random, depth) : [] }
    case 'object':
      return { type, value: depth > 0 ? oddObject(random, depth) : {} }
  }
}
