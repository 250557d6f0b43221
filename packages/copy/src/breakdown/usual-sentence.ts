import type { UsualChange, UsualComparison } from '@mimamori/policy/breakdown/chart-message'
import type { RateInterval } from '@mimamori/policy/breakdown/rate-interval'
import { placeInRange, USUAL_MONTHS, type UsualRange } from '@mimamori/policy/breakdown/usual-range-rules'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { formatPercent, formatPercentsApart } from './figure-format.ts'
import type { sentences as ja } from './sentences.ja.ts'

export type Sentences = typeof ja
type CategoryNames = Readonly<Record<Category, string>>

/** so many changes are said one by one, the furthest first */
const NAMED_CHANGES = 2

/** A share and the range it is compared with, `value` apart from the end it lies beyond. */
function sharesOf(sentences: Sentences, value: number, from: number, to: number) {
  const [share = '', low = '', high = ''] = formatPercentsApart([value, from, to])
  return { share, range: sentences.range(low, high) }
}

type Wording = {
  readonly within: string
  readonly moved: (month: string | null, change: UsualChange) => string
}

/** What is outside of its usual range, by name, or that nothing is. */
function formatComparison(
  sentences: Sentences,
  usual: UsualComparison,
  month: string | null,
  wording: Wording,
): string {
  if (usual.kind === 'none') return ''
  if (usual.kind === 'running') return sentences.running(usual.day)
  if (usual.kind === 'unknown') return sentences.unknown(usual.months, USUAL_MONTHS.least)
  const { changes } = usual
  if (changes.length === 0) return wording.within
  const named = changes.slice(0, NAMED_CHANGES).map((each, index) => wording.moved(index === 0 ? month : null, each))
  const more = changes.length - named.length
  return sentences.join(more > 0 ? [...named, sentences.moreMoved(more)] : named)
}

/** Counts of categories beside their usual ranges. `month`: `null` where it is plain which. */
export const formatUsualCounts = (
  sentences: Sentences,
  categories: CategoryNames,
  usual: UsualComparison,
  month: string | null,
): string =>
  formatComparison(sentences, usual, month, {
    within: sentences.allWithin(month),
    moved: (of, { category, n, from, to }) =>
      sentences.moved(of, categories[category], n, sentences.counts(from, to), n > to),
  })

/** Shares of `all` beside their usual ranges. */
export const formatUsualShares = (
  sentences: Sentences,
  categories: CategoryNames,
  { usual, month, of: all }: { readonly usual: UsualComparison; readonly month: string; readonly of: number },
): string =>
  formatComparison(sentences, usual, month, {
    within: sentences.allSharesWithin(month),
    moved: (of, { category, n, from, to }) => {
      const { share, range } = sharesOf(sentences, n / all, from / all, to / all)
      return sentences.shareMoved(of, categories[category], share, range, n > to)
    },
  })

/** The total of a month and where it lies. */
export function formatTotal(sentences: Sentences, month: string, n: number, range: UsualRange): string {
  if (!range.known) {
    return sentences.join([sentences.total(month, n), sentences.unknown(range.months, USUAL_MONTHS.least)])
  }
  const usual = sentences.counts(range.from, range.to)
  const place = placeInRange(n, range)
  return place === 'within'
    ? sentences.totalWithin(month, n, usual)
    : sentences.totalMoved(month, n, usual, place === 'above')
}

/** Where the number of received cases lies. */
export function formatOpened(sentences: Sentences, n: number, range: UsualRange): string {
  if (!range.known) return sentences.unknown(range.months, USUAL_MONTHS.least)
  const usual = sentences.counts(range.from, range.to)
  const place = placeInRange(n, range)
  return place === 'within' ? sentences.openedWithin(usual) : sentences.openedMoved(usual, place === 'above')
}

/** A rate with its interval, in texts; `null`: none is stated. */
export function rateTextOf(sentences: Sentences, rate: RateInterval): { share: string; interval: string } | null {
  if (rate.kind !== 'rate') return null
  const [from = '', to = ''] = formatPercentsApart([rate.from, rate.to])
  return { share: formatPercent(rate.share), interval: sentences.range(from, to) }
}

/** Where a rate lies; or that it is of too few. */
export function formatRatePlace(
  sentences: Sentences,
  rate: Exclude<RateInterval, { readonly kind: 'over' }>,
  range: UsualRange,
): string {
  if (rate.kind === 'few') return sentences.rateOfFew
  if (!range.known) return sentences.unknown(range.months, USUAL_MONTHS.least)
  const { range: usual } = sharesOf(sentences, rate.share, range.from / rate.of, range.to / rate.of)
  const place = placeInRange(rate.n, range)
  return place === 'within' ? sentences.rateWithin(usual) : sentences.rateMoved(usual, place === 'above')
}
