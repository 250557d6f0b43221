import { fullMonth, nameOf } from '../instants/months.en.ts'
import { formatNumber } from './figure-format.ts'
import type { sentences as ja } from './sentences.ja.ts'

const together = (names: readonly string[]) => {
  if (names.length > 3) return `${names.length} items`
  return [names.slice(0, -1).join(', '), names.at(-1)].join(' and ')
}

const inMonth = (month: string | null) => (month === null ? '' : ` in ${nameOf(month)}`)
/** It is outside of its usual range; what it was a month before is another matter. */
const beyond = (usual: string, up: boolean) => `${up ? 'above' : 'below'} its usual range (${usual})`
const inBrackets = (rate: { readonly share: string; readonly interval: string } | null) =>
  rate ? ` (${rate.share}, 95% interval ${rate.interval})` : ''

export const sentences: typeof ja = {
  join: (all) => all.join(' '),
  nothing: 'Nothing to count here.',
  counts: (from, to) => (from === to ? formatNumber(from) : `${formatNumber(from)}–${formatNumber(to)}`),
  range: (from, to) => (from === to ? from : `${from.replace('%', '')}–${to}`),
  most: (name, n) => `${name} is the most common (${formatNumber(n)}).`,
  tied: (names, n) => `${together(names)} are tied for most common (${formatNumber(n)} each).`,
  running: (day) => `As of day ${day}. Changes are shown once the month is over.`,
  unknown: (months, least) =>
    `Usual ranges need ${least} full months to compare with; there ${months === 1 ? 'is' : 'are'} ${months} so far.`,
  allWithin: (month) => `All categories are within their usual range${inMonth(month)}.`,
  allSharesWithin: (month) => `All shares are within their usual range${inMonth(month)}.`,
  moved: (month, name, n, usual, up) => `${name} is at ${formatNumber(n)}${inMonth(month)}, ${beyond(usual, up)}.`,
  shareMoved: (month, name, share, usual, up) =>
    `The share of ${name} is ${share}${inMonth(month)}, ${beyond(usual, up)}.`,
  moreMoved: (n) => `${n} more ${n === 1 ? 'is' : 'are'} outside ${n === 1 ? 'its' : 'their'} usual range.`,
  first: (count, share) =>
    count === 1 ? `One category makes up ${share} of the total.` : `The top ${count} make up ${share} of the total.`,
  firstOfFew: (count, n, all) =>
    count === 1
      ? `One category makes up ${formatNumber(n)} of ${formatNumber(all)}.`
      : `The top ${count} make up ${formatNumber(n)} of ${formatNumber(all)}.`,
  key: (name, share) => `Most common: ${name}, ${share} of the total.`,
  keyOfFew: (name, n) => `Most common: ${name} (${formatNumber(n)}).`,
  tiedKeys: (names, share) => `Most common: ${together(names)}, ${share} of the total each.`,
  tiedKeysOfFew: (names, n) => `Most common: ${together(names)} (${formatNumber(n)} each).`,
  few: (month, n) => `${fullMonth(month)} has only ${formatNumber(n)}, too few for shares.`,
  total: (month, n) => `The total${inMonth(month)} is ${formatNumber(n)}.`,
  totalWithin: (month, n, usual) =>
    `The total${inMonth(month)} is ${formatNumber(n)}, within its usual range (${usual}).`,
  totalMoved: (month, n, usual, up) => `The total${inMonth(month)} is ${formatNumber(n)}, ${beyond(usual, up)}.`,
  flow: (month, opened, decided) =>
    `${formatNumber(opened)} received and ${formatNumber(decided)} decided${inMonth(month)}.`,
  flowSoFar: (month, day, opened, decided) =>
    `${formatNumber(opened)} received and ${formatNumber(decided)} decided by day ${day} of ${nameOf(month)}.`,
  openedWithin: (usual) => `The number received is within its usual range (${usual}).`,
  openedMoved: (usual, up) => `The number received is ${beyond(usual, up)}.`,
  backlog: (month, n, running, before) => {
    const known =
      before === null ? '' : ` (${formatNumber(before)} ${running ? 'at the end of last month' : 'a month before'})`
    return `${formatNumber(n)} open ${running ? 'now' : `at the end of ${nameOf(month)}`}${known}.`
  },
  wait: (from, to) => {
    if (to === null) return '30 days or more'
    if (from === 0 && to === 1) return 'under 1 minute'
    const [size, unit] =
      from >= 1440 ? [1440, 'days'] : from % 60 === 0 && to % 60 === 0 && from > 0 ? [60, 'hours'] : [1, 'minutes']
    return `between ${from / size} and ${to / size} ${unit}`
  },
  waited: (month, median, before) =>
    `The median${inMonth(month)} is ${median}${before === null ? '' : ` (the month before: ${before})`}.`,
  waitOfFew: (n) => `Only ${formatNumber(n)} ${n === 1 ? 'was' : 'were'} decided.`,
  overturned: (month, n, all, rate) =>
    `Of ${formatNumber(all)} violations decided${inMonth(month)}, ${formatNumber(n)} ${n === 1 ? 'was' : 'were'} overturned${inBrackets(rate)}.`,
  rate: {
    received: (month, n, all, rate) =>
      `${formatNumber(n)} ${n === 1 ? 'violation' : 'violations'} for ${formatNumber(all)} received${inMonth(month)}${inBrackets(rate)}.`,
    decided: (month, n, all, rate) =>
      `Of ${formatNumber(all)} decided${inMonth(month)}, ${formatNumber(n)} ${n === 1 ? 'was a violation' : 'were violations'}${inBrackets(rate)}.`,
  },
  rateOfFew: 'Fewer than 20, so no rate.',
  decidedApart: (month, n, all) =>
    `${formatNumber(all)} decided${inMonth(month)}, and ${formatNumber(n)} ${n === 1 ? 'violation' : 'violations'}.`,
  rateOver: {
    received: 'No rate is given: some of them were received earlier.',
    decided: 'No rate is given: some were found in cases that wait for a withdrawal.',
  },
  rateWithin: (usual) => `The rate is within its usual range (${usual}).`,
  rateMoved: (usual, up) => `The rate is ${beyond(usual, up)}.`,
}
