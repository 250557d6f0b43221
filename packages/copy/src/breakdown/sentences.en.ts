import { fullMonth, nameOf } from '../instants/months.en.ts'
import type { sentences as ja } from './sentences.ja.ts'

const number = (n: number) => n.toLocaleString('en')
const lastMonth = (difference: number) => {
  if (difference === 0) return 'as many as the month before'
  return `${number(Math.abs(difference))} ${difference > 0 ? 'more' : 'fewer'} than the month before`
}

const together = (names: readonly string[]) => {
  if (names.length > 3) return String(names.length)
  return [names.slice(0, -1).join(', '), names.at(-1)].join(' and ')
}

export const sentences: typeof ja = {
  nothing: 'There is nothing to count here.',
  most: (name, n, difference) => `${name} is the most frequent (${number(n)}), ${lastMonth(difference)}.`,
  tied: (names, n) => `${together(names)} are equally frequent, and the most (${number(n)} each).`,
  moved: (name, difference) =>
    `${name} ${difference > 0 ? 'rose' : 'fell'} most (${difference > 0 ? '+' : '−'}${number(Math.abs(difference))}).`,
  first: (count, share) =>
    count === 1 ? `One category is ${share} of all.` : `The first ${count} are ${share} of all.`,
  key: (name, share) => `${name} comes first, with ${share} of all.`,
  tiedKeys: (names, share) => `${together(names)} come first, each with ${share} of all.`,
  few: (month, n) => `${fullMonth(month)} has only ${number(n)}: too few to say how shares moved.`,
  share: (name, from, to) => {
    const [was, is] = [from.share, to.share].map((share) => `${(share * 100).toFixed(1)}%`)
    if (was === is)
      return `The share of ${name} was ${is} both in ${fullMonth(from.month)} and in ${fullMonth(to.month)}.`
    const verb = to.share > from.share ? 'rose' : 'fell'
    return `The share of ${name} ${verb} from ${was} in ${fullMonth(from.month)} to ${is} in ${fullMonth(to.month)}.`
  },
  count: (name, from, to) =>
    `${name} moved most: ${number(from.n)} in ${fullMonth(from.month)}, ${number(to.n)} in ${fullMonth(to.month)}.`,
  flow: (opened, decided) => `${number(opened)} came in, ${number(decided)} were decided.`,
  backlog: (n, difference, running) =>
    `${number(n)} ${running ? 'are undecided now' : 'were undecided at the end'}, ${lastMonth(difference)}.`,
  wait: (month, median, before) =>
    `Half of all were decided within ${median} in ${nameOf(month)}${before === null ? '' : ` (${before} the month before)`}.`,
  overturned: (month, n, all, share) =>
    `Of ${number(all)} violations decided in ${nameOf(month)}, ${number(n)} no longer stand (${share}).`,
}
