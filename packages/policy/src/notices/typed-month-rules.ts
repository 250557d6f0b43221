import { figuresMonthOf } from './notice-model.ts'
import { findPlaceholders } from './notice-placeholders.ts'
import { valueOfNumber } from './typed-numbers.ts'

/** A month in a text, as typed; `year`: `null` where none is said. */
type NamedMonth = { readonly raw: string; readonly year: number | null; readonly number: number }

const NUMERALS = '\\d一二三四五六七八九十'
// followed by a day it is a date, and no month that a notice is of
const JAPANESE = new RegExp(
  `(?:(\\d{4}|令和(?:\\d{1,2}|元))年\\s*)?(?<![${NUMERALS}])([${NUMERALS}]{1,2})月(?!\\s*[${NUMERALS}]{1,3}日)[度号]?`,
  'g',
)
const SEPARATED = /(?<!\d)((?:19|20)\d{2})[-/.](0?[1-9]|1[0-2])(?![-/.]?\d)/g
const ENGLISH =
  /(?<!\d(?:st|nd|rd|th)? )\b(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?(?:,?\s+((?:19|20)\d{2})\b)?(?!\s+\d{1,2}(?!\d))/g
const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** the year before 令和1年 */
const BEFORE_REIWA = 2018

const yearOf = (typed: string | undefined): number | null => {
  if (typed === undefined) return null
  const era = typed.startsWith('令和') ? typed.slice(2) : null
  return era === null ? Number(typed) : BEFORE_REIWA + (era === '元' ? 1 : Number(era))
}

/** The months that a line names, in any of the ways they are written. */
function findMonths(line: string): NamedMonth[] {
  const typed = findPlaceholders(line).reduce((rest, { whole }) => rest.replace(whole, ' '), line)
  const text = typed.normalize('NFKC')
  const numbered = [...text.matchAll(JAPANESE), ...text.matchAll(SEPARATED)].map(([raw, year, number = '']) => ({
    ...{ raw, year: yearOf(year), number: valueOfNumber(number) },
  }))
  const named = [...text.matchAll(ENGLISH)].flatMap((match) => {
    const [raw, name = '', year] = match
    // May is a month where a year or a word before it says so
    const isWord =
      name === 'May' &&
      year === undefined &&
      !/\b(?:in|of|for|from|since|until) $/i.test(match.input.slice(0, match.index))
    return isWord ? [] : [{ raw, year: yearOf(year), number: ENGLISH_MONTHS.indexOf(name.slice(0, 3)) + 1 }]
  })
  return [...numbered, ...named].filter(({ number }) => number >= 1 && number <= 12)
}

const isMonth = ({ year, number }: NamedMonth, month: string): boolean =>
  number === Number(month.slice(5)) && (year === null || year === Number(month.slice(0, 4)))

const namedBeside = (named: readonly NamedMonth[], months: readonly string[]): string[] =>
  named.filter((each) => !months.some((month) => isMonth(each, month))).map(({ raw }) => raw)

/**
 * The months in the title of a notice that are not its own, as typed, such as one that was carried over from the notice before. Beside its own
 * month a title may name that of its figures. Dates with a day are none.
 */
export function findOtherMonths(title: string, month: string): string[] {
  const named = findMonths(title)
  const namesOwn =
    named.some((each) => isMonth(each, month)) ||
    findPlaceholders(title).some(({ placeholder }) => placeholder?.kind === 'notice_month')
  return namedBeside(named, namesOwn ? [month, figuresMonthOf(month)] : [month])
}

/** The same of a heading, which may speak of any month: of those written as an issue, such as `11月度`, it names the notice's or its figures'. */
export const findOtherIssues = (heading: string, month: string): string[] =>
  namedBeside(
    findMonths(heading).filter(({ raw }) => raw.endsWith('度')),
    [month, figuresMonthOf(month)],
  )
