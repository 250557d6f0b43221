import { isSmallSample } from '@mimamori/policy/breakdown/breakdown-comparison'
import type { ChartMessage } from '@mimamori/policy/breakdown/chart-message'
import type { MinuteRange } from '@mimamori/policy/breakdown/wait-histogram'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { breakdown as ja } from './ja.ts'
import {
  formatOpened,
  formatRatePlace,
  formatTotal,
  formatUsualCounts,
  formatUsualShares,
  rateTextOf,
} from './usual-sentence.ts'

export type BreakdownWords = typeof ja

type ChartNames = {
  readonly categories: Readonly<Record<Category, string>>
  /** of other figures than categories; a key without a name is its own */
  readonly keys?: Readonly<Record<string, string>>
}

/** A step of waiting in words. */
export const formatWait = (words: BreakdownWords, { from, to }: MinuteRange): string => words.minutes(from, to)

/** What a chart says, in words. */
export function formatChartMessage(
  { sentences, percent }: BreakdownWords,
  message: ChartMessage,
  { categories, keys }: ChartNames,
): string {
  const nameOf = (key: string) => keys?.[key] ?? key
  switch (message.says) {
    case 'nothing':
      return sentences.nothing
    case 'most':
      return sentences.join([
        sentences.most(categories[message.category], message.n),
        formatUsualCounts(sentences, categories, message.usual, null),
      ])
    case 'tied': {
      const names = message.categories.map((each) => categories[each])
      return sentences.join([
        sentences.tied(names, message.n),
        formatUsualCounts(sentences, categories, message.usual, null),
      ])
    }
    case 'first': {
      const { count, n, of, share } = message
      return share === null ? sentences.firstOfFew(count, n, of) : sentences.first(count, percent(share))
    }
    case 'key': {
      const { key, n, share } = message
      return share === null ? sentences.keyOfFew(nameOf(key), n) : sentences.key(nameOf(key), percent(share))
    }
    case 'tiedKeys': {
      const { n, share } = message
      const names = message.keys.map(nameOf)
      return share === null ? sentences.tiedKeysOfFew(names, n) : sentences.tiedKeys(names, percent(share))
    }
    case 'few':
      return sentences.few(message.month, message.n)
    case 'shares':
      return formatUsualShares(sentences, categories, message)
    case 'counts':
      return formatUsualCounts(sentences, categories, message.usual, message.month)
    case 'total':
      return formatTotal(sentences, message.month, message.n, message.range)
    case 'flow': {
      const { month, opened, decided, day, range } = message
      if (day !== null) return sentences.flowSoFar(month, day, opened, decided)
      const flow = sentences.flow(month, opened, decided)
      return range ? sentences.join([flow, formatOpened(sentences, opened, range)]) : flow
    }
    case 'backlog':
      return sentences.backlog(message.month, message.n, message.running, message.before)
    case 'wait': {
      const { month, median, n, before } = message
      const was = before && sentences.wait(before.from, before.to)
      const waited = sentences.waited(month, sentences.wait(median.from, median.to), was)
      return isSmallSample(n) ? sentences.join([waited, sentences.waitOfFew(n)]) : waited
    }
    case 'overturned': {
      const { month, rate } = message
      return sentences.overturned(month, rate.n, rate.of, rateTextOf(sentences, rate))
    }
    case 'rate': {
      const { month, base, rate, range } = message
      return sentences.join([
        rate.kind === 'over' && base === 'decided'
          ? sentences.decidedApart(month, rate.n, rate.of)
          : sentences.rate[base](month, rate.n, rate.of, rateTextOf(sentences, rate)),
        rate.kind === 'over' ? sentences.rateOver[base] : formatRatePlace(sentences, rate, range),
      ])
    }
  }
}
