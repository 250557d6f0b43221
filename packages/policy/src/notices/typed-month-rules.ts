import { figuresMonthOf } from './notice-model.ts'
import { findPlaceholders } from './notice-placeholders.ts'
import { valueOfNumber } from './typed-numbers.ts'

/** A month in a text, as typed; `year`: `null` where none is said. `sure`: it can be nothing but a month. */
type NamedMonth = {
  readonly raw: string
  readonly year: number | null
  readonly number: number
  readonly sure: boolean
}

const NUMERALS = '\\d〇一二三四五六七八九十'
const YEAR = '\\d{4}|[〇一二三四五六七八九]{4}|令和(?:\\d{1,2}|元|[一二三四五六七八九十]{1,3})'
// followed by a day it is a date, and no month that a notice is of
const JAPANESE = new RegExp(
  `(?:(${YEAR})年\\s*)?(?<![${NUMERALS}])([${NUMERALS}]{1,2})月(?!\\s*[${NUMERALS}]{1,3}日)[度号]?`,
  'g',
)
const SEPARATED = /(?<!\d)((?:19|20)\d{2})[-/.](0?[1-9]|1[0-2])(?![-/.]?\d)/g
const ENGLISH =
  /(?<!\d(?:st|nd|rd|th)? )\b(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?(?:,?\s+((?:19|20)\d{2})\b)?(?!\s+\d{1,2}(?!\d))/g
const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** names of months that are words of other meaning, too */
const ALSO_WORDS = ['Mar', 'March', 'May', 'August']
/** what stands before the name of a month, behind it, or on both sides */
const BEFORE_MONTH = /\b(?:in|of|for|from|since|until|during|through|this|last|next) $/i
const BEHIND_MONTH = /^ (?:notice|edition|bulletin|newsletter|breakdown|figures)\b/i
const BEHIND_MONTH_NOT_MAY = /^ (?:report|issue|update)\b/i
const ASIDE = { before: /(?:^|[-,:;(|/–—[])\s*$/, behind: /^\s*(?:$|[-,:;)|/–—\]])/ }
/** the year before 令和1年 */
const BEFORE_REIWA = 2018

const yearOf = (typed: string | undefined): number | null => {
  if (typed === undefined) return null
  const era = typed.startsWith('令和') ? typed.slice(2) : null
  return era === null ? valueOfNumber(typed) : BEFORE_REIWA + (era === '元' ? 1 : valueOfNumber(era))
}

/** Is this English name written as a month, by what stands around it? */
function isWrittenAsMonth(name: string, before: string, behind: string): boolean {
  if (BEFORE_MONTH.test(before) || BEHIND_MONTH.test(behind)) return true
  return (
    (ASIDE.before.test(before) && ASIDE.behind.test(behind)) || (name !== 'May' && BEHIND_MONTH_NOT_MAY.test(behind))
  )
}

/** The months that a line names, in any of the ways they are written. */
function findMonths(line: string): NamedMonth[] {
  const typed = findPlaceholders(line).reduce((rest, { whole }) => rest.replace(whole, ' '), line)
  const text = typed.normalize('NFKC')
  const numbered = [...text.matchAll(JAPANESE), ...text.matchAll(SEPARATED)].map(([raw, year, number = '']) => ({
    ...{ raw, year: yearOf(year), number: valueOfNumber(number), sure: true },
  }))
  const named = [...text.matchAll(ENGLISH)].flatMap((match) => {
    const [raw, name = '', year] = match
    const around = [text.slice(0, match.index), text.slice(match.index + raw.length)] as const
    const sure = year !== undefined || isWrittenAsMonth(name, ...around)
    if (!sure && ALSO_WORDS.includes(name)) return []
    return [{ raw, year: yearOf(year), number: ENGLISH_MONTHS.indexOf(name.slice(0, 3)) + 1, sure }]
  })
  return [...numbered, ...named].filter(({ number }) => number >= 1 && number <= 12)
}

const isMonth = ({ year, number }: NamedMonth, month: string): boolean =>
  number === Number(month.slice(5)) && (year === null || year === Number(month.slice(0, 4)))

const namedBeside = (named: readonly NamedMonth[], months: readonly string[]): string[] =>
  named.filter((each) => !months.some((month) => isMonth(each, month))).map(({ raw }) => raw)

const isIssue = ({ raw }: NamedMonth): boolean => /[度号]$/.test(raw)

/**
 * The months in the title of a notice that it names in place of its own, as typed, such as one that was carried over from the notice before. A
 * title that names its own month may name others beside it, but no other issue than that of its figures. Dates with a day are none.
 */
export function findOtherMonths(title: string, month: string): string[] {
  const named = findMonths(title)
  const namesOwn =
    named.some((each) => isMonth(each, month)) ||
    findPlaceholders(title).some(({ placeholder }) => placeholder?.kind === 'notice_month')
  return namesOwn
    ? namedBeside(named.filter(isIssue), [month, figuresMonthOf(month)])
    : namedBeside(
        named.filter(({ sure }) => sure),
        [month],
      )
}

/** The same of a heading, which may speak of any month: of those written as an issue, such as `11月度`, it names the notice's or its figures'. */
export const findOtherIssues = (heading: string, month: string): string[] =>
  namedBeside(
    findMonths(heading).filter(({ raw }) => raw.endsWith('度')),
    [month, figuresMonthOf(month)],
  )
