import type { document as ja } from './document.ja.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const named = (month: string) => `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`

/** What stands in a published notice beside the words of its writers. */
export const document: typeof ja = {
  month: named,
  title: (month, version) =>
    `Notice of the quality committee, ${named(month)}${version > 1 ? ` (version ${version})` : ''}`,
  sections: {
    topics: 'Topics',
    standards: 'Account standards',
    breakdown: 'Violations last month',
    activities: 'What the committee does',
    faq: 'Questions and answers',
  },
  published: (date) => `Published ${date}`,
  date: (year, month, day) => `${day} ${MONTHS[month - 1]} ${year}`,
  unpublished: 'Preview',
  jobs: (n) => (n === '1' ? '1 job' : `${n} jobs`),
  fewer: (below) => `fewer than ${below}`,
  percent: (n) => `${n}%`,
  notShown: 'not published',
  open: '(comes when the month is closed)',
  exceptFew: (below) => ` (without categories of fewer than ${below})`,
  table: {
    caption: (month) => `Violations in ${named(month)}`,
    category: 'Category',
    count: 'Jobs',
    share: 'Share',
    total: 'Total',
    definition: 'Meaning',
  },
  chart: {
    title: (month) => `Jobs by category of violation, ${named(month)}`,
    described: (parts) => `${parts.join('; ')}.`,
    part: (label, count, share) => (share ? `${label} ${count} (${share})` : `${label} ${count}`),
  },
  counted: (month, revision) =>
    `Job requests confirmed as violations in ${named(month)}. A job found under several categories counts under “Other”. Month close, revision ${revision}.`,
  fewNote: (below) =>
    `Categories of at least 1 and fewer than ${below} jobs are shown as “fewer than ${below}”, and are in neither the total nor the shares.`,
  rounding: 'Shares are rounded to one decimal and may not add up to 100%.',
  definitions: 'What the categories mean',
  notWhen: (words) => `Not when: ${words}`,
}
