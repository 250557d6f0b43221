import { fullMonth, MONTHS } from '../instants/months.en.ts'
import type { document as ja } from './document.ja.ts'

/** What stands in a published notice beside the words of its writers. */
export const document: typeof ja = {
  month: fullMonth,
  published: (date) => `Published ${date}`,
  date: (year, month, day) => `${day} ${MONTHS[month - 1]} ${year}`,
  unpublished: 'Preview',
  jobs: (n) => (n === '1' ? '1 job' : `${n} jobs`),
  fewer: (below) => `fewer than ${below}`,
  percent: (n) => `${n}%`,
  notShown: 'not published',
  open: '(filled in when the month is closed)',
  exceptFew: (below) => ` (excluding categories with fewer than ${below})`,
  table: {
    caption: (month) => `Violations in ${fullMonth(month)}`,
    category: 'Category',
    count: 'Jobs',
    share: 'Share',
    total: 'Total',
    definition: 'Meaning',
  },
  chart: {
    title: (month) => `Jobs by category of violation, ${fullMonth(month)}`,
    described: (parts) => `${parts.join('; ')}.`,
    part: (label, count, share) => (share ? `${label} ${count} (${share})` : `${label} ${count}`),
  },
  counted: (month, revision) =>
    `Job requests confirmed as violations in ${fullMonth(month)}. A job found under several categories counts under “Other”. Month close, revision ${revision}.`,
  fewNote: (below) =>
    `Categories with at least 1 but fewer than ${below} jobs are shown as “fewer than ${below}” and left out of the total and the shares.`,
  rounding: 'Shares are rounded to one decimal and may not add up to 100%.',
}
