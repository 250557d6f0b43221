/** A number in a text that was normalized, in digits or in kanji. */
export type TypedNumber = {
  readonly value: number
  /** as it stands there */
  readonly raw: string
  /** how many digits or numerals it is written with */
  readonly digits: number
  readonly before: string
  readonly after: string
}

const NUMBER =
  /\d{1,3}(?:,\d{3})+(?:\.\d+)?(?:[千万億]\d*)*|\d+(?:\.\d+)?(?:[千万億]\d*)*|[〇一二三四五六七八九十百千万億]+/g
/** characters before and after a number that say what it counts */
const SURROUNDINGS = 40
const NUMERALS = '〇一二三四五六七八九'
const MULTIPLES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 }
const GROUPS: Readonly<Record<string, number>> = { 万: 10_000, 億: 100_000_000 }

/** The value of digits with kanji of thousands, such as `1万2千`, or of kanji alone, such as `三十二` or `一二`. */
export function valueOfNumber(raw: string): number {
  let total = 0
  let group = 0
  let last: number | null = null
  for (const [part] of raw.replaceAll(',', '').matchAll(/[\d.]+|\D/g)) {
    const numeral = NUMERALS.indexOf(part)
    const digits = numeral >= 0 ? numeral : Number(part)
    const multiple = MULTIPLES[part]
    const big = GROUPS[part]
    if (multiple !== undefined) {
      group += (last ?? 1) * multiple
      last = null
    } else if (big !== undefined) {
      total += (group + (last ?? (group === 0 ? 1 : 0))) * big
      group = 0
      last = null
    } else last = numeral >= 0 && last !== null ? last * 10 + digits : digits
  }
  return total + group + (last ?? 0)
}

/** The numbers of a normalized text, each with what stands around it. */
export const findNumbers = (text: string): TypedNumber[] =>
  [...text.matchAll(NUMBER)].map((match) => {
    const [raw] = match
    return {
      ...{ raw, value: valueOfNumber(raw) },
      digits: raw.replace(/[.,]/g, '').length,
      before: text.slice(Math.max(0, match.index - SURROUNDINGS), match.index),
      after: text.slice(match.index + raw.length, match.index + raw.length + SURROUNDINGS),
    }
  })
