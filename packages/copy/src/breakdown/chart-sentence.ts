import type { ChartMessage } from '@mimamori/policy/breakdown/chart-message'
import type { MinuteRange } from '@mimamori/policy/breakdown/wait-histogram'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { breakdown as ja } from './ja.ts'

export type BreakdownWords = typeof ja

type ChartNames = {
  readonly categories: Readonly<Record<Category, string>>
  /** of other figures than categories; a key without a name is its own */
  readonly keys?: Readonly<Record<string, string>>
  /** the last month is still running */
  readonly running?: boolean
}

/** A step of waiting in words. */
export const formatWait = (words: BreakdownWords, { from, to }: MinuteRange): string => words.minutes(from, to)

/** What a chart says, in words. */
export function formatChartMessage(
  words: BreakdownWords,
  message: ChartMessage,
  { categories, keys, running }: ChartNames,
): string {
  const { sentences, percent } = words
  switch (message.says) {
    case 'nothing':
      return sentences.nothing
    case 'most': {
      const { category, n, difference, moved } = message
      const most = sentences.most(categories[category], n, difference)
      return moved ? `${most} ${sentences.moved(categories[moved.category], moved.difference)}` : most
    }
    case 'tied': {
      const { categories: tied, n, moved } = message
      const most = sentences.tied(
        tied.map((each) => categories[each]),
        n,
      )
      return moved ? `${most} ${sentences.moved(categories[moved.category], moved.difference)}` : most
    }
    case 'first':
      return sentences.first(message.count, percent(message.share))
    case 'key':
      return sentences.key(keys?.[message.key] ?? message.key, percent(message.share))
    case 'tiedKeys':
      return sentences.tiedKeys(
        message.keys.map((key) => keys?.[key] ?? key),
        percent(message.share),
      )
    case 'few':
      return sentences.few(message.month, message.n)
    case 'share':
      return sentences.share(categories[message.category], message.from, message.to)
    case 'count':
      return sentences.count(categories[message.category], message.from, message.to)
    case 'flow':
      return sentences.flow(message.opened, message.decided)
    case 'backlog':
      return sentences.backlog(message.n, message.difference, running ?? false)
    case 'wait': {
      const { month, median, before } = message
      return sentences.wait(month, formatWait(words, median), before && formatWait(words, before))
    }
    case 'overturned':
      return sentences.overturned(message.month, message.n, message.of, percent(message.share))
  }
}
