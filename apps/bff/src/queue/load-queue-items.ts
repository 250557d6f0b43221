import type { QueuedDeal, QueueItem } from '@mimamori/contract/queue/queue-contract'
import type { CaseState, LeaseKind } from '@mimamori/policy/cases/case-model'
import { isEntryOfKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { type Flag, isFairlySureScore } from '@mimamori/policy/catalogue/detection-flag'
import { flaggedExcerpt, shortened } from '@mimamori/policy/catalogue/flagged-passages'
import { maskContacts } from '@mimamori/policy/members/mask-formats'
import { NO_STANDING } from '@mimamori/policy/members/standing-rules'
import { silentSide } from '@mimamori/policy/reminders/reminder-request'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { enquiriesOfCases, type StoredEnquiry } from '@mimamori/storage/enquiries/enquiry-reads'
import { standingsOf } from '@mimamori/storage/ledger/ledger-reads'
import type { QueueRow } from '@mimamori/storage/queue/queue-reads'
import { remindersOfCases, type StoredReminder } from '@mimamori/storage/reminders/reminder-reads'
import { reportReasonsIn } from '@mimamori/storage/reports/report-reads'
import type { AppContext } from '../runtime/app-context.ts'
import { loadPersonReasonLines } from '../workflows/load-person-reasons.ts'

/** How much of an untitled text stands in the place of its title, in characters. */
const MAX_START_LENGTH = 80

/** The rows of a list as this person reads them, in the same order. */
export async function loadQueueItems(app: AppContext, actor: Staff, rows: readonly QueueRow[]): Promise<QueueItem[]> {
  const { db } = app.storage
  const idsOf = (which: (row: QueueRow) => boolean) => rows.filter(which).map(({ id }) => id)
  const authors = [...new Set(rows.map(({ authorId }) => authorId))]
  const [people, reports, standings, reminders, enquiries] = await Promise.all([
    loadPersonReasonLines(app.storage, rows.map(toHandledCase)),
    reportReasonsIn(
      db,
      idsOf(({ reporters }) => reporters > 0),
    ),
    standingsOf(db, authors, app.clock.now()),
    remindersOfCases(
      db,
      idsOf(({ targetType }) => targetType === 'contract'),
    ),
    enquiriesOfCases(
      db,
      idsOf(({ targetType }) => targetType === 'enquiry'),
    ),
  ])
  return rows.map((row) => {
    const reported = reports.get(row.id)
    const lines = people.get(row.id)
    const [reminder, enquiry] = [reminders.get(row.id), enquiries.get(row.id)]
    const deal = reminder ? dealOfReminder(reminder) : enquiry ? dealOfEnquiry(enquiry) : null
    return {
      ...toQueueItem(row, actor),
      reported: reported
        ? { reasons: reported.reasons.map(labelIn(app)), text: shortened(maskContacts(reported.text)) }
        : null,
      standing: standings.get(row.authorId) ?? NO_STANDING,
      ...(lines && { people: lines }),
      ...(deal && { deal }),
    }
  })
}

/** The label of a report reason as it last was; an unknown reason is shown by its id. */
function labelIn({ catalogue }: AppContext): (id: string) => { ja: string; en: string } {
  const reasons = catalogue.entries().filter(isEntryOfKind('reason'))
  return (id) => reasons.findLast((entry) => entry.id === id)?.data.label ?? { ja: id, en: id }
}

function toQueueItem(row: QueueRow, actor: Staff): Omit<QueueItem, 'reported' | 'standing'> {
  const { id, number, contentVersion, openedAt, dueAt, snoozedUntil, pinnedAt, missedAt } = row
  const flags = JSON.parse(row.flags) as Flag[]
  const title = row.title || [...row.body].slice(0, MAX_START_LENGTH).join('')
  return {
    id,
    number,
    targetType: row.targetType as QueueItem['targetType'],
    title,
    category: row.category as QueueItem['category'],
    severity: row.severity as QueueItem['severity'],
    unsure: flags.length > 0 && !flags.some(({ score }) => isFairlySureScore(score)),
    reports: row.reporters,
    contentVersion,
    openedAt,
    dueAt,
    state: row.state as QueueItem['state'],
    holder: toHolder(row, actor),
    snoozedUntil,
    pinnedAt,
    missedAt,
    passage: passageOf(row, flags, title),
    otherFlags: new Set(flags.map(({ category }) => category).filter((category) => category !== row.category)).size,
  }
}

/** Of what is not flagged, reports and colleagues say why it is here, or nobody does. */
function passageOf({ body, reporters, raisedAt }: QueueRow, flags: readonly Flag[], title: string): string {
  if (flags.length === 0 && (reporters > 0 || raisedAt !== null)) return ''
  const passage = flaggedExcerpt(flags, body)
  return shortened(maskContacts(title)).startsWith(passage.slice(0, MAX_START_LENGTH)) ? '' : passage
}

function toHolder(row: QueueRow, actor: Staff): QueueItem['holder'] {
  const { holder: id, leaseKind, leaseEndsAt: endsAt } = row
  if (id === null || leaseKind === null || endsAt === null) return null
  const kind = leaseKind as LeaseKind
  return { id, alias: row.holderAlias ?? '', mine: id === actor.id, kind, endsAt }
}

const toHandledCase = (row: QueueRow) => {
  const { id, fence, escalatedBy, raisedAt, pinnedAt, holder, leaseKind, leaseEndsAt: endsAt } = row
  const leased = holder !== null && leaseKind !== null && endsAt !== null
  const lease = leased ? { kind: leaseKind as LeaseKind, holder, endsAt } : null
  return { id, state: row.state as CaseState, fence, escalatedBy, raisedAt, pinnedAt, lease }
}

function dealOfReminder({ contract, requestedBy, contactedLateAt }: StoredReminder): QueuedDeal {
  const { members, escrowedYen, amountYen, completionReportedAt } = contract
  return {
    yen: amountYen,
    states: [
      escrowedYen > 0 ? 'escrowed' : 'not_escrowed',
      ...(completionReportedAt ? (['completion_reported'] as const) : []),
      ...(contactedLateAt === null ? [] : (['contacted_late'] as const)),
    ],
    from: members[requestedBy],
    to: members[silentSide({ requestedBy })],
    asks: requestedBy,
  }
}

function dealOfEnquiry({ memberId, links, checklist: { paid } }: StoredEnquiry): QueuedDeal {
  const yen = typeof paid === 'object' && paid !== null ? paid.yen : null
  return {
    yen,
    states: [yen === null ? (paid === 'nothing' ? 'not_paid' : 'payment_unknown') : 'paid'],
    from: memberId ?? '',
    to: links.member?.found ?? '',
    asks: null,
  }
}
