import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { type CoverageSheet, MAX_COVERAGE_ROWS } from '@mimamori/policy/coverage/coverage-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { type CsvValue, csvFile } from '@mimamori/policy/text/csv-format'
import {
  type ReceivedCursor,
  receivedEnquiries,
  receivedReminders,
} from '@mimamori/storage/coverage/received-case-reads'
import { record } from '@mimamori/storage/record-change'
import { refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

const DAY_SECONDS = 86_400
const PAGE_SIZE = 500

type Within = { readonly from: string; readonly until: string }
type Page = { readonly lines: readonly (readonly CsvValue[])[]; readonly last: ReceivedCursor | undefined }
type Sheet = {
  readonly header: readonly string[]
  readonly page: (app: AppContext, within: Within, behind: ReceivedCursor | null) => Promise<Page>
}

const day = (at: string | null): string => (at === null ? '' : dayOf(at))

const REMINDERS: Sheet = {
  header: [
    ...[
      'reminder_id',
      'contract_id',
      'client_id',
      'freelancer_id',
      'requested_by',
      'received_day',
      'deadline_day',
      'state',
    ],
    ...['answered_day', 'contacted_late_day', 'case_number', 'outcome', 'amount_yen', 'negative_rating', 'decided_day'],
    ...['two_people', 'reversed_day'],
  ],
  async page({ storage }, within, behind) {
    const rows = await receivedReminders(storage.db, within, behind, PAGE_SIZE)
    const lines = rows.map(({ reminder, caseNumber }) => {
      const { id, contractId, clientId, freelancerId, requestedBy, receivedAt, deadline, state } = reminder
      const { outcome, amountYen, negativeRating, decidedAt, agreedBy } = reminder
      // what is proposed or held may still be taken back
      const decided = state === 'decided'
      return [
        ...[id, contractId, clientId, freelancerId, requestedBy, day(receivedAt), day(deadline), state],
        ...[day(reminder.answeredAt), day(reminder.contactedLateAt), caseNumber ?? ''],
        ...(decided ? [outcome ?? '', amountYen ?? '', negativeRating ? 1 : 0, day(decidedAt)] : ['', '', '', '']),
        ...(decided ? [agreedBy === null ? 0 : 1, day(reminder.reversedAt)] : ['', '']),
      ]
    })
    return { lines, last: rows.at(-1)?.reminder }
  },
}

const ENQUIRIES: Sheet = {
  header: [
    ...[
      'enquiry_id',
      'member_id',
      'linked_member_id',
      'linked_job_id',
      'came_by',
      'received_day',
      'state',
      'case_number',
    ],
    ...['paid', 'paid_yen', 'paid_by', 'police', 'bank', 'cases_opened', 'answered_day'],
  ],
  async page({ storage }, within, behind) {
    const rows = await receivedEnquiries(storage.db, within, behind, PAGE_SIZE)
    const lines = rows.map(({ enquiry, caseNumber, opened }) => {
      const { id, memberId, links, enteredBy, receivedAt, state, answeredAt } = enquiry
      const { paid, how, police, bank } = enquiry.checklist
      const isPaid = paid !== null && typeof paid === 'object'
      return [
        ...[id, memberId ?? '', links.member?.found ?? '', links.job?.found ?? ''],
        ...[enteredBy === null ? 'intake' : 'staff', day(receivedAt), state, caseNumber ?? ''],
        ...[isPaid ? 'yes' : (paid ?? ''), isPaid ? paid.yen : '', how ?? '', String(police ?? ''), String(bank ?? '')],
        ...[opened, state === 'answered' ? day(answeredAt) : ''],
      ]
    })
    return { lines, last: rows.at(-1)?.enquiry }
  },
}

const SHEETS: Readonly<Record<CoverageSheet, Sheet>> = { reminders: REMINDERS, enquiries: ENQUIRIES }

/**
 * The contact reminders or enquiries received from one day to another, Japan time, as CSV: ids, codes, days and amounts. The export is in the
 * audit log before the file is returned. Throws the refusal `too_many_rows`.
 */
export async function exportCoverage(
  app: AppContext,
  actor: Staff,
  { of, range: { from, to } }: { of: CoverageSheet; range: { from: string; to: string } },
): Promise<{ name: string; csv: string; rows: number }> {
  const startOf = (date: string) => new Date(`${date}T00:00:00.000+09:00`).toISOString()
  const within = { from: startOf(from), until: plusSeconds(startOf(to), DAY_SECONDS) }
  const { header, page } = SHEETS[of]
  const lines: (readonly CsvValue[])[] = []
  let behind: ReceivedCursor | null = null
  do {
    const read: Page = await page(app, within, behind)
    lines.push(...read.lines)
    if (lines.length > MAX_COVERAGE_ROWS) throw refusalError('too_many_rows')
    behind = read.lines.length === PAGE_SIZE ? (read.last ?? null) : null
    await yieldToEventLoop()
  } while (behind)
  const rows = lines.length
  await app.storage.write((tx) =>
    record(tx, app.clock.now(), actor.id, { type: 'coverage.exported', sheet: of, from, to, rows }),
  )
  return { name: `${of}-${from}-${to}.csv`, csv: csvFile([header, ...lines]), rows }
}
