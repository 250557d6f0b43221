import type { RateInterval } from '@mimamori/policy/breakdown/rate-interval'
import type { MailedCount, MailFigures } from '@mimamori/policy/breakdown-mail/report-mail-figures'
import type { ClosedMonthState } from '@mimamori/policy/closings/closing-snapshot'
import { formatNumber, formatPercent, formatSigned, formatSignedPercent } from '../breakdown/figure-format.ts'
import { fullMonth, nameOf } from '../instants/months.en.ts'
import { words } from '../words/en.ts'
import type { reportMail as ja } from './report-mail.ja.ts'

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

function dayText(day: string): string {
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00.000Z`).getUTCDay()]
  return `${weekday}, ${Number(day.slice(8))} ${nameOf(day)} ${day.slice(0, 4)}`
}

const periodText = ({ rhythm, first, last }: MailFigures['period']) =>
  rhythm === 'monthly' ? fullMonth(first) : `${dayText(first)} to ${dayText(last)}`

const beforeOf = ({ rhythm }: MailFigures['period']) => (rhythm === 'monthly' ? 'month before' : 'week before')

function changeText({ change }: MailedCount, before: string): string {
  if (change === null) return ` (${before}: no record)`
  const { was, difference, ratio } = change
  const share = ratio === null || difference === 0 ? '' : `, ${formatSignedPercent(ratio)}`
  return ` (${before}: ${formatNumber(was)}, ${formatSigned(difference)}${share})`
}

const rateText = (name: string, rate: RateInterval) =>
  rate.kind === 'rate'
    ? `${name}: ${formatPercent(rate.share)} (${formatNumber(rate.n)} of ${formatNumber(rate.of)})`
    : rate.kind === 'over'
      ? `${name}: no rate, as there are more violations (${formatNumber(rate.n)}) than that (${formatNumber(rate.of)})`
      : `${name}: ${formatNumber(rate.n)} of ${formatNumber(rate.of)} (fewer than 20, so no rate)`

const closedText = (closed: ClosedMonthState | null) =>
  closed ? `closed, revision ${closed.revision}${closed.changed ? ' (changed since)' : ''}` : 'not closed'

const OTHERS = {
  job: ['job', 'jobs'],
  proposal: ['proposal', 'proposals'],
  message: ['message', 'messages'],
  member: ['member', 'members'],
} as const

export const reportMail: typeof ja = {
  sender: 'Mimamori',
  subject: ({ period }) =>
    `[Mimamori] ${period.rhythm === 'monthly' ? 'Monthly' : 'Weekly'} violation report, ${periodText(period)}`,
  text: (figures, links) => {
    const { period, received, decided, confirmed, rates, categories, others, months } = figures
    const before = beforeOf(period)
    return [
      `${period.rhythm === 'monthly' ? 'Monthly' : 'Weekly'} violation report (jobs)`,
      periodText(period),
      '',
      `Received: ${formatNumber(received.n)}${changeText(received, before)}`,
      `Decided: ${formatNumber(decided.n)}${changeText(decided, before)}`,
      `Violations: ${formatNumber(confirmed.n)}${changeText(confirmed, before)}`,
      rateText('Violation rate (of received)', rates.received),
      rateText('Violation rate (of decided)', rates.decided),
      '',
      'BY CATEGORY',
      ...categories.map(
        (each) => `${words.categories[each.category]}: ${formatNumber(each.n)}${changeText(each, before)}`,
      ),
      '',
      'VIOLATIONS OTHER THAN JOBS',
      others.map(({ targetType, n }) => `${formatNumber(n)} ${OTHERS[targetType][n === 1 ? 0 : 1]}`).join(', '),
      '',
      'MONTH CLOSE',
      ...months.map(({ month, closed }) => `${fullMonth(month)}: ${closedText(closed)}`),
      '',
      `Breakdown (${fullMonth(period.last)}): ${links.breakdown}`,
      `Change or stop these emails: ${links.settings}`,
      '',
      'Figures are as of the time this email was sent.',
    ].join('\n')
  },
  codeSubject: '[Mimamori] Code to confirm your email address',
  codeText: (code, minutes) =>
    [
      `Your code: ${code}`,
      '',
      `Enter it on the settings page of Mimamori within ${minutes} minutes.`,
      'If you didn’t ask for this, ignore this email.',
    ].join('\n'),
  movedSubject: '[Mimamori] Your report emails go to another address',
  movedText: (settings) =>
    [
      'The email address for your reports was changed. No more reports are sent to this address.',
      '',
      'If you didn’t do this, check your settings and tell an admin.',
      `Settings: ${settings}`,
    ].join('\n'),
}
