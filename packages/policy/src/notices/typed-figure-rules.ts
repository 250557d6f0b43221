import { withoutBareAddresses } from './bare-address.ts'
import { findPlaceholders } from './notice-placeholders.ts'
import type { PublishedFigures } from './small-count-rules.ts'
import { findNumbers, type TypedNumber } from './typed-numbers.ts'

/** What readers do not see between a number and what it counts: marks of emphasis and links, and letters without a width. */
const UNSEEN = /[*_\\[\]]|\p{Cf}/gu
/** Digits that are no figure: at the start of a numbered line, in a date or a year, in the words 一件一件. */
const NOT_FIGURE_PATTERNS = [
  /^[ \t]*\d{1,3}[.)][ \t]/gm,
  /(?:19|20)\d{2}[-/.](?:0?[1-9]|1[0-2])(?:[-/.](?:0?[1-9]|[12]\d|3[01]))?(?!\d)/g,
  /\d{4}年(?:度)?|\d{1,2}月(?:度)?|\d{1,2}日(?!間)|\d{1,2}:\d{2}/g,
  /\b(?:19|20)\d{2}\b(?!\s*(?:件|%|割|cases?|violations?|jobs?))/g,
  /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?!\d)|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/g,
  /(?:一件){2}|(?:1件){2}/g,
]
/** Numbers of a list, such as ① */
const CIRCLED = /[①-⑳㉑-㉟㊱-㊿❶-❿]/gu

/** Normalized, without what has digits and is no figure. */
function onlyFigures(text: string): string {
  const typed = findPlaceholders(text).reduce((rest, { whole }) => rest.replace(whole, ' '), text)
  // addresses end at full-width letters, which are none any more once they are normalized
  const words = withoutBareAddresses(typed.replace(/\]\([^)\s]*\)/g, ']'))
    .replace(CIRCLED, ' ')
    .normalize('NFKC')
  return NOT_FIGURE_PATTERNS.reduce((rest, each) => rest.replace(each, ' '), words.replace(UNSEEN, ''))
}

const FIGURE_UNIT =
  /^\s*(?:件|%|割|パーセント|per\s?cent\b|(?:(?:confirmed|reported|new|more|further) )?(?:jobs?|cases?|violations?)\b)/i
/** What makes it a limit of a rule: 5件以上, 20%以内, 1件ずつ, 5% off. */
const RULE_AFTER =
  /^\s*(?:以上|以下|以内|まで|未満|あたり|につき|ごと|ずつ|の本文|を超え|を上回|を下回|目|引き|オフ|or (?:more|fewer|less|better|higher)\b|a (?:day|week|month)\b|per\b|each\b|at a time\b|off\b|fee\b|tax\b|discount\b|commission\b)/i
const RULE_BEFORE =
  /(?:上位|最大|最低|最小|(?:手数料|消費税|税率|税|料率|割引|還元)(?:率)?[はがのもで、:\s]*|\b(?:at least|at most|up to|no more than|not more than|fewer than|less than|within|top|(?:maximum|minimum|limit|fee|tax|discount|commission)(?: of| is)?)\s)\s*$/i

/** The number with its unit, where that is one of figures of a month and no limit of a rule; `null`: it is something else. */
function findWithUnit({ raw, before, after }: TypedNumber): string | null {
  const unit = FIGURE_UNIT.exec(after)?.[0]
  if (unit === undefined || /[数何]$/.test(before)) return null
  if (RULE_AFTER.test(after.slice(unit.length)) || RULE_BEFORE.test(before)) return null
  return raw + unit
}

/** Letters that a number belongs to: of a name, a price, a date, an ordinal, or another unit. */
const JOINED_BEFORE = /[A-Za-z#¥$€/:.\-第]$|\bNo\.? ?$/
const JOINED_AFTER =
  /^(?:[A-Za-z/:]|[-〜~–][\d]|\s?(?!案件|依頼|仕事|違反)[\p{Script=Han}\p{Script=Katakana}%]|\s?[かヶケカヵ][月国所]|\s(?:hours?|days?|weeks?|months?|years?|minutes?|seconds?|characters?|yen|items?|facts?|times?|people|members?|points?|steps?|pages?|or (?:more|fewer|less|better|higher))\b)/u

/** A number of two digits or more, which hardly stands anywhere by chance. */
const isLong = ({ value, digits }: TypedNumber): boolean => value >= 10 || digits >= 2

/** A number by itself. */
const isBare = ({ before, after }: TypedNumber): boolean => !JOINED_BEFORE.test(before) && !JOINED_AFTER.test(after)

/** The figures that are published: nothing that is hidden is among them, so that a flaw never tells it. */
function publishedNumbers(figures: PublishedFigures | null): ReadonlySet<number> {
  if (!figures) return new Set()
  const { total, pooled, rows } = figures
  const all = [total, pooled?.n, pooled?.percent, ...rows.flatMap(({ n, percent }) => [n, percent])]
  return new Set(all.filter((each) => each != null))
}

/**
 * The figures that a correction note may type: those of the version that it corrects, and by how much the total and categories differ, where
 * both versions tell them; so readers know them anyway.
 */
export function correctionNumbers(
  corrected: PublishedFigures | null,
  now: PublishedFigures | null,
): ReadonlySet<number> {
  const allowed = new Set(publishedNumbers(corrected))
  const add = (before: number | null | undefined, after: number | null | undefined) => {
    if (before != null && after != null && before !== after) allowed.add(Math.abs(after - before))
  }
  add(corrected?.total, now?.total)
  for (const { category, n } of corrected?.rows ?? []) add(n, now?.rows.find((each) => each.category === category)?.n)
  return allowed
}

const NOTHING: ReadonlySet<number> = new Set()

/**
 * The figures of a month that were typed by hand, as typed, where placeholders should be used: a number before 件, %, 割 or a counted word of
 * English, and one of two digits or more that is one of the published figures. Limits of rules, dates, addresses and numbered lists are none.
 * `allowed`: numbers that may be typed, as in a correction note.
 */
export function findTypedFigures(
  text: string,
  figures: PublishedFigures | null,
  allowed: ReadonlySet<number> = NOTHING,
): string[] {
  const published = publishedNumbers(figures)
  return findNumbers(onlyFigures(text)).flatMap((number) => {
    if (allowed.has(number.value)) return []
    const withUnit = findWithUnit(number)
    if (withUnit !== null) return [withUnit]
    return isLong(number) && published.has(number.value) && isBare(number) ? [number.raw] : []
  })
}

/** A threshold of an account standard. `unit`: empty where its number has none. */
export type Threshold = { readonly value: number; readonly unit: string }

const THRESHOLD_UNITS: readonly (readonly [unit: string, after: RegExp])[] = [
  ['yen', /^\s*(?:円|yen\b)/i],
  ['jobs', /^\s*(?:件|jobs?\b)/i],
  ['items', /^\s*(?:項目|(?:company )?facts?\b|items?\b)/i],
  ['characters', /^\s*(?:文字|characters?\b)/i],
  ['months', /^\s*(?:[かヶケカヵ]月|months?\b)/i],
  ['percent', /^\s*(?:%|パーセント|per\s?cent\b)/i],
]

function toThreshold({ value, before, after }: TypedNumber): Threshold {
  if (/^\s*割/.test(after)) return { value: value * 10, unit: 'percent' }
  const unit = /[¥$]\s*$/.test(before) ? 'yen' : (THRESHOLD_UNITS.find(([, each]) => each.test(after))?.[0] ?? '')
  return { value, unit }
}

/** The thresholds in these lines. */
export function findThresholds(lines: readonly string[]): Threshold[] {
  const all = lines.flatMap((line) => findNumbers(onlyFigures(line)).map(toThreshold))
  const keys = all.map(({ value, unit }) => `${value} ${unit}`)
  return all.filter((_, n) => keys.indexOf(keys[n] ?? '') === n)
}

/** The thresholds in force that a text states by hand, as typed. Beside the standards that the desk writes, they would be old with the next version. */
export const findTypedThresholds = (text: string, thresholds: readonly Threshold[]): string[] =>
  findNumbers(onlyFigures(text)).flatMap((number) => {
    const typed = toThreshold(number)
    const same = thresholds.some(
      ({ value, unit }) =>
        value === typed.value && (unit === typed.unit || (typed.unit === '' && isLong(number) && isBare(number))),
    )
    return same ? [number.raw] : []
  })
