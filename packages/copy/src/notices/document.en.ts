import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { fullMonth, MONTHS } from '../instants/months.en.ts'
import type { document as ja } from './document.ja.ts'

const jobsText = (n: string): string => (n === '1' ? '1 job' : `${n} jobs`)
const listed = (all: readonly string[]): string => new Intl.ListFormat('en-GB').format(all)

/** What stands in a published notice beside the words of its writers. */
export const document: typeof ja = {
  month: fullMonth,
  published: (date) => `Published ${date}`,
  date: (year, month, day) => `${day} ${MONTHS[month - 1]} ${year}`,
  unpublished: 'Preview',
  jobs: jobsText,
  percent: (n) => `${n}%`,
  fewer: (below) => `fewer than ${below} jobs`,
  untold: { count: 'an undisclosed number of jobs', share: 'an undisclosed share' },
  pooled: {
    row: (categories) =>
      categories === CATEGORIES.length
        ? `All ${categories} categories combined`
        : `${categories} small categories combined`,
    count: (categories, n) => `an undisclosed number of jobs (${n} across ${categories} categories)`,
    share: (categories, percent) => `an undisclosed share (${percent}% across ${categories} categories)`,
    note: (below, labels) =>
      `${listed(labels)} are published only as a combined figure. When a category has at least 1 but fewer than ${below} jobs, two or more of the smallest are combined, so that no single job or member can be identified. They stay combined in corrections.`,
  },
  leftOut: {
    total: (jobs) => `${jobs} (excluding undisclosed categories)`,
    note: (below, labels) =>
      `Counts for ${listed(labels)} aren’t published, and aren’t part of the total or the shares. Categories that had at least 1 but fewer than ${below} jobs are left out, so that no single job or member can be identified. They stay left out in corrections.`,
  },
  few: {
    total: (month, below) => `In ${fullMonth(month)}, fewer than ${below} jobs were confirmed as violations.`,
    note: 'Because there were so few, counts and shares by category aren’t published.',
  },
  noShare: '–',
  open: '(filled in when the month is closed)',
  table: {
    caption: (month) => `Violations in ${fullMonth(month)}`,
    category: 'Category',
    count: 'Jobs',
    share: 'Share',
    total: 'Total',
    definition: 'Meaning',
  },
  chart: {
    title: (month) => `Jobs and shares by category of violation, ${fullMonth(month)}`,
    caption: (month, total) => `Violations in ${fullMonth(month)} (${jobsText(total)} in total)`,
    captionOf: (month, total) =>
      `Violations in ${fullMonth(month)} (${jobsText(total)}, excluding undisclosed categories)`,
    countsTitle: (month) => `Jobs by category of violation, ${fullMonth(month)}`,
    value: (n, share) =>
      share === null ? { together: n, apart: [n] } : { together: `${n} (${share})`, apart: [n, share] },
    described: (parts) => `${parts.join('; ')}.`,
    part: (label, count, share) => (share === null ? `${label} ${count}` : `${label} ${count} (${share})`),
  },
  counted: (month, revision) =>
    `Job requests confirmed as violations in ${fullMonth(month)}. A job found under several categories counts under “Other”. Figures closed: revision ${revision}.`,
  fewShares: (limit) => `With fewer than ${limit} jobs in total, shares aren’t shown.`,
  rounding: 'Shares are of the total. They are rounded to one decimal and may not add up to 100%.',
}
