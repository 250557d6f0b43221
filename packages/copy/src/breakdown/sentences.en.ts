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
  nothing: 'Nothing to count here.',
  most: (name, n, difference) => `${name} is the most common (${number(n)}), ${lastMonth(difference)}.`,
  tied: (names, n) => `${together(names)} are tied for most common (${number(n)} each).`,
  moved: (name, difference) =>
    `${name} ${difference > 0 ? 'rose' : 'fell'} the most (${difference > 0 ? '+' : '−'}${number(Math.abs(difference))}).`,
  first: (count, share) =>
    count === 1 ? `One category makes up ${share} of the total.` : `The top ${count} make up ${share} of the total.`,
  key: (name, share) => `${name} leads with ${share} of the total.`,
  tiedKeys: (names, share) => `${together(names)} lead with ${share} of the total each.`,
  few: (month, n) => `${fullMonth(month)} has only ${number(n)}, too few to compare shares.`,
  share: (name, from, to) => {
    const [was, is] = [from.share, to.share].map((share) => `${(share * 100).toFixed(1)}%`)
    if (was === is)
      return `The share of ${name} was ${is} both in ${fullMonth(from.month)} and in ${fullMonth(to.month)}.`
    const verb = to.share > from.share ? 'rose' : 'fell'
    return `The share of ${name} ${verb} from ${was} in ${fullMonth(from.month)} to ${is} in ${fullMonth(to.month)}.`
  },
  count: (name, from, to) =>
    `${name} changed the most: ${number(from.n)} in ${fullMonth(from.month)}, ${number(to.n)} in ${fullMonth(to.month)}.`,
  flow: (opened, decided) => `${number(opened)} received, ${number(decided)} decided.`,
  backlog: (n, difference, running) =>
    `${number(n)} ${running ? 'open now' : 'open at month end'}, ${lastMonth(difference)}.`,
  wait: (month, median, before) =>
    `Half were decided within ${median} in ${nameOf(month)}${before === null ? '' : ` (${before} the month before)`}.`,
  overturned: (month, n, all, share) =>
    `Of ${number(all)} violations decided in ${nameOf(month)}, ${number(n)} were overturned (${share}).`,
}
