import type { RetentionClass } from '@mimamori/policy/retention/retention-class-rules'
import { and, eq, inArray, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { isUnfinished } from '../cases/unfinished-case.ts'
import { hasEventToSend } from '../delivery/events-underway.ts'
import { tellsSomething } from '../erasure/empty-enquiries.ts'
import { saysSomething } from '../erasure/empty-reminders.ts'
import {
  answers,
  appeals,
  caseNotes,
  cases,
  contactReminders,
  contents,
  contentVersions,
  decisions,
  disclosures,
  enquiries,
  memberMetrics,
  memberNotes,
  members,
  outbox,
  reports,
  savedSteps,
  savedViews,
  snippets,
  standardChanges,
  standardForecasts,
  standardHoldings,
  standardRuns,
  standardVersions,
  withdrawals,
} from '../schema/sqlite.ts'

/** Rows of a retention class: their table, its key, and which of them are expired. */
export type RetainedRows = {
  readonly table: SQLiteTable
  readonly key: readonly SQLiteColumn[]
  /** condition for rows that are past their time: older than `before`, and needed by nothing */
  readonly isExpired: (before: string) => SQL | undefined
}

/** Condition: the appeal is undecided, or was decided too lately. */
const isAppealNeeded = (before: string): SQL =>
  sql`(${appeals.state} in ('open', 'held') or ${appeals.decidedAt} >= ${before})`

/** Condition: no appeal against a decision on the target is undecided. */
const hasNoAppeal = (type: SQLiteColumn, id: SQLiteColumn): SQL =>
  sql`not exists (select 1 from ${appeals} join ${decisions} on ${decisions.id} = ${appeals.decisionId}
    where ${appeals.state} in ('open', 'held') and ${decisions.targetType} = ${type} and ${decisions.targetId} = ${id})`

/** Condition: nothing on the target is undecided or appealed, and the time to appeal is over. */
const isSettled = (type: SQLiteColumn, id: SQLiteColumn, before: string): SQL =>
  sql`${hasNoAppeal(type, id)} and not exists (select 1 from ${cases} where ${cases.targetType} = ${type} and ${cases.targetId} = ${id}
    and ${isUnfinished}) and not exists (select 1 from ${cases} where ${cases.targetType} = ${type}
    and ${cases.targetId} = ${id} and ${cases.state} = 'closed' and ${cases.closedAt} >= ${before})`

const closedBefore = (caseId: SQLiteColumn, before: string): SQL =>
  sql`exists (select 1 from ${cases} where ${cases.id} = ${caseId} and ${cases.state} = 'closed'
    and ${cases.closedAt} < ${before})`

/** Condition: the case, where there is one, was closed before the instant. */
const hasNoCaseSince = (caseId: SQLiteColumn, before: string): SQL =>
  sql`not exists (select 1 from ${cases} where ${cases.id} = ${caseId} and (${isUnfinished} or ${cases.closedAt} >= ${before}))`

/** Condition: a text that is not emptied, was received before the instant, and is settled. */
const isTextExpired = (types: readonly string[], before: string): SQL | undefined =>
  and(
    inArray(contentVersions.type, [...types]),
    sql`${contentVersions.erasedAt} is null`,
    lt(contentVersions.receivedAt, before),
    isSettled(contentVersions.type, contentVersions.id, before),
  )

const VERSION_KEY = [contentVersions.type, contentVersions.id, contentVersions.version]

/** The rows of every class, for the dry run and the run alike. */
export const RETAINED: Readonly<Record<RetentionClass, RetainedRows>> = {
  old_versions: {
    table: contentVersions,
    key: VERSION_KEY,
    isExpired: (before) =>
      and(
        isTextExpired(['job'], before),
        sql`exists (select 1 from ${contents} where ${contents.type} = ${contentVersions.type}
          and ${contents.id} = ${contentVersions.id} and ${contents.version} > ${contentVersions.version})`,
      ),
  },
  correspondence: {
    table: contentVersions,
    key: VERSION_KEY,
    isExpired: (before) => isTextExpired(['proposal', 'message'], before),
  },
  report_words: {
    table: reports,
    key: [reports.id],
    isExpired: (before) =>
      and(
        ne(reports.text, ''),
        lt(reports.receivedAt, before),
        isSettled(reports.targetType, reports.targetId, before),
      ),
  },
  contact_reminders: {
    table: contactReminders,
    key: [contactReminders.id],
    isExpired: (before) => {
      const { id, receivedAt, answeredAt, decidedAt, agreedAt, reversedAt } = contactReminders
      return and(
        saysSomething(),
        sql`${contactReminders.state} in ('answered', 'decided')`,
        lt(receivedAt, before),
        ...[answeredAt, decidedAt, agreedAt, reversedAt].map((at) => sql`(${at} is null or ${at} < ${before})`),
        hasNoCaseSince(contactReminders.caseId, before),
        sql`not exists (select 1 from ${appeals} where ${appeals.reminderId} = ${id}
          and ${isAppealNeeded(before)})`,
        sql`not ${hasEventToSend('reminderId', id)}`,
      )
    },
  },
  enquiries: {
    table: enquiries,
    key: [enquiries.id],
    isExpired: (before) =>
      and(
        tellsSomething(),
        sql`${enquiries.state} = 'answered'`,
        lt(enquiries.answeredAt, before),
        hasNoCaseSince(enquiries.caseId, before),
        sql`not ${hasEventToSend('enquiryId', enquiries.id)}`,
      ),
  },
  case_notes: {
    table: caseNotes,
    key: [caseNotes.id],
    isExpired: (before) => and(ne(caseNotes.text, ''), closedBefore(caseNotes.caseId, before)),
  },
  answers: {
    table: answers,
    key: [answers.id],
    // those about a month have no case
    isExpired: (before) =>
      or(and(eq(answers.caseId, ''), lt(answers.at, before)), closedBefore(answers.caseId, before)),
  },
  member_notes: {
    table: memberNotes,
    key: [memberNotes.id],
    // kept as long as a case of the member is undecided or can be appealed
    isExpired: (before) =>
      and(
        ne(memberNotes.text, ''),
        lt(memberNotes.at, before),
        sql`not exists (select 1 from ${cases} where ${cases.authorId} = ${memberNotes.memberId}
          and (${isUnfinished} or ${cases.closedAt} >= ${before}))`,
      ),
  },
  decision_texts: {
    table: decisions,
    key: [decisions.id],
    isExpired: (before) =>
      and(
        or(ne(decisions.text, ''), ne(decisions.note, ''), ne(decisions.passages, '[]')),
        closedBefore(decisions.caseId, before),
        // a reversal is decided long after its case was closed
        lt(decisions.decidedAt, before),
        sql`not exists (select 1 from ${appeals} where ${appeals.decisionId} = ${decisions.id}
          and ${isAppealNeeded(before)})`,
        sql`not exists (select 1 from ${outbox} where ${outbox.decisionId} = ${decisions.id}
          and ${outbox.state} in ('held', 'ready', 'sending', 'retrying', 'dead'))`,
      ),
  },
  delivered_events: {
    table: outbox,
    key: [outbox.id],
    isExpired: (before) => and(eq(outbox.state, 'delivered'), lt(outbox.deliveredAt, before)),
  },
  disclosures: { table: disclosures, key: [disclosures.id], isExpired: (before) => lt(disclosures.at, before) },
  standard_changes: {
    table: standardChanges,
    key: [standardChanges.id],
    isExpired: (before) =>
      and(
        lt(standardChanges.at, before),
        // how a member came to hold what they hold stays
        sql`not exists (select 1 from ${standardHoldings} where ${standardHoldings.memberId} = ${standardChanges.memberId}
          and ${standardHoldings.standard} = ${standardChanges.standard} and ${standardHoldings.since} <= ${standardChanges.at})`,
      ),
  },
  standard_forecasts: {
    table: standardForecasts,
    key: [standardForecasts.runId, standardForecasts.standard, standardForecasts.memberId],
    isExpired: (before) =>
      and(
        sql`exists (select 1 from ${standardRuns} where ${standardRuns.id} = ${standardForecasts.runId}
          and ${standardRuns.endedAt} < ${before})`,
        // the list that an approval is held to
        sql`not exists (select 1 from ${standardVersions} where ${standardVersions.dryRunId} = ${standardForecasts.runId}
          and (${standardVersions.state} = 'proposed' or ${standardVersions.endedAt} >= ${before}))`,
      ),
  },
  unknown_metrics: {
    table: memberMetrics,
    key: [memberMetrics.memberId],
    isExpired: (before) =>
      and(
        lt(memberMetrics.receivedAt, before),
        sql`not exists (select 1 from ${members} where ${members.id} = ${memberMetrics.memberId})`,
      ),
  },
  silent_members: {
    table: members,
    key: [members.id],
    isExpired: (before) =>
      and(
        sql`${members.erasedAt} is null`,
        lt(members.receivedAt, before),
        sql`not exists (select 1 from ${standardHoldings} where ${standardHoldings.memberId} = ${members.id})`,
        sql`not exists (select 1 from ${contents} where ${contents.authorId} = ${members.id}
          and ${contents.updatedAt} >= ${before})`,
        sql`not exists (select 1 from ${reports} where ${reports.reporterId} = ${members.id}
          and ${reports.receivedAt} >= ${before})`,
        sql`not exists (select 1 from ${cases} where ${cases.authorId} = ${members.id}
          and (${isUnfinished} or ${cases.closedAt} >= ${before}))`,
        sql`not exists (select 1 from ${contactReminders} where (${contactReminders.clientId} = ${members.id}
          or ${contactReminders.freelancerId} = ${members.id})
          and (${contactReminders.state} not in ('answered', 'decided') or ${contactReminders.receivedAt} >= ${before}))`,
        sql`not exists (select 1 from ${enquiries} where (${enquiries.memberId} = ${members.id}
          or ${enquiries.linkedMember} = ${members.id}) and (${enquiries.state} <> 'answered' or ${enquiries.receivedAt} >= ${before}))`,
        // kept while the member appeals, or a withdrawal is under way
        sql`not exists (select 1 from ${appeals} where ${appeals.memberId} = ${members.id}
          and (${appeals.state} in ('open', 'held') or ${appeals.receivedAt} >= ${before}))`,
        sql`not exists (select 1 from ${withdrawals} where ${withdrawals.memberId} = ${members.id}
          and ${withdrawals.state} in ('proposed', 'held'))`,
      ),
  },
  unused_snippets: { table: snippets, key: [snippets.id], isExpired: (before) => lt(snippets.usedAt, before) },
  unused_steps: { table: savedSteps, key: [savedSteps.id], isExpired: (before) => lt(savedSteps.usedAt, before) },
  unused_views: { table: savedViews, key: [savedViews.id], isExpired: (before) => lt(savedViews.usedAt, before) },
}
