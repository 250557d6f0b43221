import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/**
 * Two column types, text and integer, so that every engine can hold the same rows. Instants are ISO 8601 UTC,
 * lists and records are JSON text, truth is 0 or 1.
 */

export const members = sqliteTable(
  'members',
  {
    id: text().primaryKey(),
    roles: text().notNull(),
    /** sealed by the vault, like mail and phone */
    displayName: text('display_name').notNull(),
    email: text().notNull(),
    phone: text().notNull(),
    registeredAt: text('registered_at').notNull(),
    verifications: text().notNull(),
    profile: text().notNull(),
    receivedAt: text('received_at').notNull(),
    /** the vault's fingerprint of the mail, so that a whole one finds its member; empty: not made yet */
    emailKey: text('email_key').notNull().default(''),
    phoneKey: text('phone_key').notNull().default(''),
    /** seals this member's columns and keys what the audit log proves of them, itself sealed by the vault; empty: none, or destroyed */
    dataKey: text('data_key').notNull().default(''),
    erasedAt: text('erased_at'),
    /** JSON: contracts, money and proposals under way, as told last; null: not told */
    dealings: text(),
  },
  (table) => [index('members_email').on(table.emailKey), index('members_phone').on(table.phoneKey)],
)

/** What a case can be about, as it stands now; the texts are in `content_versions`. */
export const contents = sqliteTable(
  'contents',
  {
    type: text().notNull(),
    id: text().notNull(),
    authorId: text('author_id').notNull(),
    version: integer().notNull(),
    textHash: text('text_hash').notNull(),
    /** the union `Facts` of the contract, by type */
    facts: text().notNull(),
    visible: integer().notNull(),
    /** `TextLanguage` of its newest text, by its letters; empty: that was erased */
    language: text().notNull().default(''),
    /** the standing decision the monthly breakdown counts this target by */
    confirmedBy: text('confirmed_by'),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.type, table.id] }), index('contents_author').on(table.authorId)],
)

export const contentVersions = sqliteTable(
  'content_versions',
  {
    type: text().notNull(),
    id: text().notNull(),
    version: integer().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    flags: text().notNull(),
    /** the model's probability that it is a violation, in thousandths, and the model; null: no model read it */
    probability: integer(),
    model: text(),
    receivedAt: text('received_at').notNull(),
    /** title and body were emptied, which is the only change a text may see; their hash stays */
    erasedAt: text('erased_at'),
    textHash: text('text_hash').notNull().default(''),
  },
  (table) => [
    primaryKey({ columns: [table.type, table.id, table.version] }),
    index('content_versions_received')
      .on(table.type, table.receivedAt, table.id, table.version)
      .where(sql`type = 'job'`),
  ],
)

export const reports = sqliteTable(
  'reports',
  {
    id: text().primaryKey(),
    targetType: text('target_type').notNull(),
    targetId: text('target_id').notNull(),
    reporterId: text('reporter_id').notNull(),
    reason: text().notNull(),
    text: text().notNull(),
    reportedAt: text('reported_at').notNull(),
    receivedAt: text('received_at').notNull(),
    /** null until the target has arrived */
    caseId: text('case_id'),
    /** it came while a decision was held, so if that stands it belongs to the next case */
    whileHeld: integer('while_held').notNull(),
    /** its reporter was found to act in bad faith while it was open: kept, and counted no more */
    invalidatedAt: text('invalidated_at'),
    invalidatedBy: text('invalidated_by'),
    invalidReason: text('invalid_reason'),
    /** the enquiry it was made from; null: a member sent it */
    enquiryId: text('enquiry_id'),
    /** who wrote that enquiry down at the desk; null: it came by intake */
    enteredBy: text('entered_by'),
    /** JSON: ids of the staff who entered or linked that enquiry, or made a case of it */
    hadPart: text('had_part').notNull().default('[]'),
  },
  (table) => [
    index('reports_case').on(table.caseId),
    index('reports_reporter').on(table.reporterId),
    index('reports_waiting').on(table.targetType, table.targetId).where(sql`case_id IS NULL`),
  ],
)

export const cases = sqliteTable(
  'cases',
  {
    id: text().notNull(),
    /** in order of opening, so it is also the order of the table itself */
    number: integer().primaryKey(),
    kind: text().notNull(),
    targetType: text('target_type').notNull(),
    targetId: text('target_id').notNull(),
    authorId: text('author_id').notNull(),
    queue: text().notNull(),
    state: text().notNull(),
    category: text(),
    severity: text().notNull(),
    /** detector score in hundredths */
    score: integer().notNull(),
    reporters: integer().notNull(),
    rank: integer().notNull(),
    rankLines: text('rank_lines').notNull(),
    openedAt: text('opened_at').notNull(),
    dueAt: text('due_at').notNull(),
    contentVersion: integer('content_version').notNull(),
    fence: integer().notNull(),
    holder: text(),
    leaseKind: text('lease_kind'),
    leaseEndsAt: text('lease_ends_at'),
    /** something arrived while the decision was held */
    joinedWhileHeld: integer('joined_while_held').notNull(),
    previousCaseId: text('previous_case_id'),
    closedAt: text('closed_at'),
    /** while `snoozed`: until when, unless something arrives before */
    snoozedUntil: text('snoozed_until'),
    /** a lead put it on top */
    pinnedAt: text('pinned_at'),
    /** who asked for a lead; stays until a lead sends it back */
    escalatedBy: text('escalated_by'),
    /** somebody on patrol found it odd */
    raisedAt: text('raised_at'),
    /** when it came back, as a correction was missed */
    missedAt: text('missed_at'),
    /** what lists filter by: the format of a job, `null` for what has none */
    format: text(),
    /** warnings in force for the author when the case was placed */
    warnings: integer().notNull().default(0),
    /** ids of the rules that flagged it, each with a space on both sides */
    rules: text().notNull().default(''),
    /** what put it before the desk when it was opened; `Source` of the policy */
    openedBy: text('opened_by').notNull().default(''),
    /** of its target, as the breakdown is filtered by: the marketplace's category of a job, and the language of the text */
    jobCategory: text('job_category'),
    language: text().notNull().default(''),
  },
  (table) => [
    uniqueIndex('cases_id').on(table.id),
    index('cases_author').on(table.authorId),
    uniqueIndex('cases_unfinished').on(table.kind, table.targetType, table.targetId).where(sql`closed_at is null`),
    index('cases_closed').on(table.targetType, table.targetId, table.id).where(sql`state = 'closed'`),
    // a list is filtered and sorted within its index: what it is narrowed by lies behind what it is ordered by
    index('cases_open')
      .on(
        table.queue,
        table.rank,
        table.dueAt,
        table.id,
        table.category,
        table.severity,
        table.reporters,
        table.warnings,
        table.format,
        table.openedAt,
        table.rules,
      )
      .where(sql`state = 'open'`),
    index('cases_claimed').on(table.holder, table.rank, table.dueAt, table.id).where(sql`state = 'claimed'`),
    index('cases_reported')
      .on(
        table.rank,
        table.dueAt,
        table.id,
        table.category,
        table.severity,
        table.reporters,
        table.warnings,
        table.format,
        table.openedAt,
        table.rules,
      )
      .where(sql`state = 'open' and reporters > 0`),
    index('cases_escalated').on(table.rank, table.dueAt, table.id).where(sql`state = 'escalated'`),
    index('cases_snoozed').on(table.snoozedUntil).where(sql`state = 'snoozed'`),
    index('cases_leases').on(table.leaseEndsAt).where(sql`state = 'claimed'`),
    index('cases_overdue').on(table.dueAt).where(sql`state not in ('held', 'closed')`),
    // a figure of the top bar; the patrol has none, and most cases are patrol
    index('cases_oldest').on(table.queue, table.openedAt).where(sql`state = 'open' and queue = 'flagged'`),
    // what a month leaves unfinished
    index('cases_left').on(table.openedAt, table.targetType).where(sql`closed_at is null`),
  ],
)

export const decisions = sqliteTable(
  'decisions',
  {
    id: text().primaryKey(),
    caseId: text('case_id').notNull(),
    fence: integer().notNull(),
    contentVersion: integer('content_version').notNull(),
    targetType: text('target_type').notNull(),
    targetId: text('target_id').notNull(),
    authorId: text('author_id').notNull(),
    actorId: text('actor_id').notNull(),
    decidedAt: text('decided_at').notNull(),
    measures: text().notNull(),
    categories: text().notNull(),
    published: text(),
    clause: text(),
    templateId: text('template_id'),
    templateVersion: integer('template_version'),
    text: text().notNull(),
    passages: text().notNull(),
    note: text().notNull(),
    month: text().notNull(),
    /** 1 when this is the decision its month counts the target by */
    counted: integer().notNull(),
    state: text().notNull(),
    heldUntil: text('held_until').notNull(),
    /** 1 when everything it said was broken has been taken back */
    reversed: integer().notNull().default(0),
    /** the decision it takes back, outside a case of its own */
    reverses: text(),
    /** 0: it decides its case; else the how-manieth that was made beside the proposal of a withdrawal, while the case waits for that */
    beside: integer().notNull().default(0),
    /** decisions made together have this in common: they are one act of their person; null: made alone */
    page: text(),
    /** how long its text was in view before it was decided, in ms; null: not told */
    shownMs: integer('shown_ms'),
    /** 1 when that was less than reading the text takes */
    quick: integer().notNull().default(0),
    /** what it is counted by, beside what it says: of its case and its target as they were then */
    openedAt: text('opened_at').notNull().default(''),
    queue: text().notNull().default(''),
    source: text().notNull().default(''),
    reporters: integer().notNull().default(0),
    format: text(),
    jobCategory: text('job_category'),
    /** `TextLanguage` of the decided text, by its letters; empty: the text was erased before the desk kept this */
    language: text().notNull().default(''),
    /** `PassReason` of a case that was passed against what spoke for a violation; null: it was not, or nothing did */
    passReason: text('pass_reason'),
  },
  (table) => [
    uniqueIndex('decisions_one_a_case')
      .on(table.caseId, table.beside)
      .where(sql`state <> 'undone' and reverses is null`),
    index('decisions_author').on(table.authorId, table.id),
    index('decisions_actor').on(table.actorId, table.id),
    index('decisions_held').on(table.heldUntil).where(sql`state = 'held'`),
    // what is behind a figure of the breakdown is found within it
    index('decisions_counted')
      .on(
        table.targetType,
        table.month,
        table.id,
        table.published,
        table.source,
        table.format,
        table.jobCategory,
        table.categories,
        table.measures,
      )
      .where(sql`counted = 1`),
    // the same for measures, which are counted wherever a decision confirmed a violation
    index('decisions_confirming')
      .on(table.targetType, table.month, table.id, table.measures)
      .where(sql`published is not null and reverses is null and state in ('held', 'standing')`),
    // a filtered breakdown is counted within it
    index('decisions_filtered')
      .on(
        table.targetType,
        table.month,
        table.source,
        table.format,
        table.jobCategory,
        table.language,
        table.published,
        table.counted,
        table.beside,
      )
      .where(sql`reverses is null and state in ('held', 'standing')`),
  ],
)

export const measures = sqliteTable(
  'measures',
  {
    id: text().primaryKey(),
    decisionId: text('decision_id').notNull(),
    measure: text().notNull(),
    targetType: text('target_type').notNull(),
    targetId: text('target_id').notNull(),
    memberId: text('member_id').notNull(),
    at: text().notNull().default(''),
    /** of a minus line of the ledger: the measure it takes back */
    reverses: text(),
  },
  (table) => [
    index('measures_member').on(table.memberId),
    index('measures_decision').on(table.decisionId),
    index('measures_reverses').on(table.reverses).where(sql`reverses is not null`),
  ],
)

/** What members do about warnings and requested corrections, as the marketplace tells. Measures from before this have no row. */
export const measureResponses = sqliteTable(
  'measure_responses',
  {
    measureId: text('measure_id').primaryKey(),
    decisionId: text('decision_id').notNull(),
    memberId: text('member_id').notNull(),
    /** `warn` or `request_correction` */
    measure: text().notNull(),
    /** of a correction: the last instant of the day that the letter names */
    dueAt: text('due_at'),
    /** when the member acknowledged it or corrected the text, and when the desk was told */
    respondedAt: text('responded_at'),
    receivedAt: text('received_at'),
    /** when the desk found a correction missed */
    missedAt: text('missed_at'),
    /** the case it came back in; null: it needed none */
    caseId: text('case_id'),
  },
  (table) => [
    index('measure_responses_decision').on(table.decisionId),
    index('measure_responses_case').on(table.caseId).where(sql`case_id is not null`),
    index('measure_responses_waiting')
      .on(table.dueAt)
      .where(sql`due_at is not null and responded_at is null and missed_at is null`),
    check('measure_responses_due', sql`due_at is null or measure = 'request_correction'`),
    check('measure_responses_told', sql`(responded_at is null) = (received_at is null)`),
    check('measure_responses_missed', sql`missed_at is null or due_at is not null`),
  ],
)

export const outbox = sqliteTable(
  'outbox',
  {
    /** also the `webhook-id`, the same over every retry */
    id: text().primaryKey(),
    decisionId: text('decision_id').notNull(),
    event: text().notNull(),
    payload: text().notNull(),
    state: text().notNull(),
    /** when it may go out, or be tried again */
    dueAt: text('due_at').notNull(),
    attempts: integer().notNull(),
    lastError: text('last_error'),
    /** which process is sending it; while `sending`, `due_at` is when that process is taken for dead */
    sender: text(),
    createdAt: text('created_at').notNull(),
    deliveredAt: text('delivered_at'),
    /** how it travels; each way goes on when the other is closed */
    channel: text().notNull().default('webhook'),
  },
  (table) => [
    index('outbox_decision').on(table.decisionId),
    index('outbox_ready').on(table.channel, table.dueAt, table.id).where(sql`state = 'ready'`),
    index('outbox_retrying').on(table.channel, table.dueAt, table.id).where(sql`state = 'retrying'`),
    index('outbox_sending').on(table.id).where(sql`state = 'sending'`),
    index('outbox_dead').on(table.dueAt, table.id).where(sql`state = 'dead'`),
    index('outbox_delivered').on(table.deliveredAt, table.id).where(sql`state = 'delivered'`),
  ],
)

/**
 * What a person did lately to a case without deciding it, with what is needed to take it back. Decisions are in `decisions`;
 * their ids and these are in one order. Dropped soon after their window.
 */
export const acts = sqliteTable(
  'acts',
  {
    id: text().primaryKey(),
    staffId: text('staff_id').notNull(),
    /** `ActKind` of the policy */
    kind: text().notNull(),
    caseId: text('case_id').notNull(),
    doneAt: text('done_at').notNull(),
    undoUntil: text('undo_until').notNull(),
    /** `ActState` of the policy */
    state: text().notNull(),
    /** the note it wrote */
    noteId: text('note_id'),
    /** entries of the audit log about the case that are by somebody else: one more, and it was touched */
    othersEntries: integer('others_entries').notNull(),
    /** columns of the case before it */
    escalatedBy: text('escalated_by'),
    /** of a case that was raised: JSON of its placement before, and its rank after */
    placement: text(),
    rankAfter: integer('rank_after'),
  },
  (table) => [
    index('acts_staff').on(table.staffId, table.id),
    index('acts_done').on(table.doneAt),
    check('acts_state', sql`state in ('done', 'undone', 'lost')`),
  ],
)

/** Where events go; disabled when it answers 410. */
export const endpoints = sqliteTable('endpoints', {
  url: text().primaryKey(),
  disabledAt: text('disabled_at'),
})

export const audit = sqliteTable(
  'audit',
  {
    seq: integer().primaryKey(),
    at: text().notNull(),
    actorId: text('actor_id').notNull(),
    action: text().notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    detail: text().notNull(),
    hash: text().notNull(),
    /** which writer's chain it is part of */
    lane: integer().notNull().default(1),
  },
  (table) => [
    // what people did; what arrives is most of the log and is found by its subject
    index('audit_actor').on(table.actorId, table.seq).where(sql`action <> 'case.opened'`),
    index('audit_action').on(table.action, table.seq).where(sql`action <> 'case.opened'`),
    index('audit_subject').on(table.subjectId, table.seq),
  ],
)

/**
 * How many wait: `open`, `escalated` and `snoozed` cases by queue and category, and once more under `reported` those of
 * the open ones that members reported.
 */
export const queueCounts = sqliteTable(
  'queue_counts',
  {
    queue: text().notNull(),
    state: text().notNull(),
    /** empty: none */
    category: text().notNull(),
    /** every writer counts in a row of its own, so that none waits for another; the figure is their sum */
    lane: integer().notNull(),
    n: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.queue, table.state, table.category, table.lane] })],
)

/**
 * The monthly breakdown and what stands beside it: `Figure` of the policy by month and kind of target. Written with the
 * decision, the opening or the report that it counts.
 */
export const breakdownCounts = sqliteTable(
  'breakdown_counts',
  {
    month: text().notNull(),
    targetType: text('target_type').notNull(),
    dimension: text().notNull(),
    key: text().notNull(),
    /** every writer counts in a row of its own, as in `queue_counts` */
    lane: integer().notNull(),
    n: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.month, table.targetType, table.dimension, table.key, table.lane] }),
    // what became of a month in others, without looking at everything they counted
    index('breakdown_counts_figure').on(table.targetType, table.dimension, table.key, table.month),
  ],
)

/**
 * `FlagVerdict` of the policy: what a final decision said about each flag of the version that was decided, and, with an empty
 * `rule`, about a text without flags. Written when the decision becomes final.
 */
export const flagVerdicts = sqliteTable(
  'flag_verdicts',
  {
    caseId: text('case_id').notNull(),
    rule: text().notNull(),
    model: text(),
    category: text(),
    /** of the flag, in hundredths */
    score: integer().notNull(),
    targetType: text('target_type').notNull(),
    source: text().notNull(),
    decidedAt: text('decided_at').notNull(),
    /** day in Japan time */
    decidedOn: text('decided_on').notNull(),
    verdict: text().notNull(),
    confirmedCategory: text('confirmed_category'),
    /** 1 when all that the decision confirmed was taken back */
    overturned: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.rule] }),
    // the figures of a window are counted within these
    index('flag_verdicts_flagged')
      .on(
        table.decidedOn,
        table.rule,
        table.model,
        table.category,
        table.verdict,
        table.overturned,
        table.confirmedCategory,
        table.caseId,
      )
      .where(sql`rule <> ''`),
    index('flag_verdicts_unflagged')
      .on(table.decidedOn, table.targetType, table.source, table.verdict, table.overturned)
      .where(sql`rule = ''`),
    check('flag_verdicts_verdict', sql`verdict in ('confirmed', 'dismissed') and overturned in (0, 1)`),
  ],
)

/** Rules that raise no flag on arrivals for a time; ended by themselves, or by a lead before. */
export const ruleSilences = sqliteTable(
  'rule_silences',
  {
    id: text().primaryKey(),
    rule: text().notNull(),
    fromAt: text('from_at').notNull(),
    untilAt: text('until_at').notNull(),
    /** words of the lead */
    reason: text().notNull(),
    byId: text('by_id').notNull(),
    endedAt: text('ended_at'),
    endedBy: text('ended_by'),
  },
  (table) => [
    index('rule_silences_unended').on(table.fromAt, table.id).where(sql`ended_at is null`),
    check('rule_silences_ended', sql`from_at < until_at and (ended_at is null) = (ended_by is null)`),
  ],
)

export const staff = sqliteTable(
  'staff',
  {
    id: text().primaryKey(),
    login: text().notNull(),
    alias: text().notNull(),
    /** the name in kana and in Latin letters, by which others find it; empty: not told */
    kana: text().notNull().default(''),
    latinName: text('latin_name').notNull().default(''),
    role: text().notNull(),
    passwordHash: text('password_hash').notNull(),
    language: text().notNull(),
    theme: text().notNull(),
    disabledAt: text('disabled_at'),
    /** keys, density, notifications: what only this person's screen asks for */
    preferences: text().notNull().default('{}'),
    /** JSON list of the queues this person works in; empty: all of them */
    queues: text().notNull().default(''),
    /** who this is at the company's own sign-in: issuer and subject */
    oidcSubject: text('oidc_subject'),
    createdAt: text('created_at').notNull().default(''),
    /** browsers remembered under an earlier number are remembered no more */
    browserEpoch: integer('browser_epoch').notNull().default(0),
    /** last invitation, change of role, reset of factors or re-enabling; empty: before the desk kept this */
    accessChangedAt: text('access_changed_at').notNull().default(''),
    /** when and by whom a lead confirmed who is behind the account, since its access last changed */
    confirmedAt: text('confirmed_at'),
    confirmedBy: text('confirmed_by'),
    /** 1: who confirmed them was a lead by the exception of a small desk alone, which counts for everything but money */
    confirmedOnSmallDesk: integer('confirmed_on_small_desk').notNull().default(0),
    /** who invited them last; null: the command on the machine, or before the desk kept this */
    invitedBy: text('invited_by'),
  },
  (table) => [
    uniqueIndex('staff_login').on(table.login),
    uniqueIndex('staff_oidc').on(table.oidcSubject).where(sql`oidc_subject is not null`),
  ],
)

export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of the cookie's token */
    tokenHash: text('token_hash').primaryKey(),
    staffId: text('staff_id').notNull(),
    createdAt: text('created_at').notNull(),
    lastSeenAt: text('last_seen_at').notNull(),
    /** what lists and revocation call it; says nothing about the token */
    id: text().notNull().default(''),
    /** `factor`: the second factor is still to come; `enrol`: one is still to be set up; `full` */
    stage: text().notNull().default('full'),
    /** how it was signed in: `password`, `passkey`, `oidc`, `demo` */
    method: text().notNull().default('password'),
    /** when a second factor was last shown in it */
    factorAt: text('factor_at'),
    /** browser and system in a few words, for the person's own list */
    agent: text().notNull().default(''),
  },
  (table) => [index('sessions_staff').on(table.staffId), uniqueIndex('sessions_id').on(table.id)],
)

export const apiKeys = sqliteTable(
  'api_keys',
  {
    id: text().primaryKey(),
    keyHash: text('key_hash').notNull(),
    name: text().notNull(),
    scopes: text().notNull(),
    createdAt: text('created_at').notNull(),
    revokedAt: text('revoked_at'),
    lastUsedAt: text('last_used_at'),
    /** a key that was replaced goes on for a while, so that the other side can change over */
    expiresAt: text('expires_at'),
    createdBy: text('created_by').notNull().default(''),
  },
  (table) => [uniqueIndex('api_keys_hash').on(table.keyHash)],
)

/** Facts about the desk itself, such as which key its personal columns are sealed with. */
export const marks = sqliteTable('marks', { name: text().primaryKey(), value: text().notNull() })

export const idempotency = sqliteTable(
  'idempotency',
  {
    /** API key or staff id */
    scope: text().notNull(),
    key: text().notNull(),
    bodyHash: text('body_hash').notNull(),
    answer: text().notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.key] }), index('idempotency_at').on(table.at)],
)

/** What people of the desk tell each other about a case; never leaves the desk. */
export const caseNotes = sqliteTable(
  'case_notes',
  {
    id: text().primaryKey(),
    caseId: text('case_id').notNull(),
    authorId: text('author_id').notNull(),
    at: text().notNull(),
    text: text().notNull(),
  },
  (table) => [index('case_notes_case').on(table.caseId, table.id)],
)

/** What people of the desk tell each other about a member; never leaves the desk. */
export const memberNotes = sqliteTable(
  'member_notes',
  {
    id: text().primaryKey(),
    memberId: text('member_id').notNull(),
    authorId: text('author_id').notNull(),
    at: text().notNull(),
    text: text().notNull(),
  },
  (table) => [index('member_notes_member').on(table.memberId, table.id)],
)

/** Who was named in a note, and whether they have seen it. */
export const mentions = sqliteTable(
  'mentions',
  {
    noteId: text('note_id').notNull(),
    staffId: text('staff_id').notNull(),
    caseId: text('case_id').notNull(),
    at: text().notNull(),
    seenAt: text('seen_at'),
  },
  (table) => [
    primaryKey({ columns: [table.noteId, table.staffId] }),
    index('mentions_unseen').on(table.staffId, table.at).where(sql`seen_at is null`),
  ],
)

/** What tells a person how something that concerns them ended; `AnswerKind` of the policy. */
export const answers = sqliteTable(
  'answers',
  {
    id: text().primaryKey(),
    staffId: text('staff_id').notNull(),
    at: text().notNull(),
    kind: text().notNull(),
    caseId: text('case_id').notNull(),
    /** who did it; null: the desk or the marketplace */
    byId: text('by_id'),
    /** JSON by kind: codes and ids, no words of people */
    detail: text().notNull().default('{}'),
    readAt: text('read_at'),
  },
  (table) => [
    index('answers_staff').on(table.staffId, table.id),
    index('answers_unread').on(table.staffId, table.id).where(sql`read_at is null`),
    index('answers_case').on(table.caseId),
  ],
)

/** Who is told what becomes of a case. */
export const caseWatchers = sqliteTable(
  'case_watchers',
  { caseId: text('case_id').notNull(), staffId: text('staff_id').notNull(), at: text().notNull() },
  (table) => [
    primaryKey({ columns: [table.caseId, table.staffId] }),
    index('case_watchers_staff').on(table.staffId, table.at),
  ],
)

/** What a person has typed about a case or an appeal and not sent; only they can read it. */
export const drafts = sqliteTable(
  'drafts',
  {
    staffId: text('staff_id').notNull(),
    /** of a case or an appeal */
    subjectId: text('subject_id').notNull(),
    /** `DraftKind` of the policy */
    kind: text().notNull(),
    /** the case that it goes with; null: an appeal without one */
    caseId: text('case_id'),
    memberId: text('member_id').notNull(),
    /** JSON, sealed with the member's own key */
    sealed: text().notNull(),
    savedAt: text('saved_at').notNull(),
    /** how often it was saved */
    edit: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.staffId, table.subjectId, table.kind] }),
    index('drafts_subject').on(table.subjectId),
    index('drafts_member').on(table.memberId),
    check('drafts_edit', sql`edit >= 1 and sealed <> ''`),
  ],
)

/** Words a person often needs in notes and letters, for themselves alone. */
export const snippets = sqliteTable(
  'snippets',
  {
    id: text().primaryKey(),
    ownerId: text('owner_id').notNull(),
    name: text().notNull(),
    text: text().notNull(),
    savedAt: text('saved_at').notNull(),
    /** when it was saved or used last, to the day; null: not known yet, of a desk from before it was kept */
    usedAt: text('used_at'),
  },
  (table) => [index('snippets_owner').on(table.ownerId, table.id)],
)

/** A decision with its letter and note under a name, which a person makes in one step. */
export const savedSteps = sqliteTable(
  'saved_steps',
  {
    id: text().primaryKey(),
    ownerId: text('owner_id').notNull(),
    name: text().notNull(),
    /** `SavedStep` of the policy as JSON */
    step: text().notNull(),
    savedAt: text('saved_at').notNull(),
    /** when it was saved or used last, to the day; null: not known yet, of a desk from before it was kept */
    usedAt: text('used_at'),
  },
  (table) => [index('saved_steps_owner').on(table.ownerId, table.id)],
)

/** Filters of a list under a name, one person's own or everybody's. */
export const savedViews = sqliteTable(
  'saved_views',
  {
    id: text().primaryKey(),
    ownerId: text('owner_id').notNull(),
    name: text().notNull(),
    shared: integer().notNull(),
    /** `ViewQuery` of the policy: the list, its filters and its order */
    query: text().notNull(),
    key: text(),
    createdAt: text('created_at').notNull(),
    usedAt: text('used_at'),
  },
  (table) => [index('saved_views_owner').on(table.ownerId)],
)

/** Categories, clauses, report reasons and templates, each in versions that hold from a day on. */
export const catalogueEntries = sqliteTable(
  'catalogue_entries',
  {
    kind: text().notNull(),
    id: text().notNull(),
    version: integer().notNull(),
    /** first day in Japan time, `2026-11-24` */
    effectiveFrom: text('effective_from').notNull(),
    data: text().notNull(),
    authorId: text('author_id').notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.id, table.version] })],
)

/** What can be searched, in order of arrival; the index itself is the engine's own (`search`). */
export const searchDocs = sqliteTable(
  'search_docs',
  {
    doc: integer().primaryKey(),
    type: text().notNull(),
    id: text().notNull(),
    authorId: text('author_id').notNull(),
    at: text().notNull(),
    /** what near-duplicates are found by; null where that makes no sense */
    signature: text(),
  },
  (table) => [uniqueIndex('search_docs_content').on(table.type, table.id)],
)

/** Second factors: one-time codes of an app, and passkeys. */
export const factors = sqliteTable(
  'factors',
  {
    id: text().primaryKey(),
    staffId: text('staff_id').notNull(),
    /** `totp` or `passkey` */
    kind: text().notNull(),
    label: text().notNull(),
    /** JSON, sealed by the vault */
    secret: text().notNull(),
    /** of a passkey: what the browser names it by */
    credentialId: text('credential_id'),
    /** of a passkey: signatures it has made; of one-time codes: the last step that was used */
    counter: integer().notNull(),
    createdAt: text('created_at').notNull(),
    lastUsedAt: text('last_used_at'),
  },
  (table) => [
    index('factors_staff').on(table.staffId),
    uniqueIndex('factors_credential').on(table.credentialId).where(sql`credential_id is not null`),
  ],
)

/** Each signs in once, in place of a second factor that was lost. */
export const recoveryCodes = sqliteTable(
  'recovery_codes',
  { staffId: text('staff_id').notNull(), codeHash: text('code_hash').notNull(), usedAt: text('used_at') },
  (table) => [primaryKey({ columns: [table.staffId, table.codeHash] })],
)

/** Links by which somebody comes in for the first time, or again after everything was lost. */
export const invitations = sqliteTable(
  'invitations',
  {
    tokenHash: text('token_hash').primaryKey(),
    staffId: text('staff_id').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    usedAt: text('used_at'),
  },
  (table) => [index('invitations_staff').on(table.staffId)],
)

/** What has begun and is to be answered once: the challenge of a passkey, a sign-in at the company. */
export const ceremonies = sqliteTable(
  'ceremonies',
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    staffId: text('staff_id'),
    data: text().notNull(),
    expiresAt: text('expires_at').notNull(),
  },
  (table) => [index('ceremonies_expiry').on(table.expiresAt)],
)

/** How often something was tried that is tried only so often, such as a password. `key` stands for whose try it was. */
export const tries = sqliteTable(
  'tries',
  {
    key: text().primaryKey(),
    n: integer().notNull(),
    /** counted anew from then on */
    until: text().notNull(),
  },
  (table) => [index('tries_until').on(table.until)],
)

/** Whose personal data somebody was shown or took away, and what they looked up; the values themselves are not in it. */
export const disclosures = sqliteTable(
  'disclosures',
  {
    id: text().primaryKey(),
    at: text().notNull(),
    staffId: text('staff_id').notNull(),
    /** empty: a look-up that found nobody, or was refused */
    memberId: text('member_id').notNull(),
    /** `reveal`, `export`, `lookup`, `lookup_missed` or `lookup_refused` */
    kind: text().notNull(),
    field: text().notNull(),
    reason: text().notNull(),
    caseId: text('case_id'),
    /** what it took of the hour's units of look-ups */
    units: integer().notNull().default(0),
  },
  (table) => [
    index('disclosures_staff').on(table.staffId, table.at, table.id),
    index('disclosures_member').on(table.memberId, table.at, table.id),
    // look-ups are few beside reveals
    index('disclosures_lookups').on(table.kind, table.staffId, table.at).where(sql`kind <> 'reveal'`),
  ],
)

/** How the audit log stood at an instant, signed: a copy of it elsewhere makes a cut end visible. */
export const chainHeads = sqliteTable(
  'chain_heads',
  {
    id: text().primaryKey(),
    at: text().notNull(),
    why: text().notNull(),
    /** JSON: the newest entry of every lane, `{{ lane, seq, hash }}` */
    lanes: text().notNull(),
    head: text().notNull(),
    keyId: text('key_id').notNull(),
    signature: text().notNull(),
  },
  (table) => [index('chain_heads_at').on(table.at)],
)

/** What an admin sets for the whole desk, as JSON; what is not here has its default. */
export const deskSettings = sqliteTable('desk_settings', {
  name: text().primaryKey(),
  value: text().notNull(),
  changedAt: text('changed_at').notNull(),
  changedBy: text('changed_by').notNull(),
})

/** Members whose personal data was destroyed, and what of it is gone from the files, too. */
export const erasures = sqliteTable(
  'erasures',
  {
    id: text().primaryKey(),
    memberId: text('member_id').notNull(),
    at: text().notNull(),
    actorId: text('actor_id').notNull(),
    reason: text().notNull(),
    /** JSON: how many rows of each kind */
    counts: text().notNull(),
    purgedAt: text('purged_at'),
  },
  (table) => [index('erasures_member').on(table.memberId)],
)

/** Objections of members to decisions. Those not taken are kept as well, with why. */
export const appeals = sqliteTable(
  'appeals',
  {
    /** of the marketplace */
    id: text().primaryKey(),
    decisionId: text('decision_id').notNull(),
    measureId: text('measure_id').notNull(),
    memberId: text('member_id').notNull(),
    text: text().notNull(),
    appealedAt: text('appealed_at').notNull(),
    receivedAt: text('received_at').notNull(),
    /** when it should be decided; null: it is from before the desk set that */
    dueAt: text('due_at'),
    state: text().notNull(),
    /** why it was not taken */
    refusal: text(),
    outcome: text(),
    decidedBy: text('decided_by'),
    decidedAt: text('decided_at'),
    /** null while it is held: a second person has to agree first */
    heldUntil: text('held_until'),
    /** the second person, of a granted one that takes back much money */
    agreedBy: text('agreed_by'),
    agreedAt: text('agreed_at'),
    /** for the desk's own people */
    reason: text().notNull().default(''),
    /** what the member reads */
    letter: text().notNull().default(''),
    /** of a granted one: the decision that takes the other back; null where nothing was left to take back */
    reversalId: text('reversal_id'),
    /** of an appeal against the outcome of a contact reminder, which has no decision and no measure; '' of all others */
    reminderId: text('reminder_id').notNull().default(''),
  },
  (table) => [
    uniqueIndex('appeals_one_open')
      .on(table.decisionId, table.reminderId, table.memberId)
      .where(sql`state in ('open', 'held')`),
    index('appeals_reminder').on(table.reminderId).where(sql`reminder_id <> ''`),
    index('appeals_state').on(table.state, table.receivedAt, table.id),
    index('appeals_held').on(table.heldUntil).where(sql`state = 'held'`),
    index('appeals_member').on(table.memberId),
    index('appeals_decision').on(table.decisionId),
  ],
)

/** Contact reminder requests (連絡催促申請), with the contract as the marketplace told it: the desk keeps no contracts. */
export const contactReminders = sqliteTable(
  'contact_reminders',
  {
    /** of the marketplace */
    id: text().primaryKey(),
    contractId: text('contract_id').notNull(),
    clientId: text('client_id').notNull(),
    freelancerId: text('freelancer_id').notNull(),
    /** `ContractSide` of the policy */
    requestedBy: text('requested_by').notNull(),
    /** JSON: `ReminderContract` of the policy */
    contract: text().notNull(),
    /** the whole escrow of the contract, with what earlier outcomes had moved, and the limit for two people, both as the request was taken */
    wholeEscrowYen: integer('whole_escrow_yen').notNull().default(0),
    twoPeopleAboveYen: integer('two_people_above_yen').notNull().default(0),
    remindersSent: integer('reminders_sent').notNull(),
    /** what whoever asks says about it */
    text: text().notNull(),
    requestedAt: text('requested_at').notNull(),
    receivedAt: text('received_at').notNull(),
    /** the first instant that is too late to answer */
    deadline: text().notNull(),
    state: text().notNull(),
    /** JSON: when the silent side was reminded, and when it was planned to be */
    remindedAt: text('reminded_at').notNull().default('[]'),
    remindAt: text('remind_at').notNull(),
    /** the next that is planned; null: it is not reminded any more */
    nextReminderAt: text('next_reminder_at'),
    answeredAt: text('answered_at'),
    /** contact after the deadline, the first that was told */
    contactedLateAt: text('contacted_late_at'),
    /** what the silent side said, where the marketplace tells it */
    answer: text().notNull().default(''),
    /** the case for a person; null: before the deadline */
    caseId: text('case_id'),
    outcome: text(),
    amountYen: integer('amount_yen'),
    /** what becomes of the rest of the escrow (`RestOfEscrow` of the policy), its yen, and the last day that it stays; null: none is left */
    rest: text(),
    restYen: integer('rest_yen'),
    restUntil: text('rest_until'),
    negativeRating: integer('negative_rating').notNull().default(0),
    /** what each side reads, and the reason for the desk's own people */
    letterAsking: text('letter_asking').notNull().default(''),
    letterSilent: text('letter_silent').notNull().default(''),
    reason: text().notNull().default(''),
    decidedBy: text('decided_by'),
    decidedAt: text('decided_at'),
    /** the second person, of an outcome that takes two */
    agreedBy: text('agreed_by'),
    agreedAt: text('agreed_at'),
    heldUntil: text('held_until'),
    /** an appeal that was granted took the outcome back */
    reversedAt: text('reversed_at'),
    erasedAt: text('erased_at'),
  },
  (table) => [
    uniqueIndex('contact_reminders_one_open')
      .on(table.contractId)
      .where(sql`state in ('waiting', 'due', 'proposed', 'held')`),
    index('contact_reminders_deadline').on(table.deadline, table.id).where(sql`state = 'waiting'`),
    index('contact_reminders_next').on(table.nextReminderAt, table.id).where(sql`next_reminder_at is not null`),
    index('contact_reminders_held').on(table.heldUntil, table.id).where(sql`state = 'held'`),
    index('contact_reminders_unsent').on(table.id).where(sql`state = 'due' and reminded_at = '[]'`),
    index('contact_reminders_case').on(table.caseId),
    index('contact_reminders_contract').on(table.contractId, table.requestedAt),
    index('contact_reminders_received').on(table.receivedAt, table.id),
    index('contact_reminders_client').on(table.clientId, table.id),
    index('contact_reminders_freelancer').on(table.freelancerId, table.id),
    // none on the state alone: SQLite would take it for every condition that names one, and read all that wait at every turn
    index('contact_reminders_proposed').on(table.decidedAt, table.id).where(sql`state = 'proposed'`),
    index('contact_reminders_alone')
      .on(table.decidedBy, table.decidedAt)
      .where(sql`amount_yen is not null and agreed_by is null`),
    check(
      'contact_reminders_state',
      sql`state in ('waiting', 'answered', 'due', 'proposed', 'held', 'decided') and (state = 'answered') = (answered_at is not null)`,
    ),
    check('contact_reminders_next', sql`next_reminder_at is null or state = 'waiting'`),
    check(
      'contact_reminders_outcome',
      sql`(outcome is null or outcome in ('payment_confirmed', 'escrow_released', 'project_cancelled', 'dismissed'))
        and (state in ('proposed', 'held', 'decided')) = (outcome is not null)
        and (outcome in ('payment_confirmed', 'escrow_released')) = (amount_yen is not null)`,
    ),
    check('contact_reminders_two', sql`agreed_by is null or agreed_by <> decided_by`),
  ],
)

/** Enquiries about direct deals (直接取引被害の相談): who was harmed, what they told, what was found, and the answer. */
export const enquiries = sqliteTable(
  'enquiries',
  {
    /** of the marketplace, or given by the desk to what its staff wrote down */
    id: text().primaryKey(),
    /** who asks; null: nobody knows */
    memberId: text('member_id'),
    statedName: text('stated_name').notNull(),
    statedJobUrl: text('stated_job_url').notNull(),
    /** the stated name as names are compared; '' where none was stated */
    statedKey: text('stated_key').notNull(),
    text: text().notNull(),
    /** JSON: `{ text, at, by }` of each, `by` a staff id or null */
    evidence: text().notNull(),
    receivedAt: text('received_at').notNull(),
    /** who wrote it down; null: it came by intake */
    enteredBy: text('entered_by'),
    /** what the stated name and address were found to be: an id, '' where they were not found; null: nobody has looked */
    linkedMember: text('linked_member'),
    linkedJob: text('linked_job'),
    /** JSON: ids of the staff who linked either of them */
    linkedBy: text('linked_by').notNull().default('[]'),
    /** JSON: `EnquiryChecklist` of the policy */
    checklist: text().notNull(),
    state: text().notNull(),
    caseId: text('case_id').notNull(),
    /** what who asks reads, and what the desk keeps */
    letter: text().notNull().default(''),
    note: text().notNull().default(''),
    answeredBy: text('answered_by'),
    answeredAt: text('answered_at'),
    heldUntil: text('held_until'),
    erasedAt: text('erased_at'),
  },
  (table) => [
    uniqueIndex('enquiries_case').on(table.caseId),
    index('enquiries_received').on(table.receivedAt, table.id),
    index('enquiries_held').on(table.heldUntil).where(sql`state = 'held'`),
    index('enquiries_member').on(table.memberId, table.id),
    index('enquiries_linked_member').on(table.linkedMember, table.id),
    index('enquiries_stated').on(table.statedKey, table.id).where(sql`stated_key <> ''`),
    check(
      'enquiries_state',
      sql`state in ('open', 'held', 'answered') and (state = 'open') = (answered_by is null) and (state = 'open') = (answered_at is null)`,
    ),
  ],
)

/** Cases that were opened, or joined, because of an enquiry. */
export const enquiryCases = sqliteTable(
  'enquiry_cases',
  {
    enquiryId: text('enquiry_id').notNull(),
    /** `member` or `job` */
    side: text().notNull(),
    caseId: text('case_id').notNull(),
    at: text().notNull(),
    by: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.enquiryId, table.side] }), index('enquiry_cases_case').on(table.caseId)],
)

/** Memberships that are to end, or to go on again: proposed by one person, approved by another, held, delivered once. */
export const withdrawals = sqliteTable(
  'withdrawals',
  {
    id: text().primaryKey(),
    /** `withdrawal` or `reversal` */
    kind: text().notNull(),
    decisionId: text('decision_id').notNull(),
    /** the case it was proposed from */
    caseId: text('case_id').notNull(),
    memberId: text('member_id').notNull(),
    /** of a reversal: the withdrawal it takes back */
    reverses: text(),
    state: text().notNull(),
    proposerId: text('proposer_id').notNull(),
    proposedAt: text('proposed_at').notNull(),
    /** what it would hit, as the proposer saw it: JSON, `null` where the marketplace had told nothing */
    effects: text().notNull(),
    approverId: text('approver_id'),
    approvedAt: text('approved_at'),
    /** when the approver had shown the second factor that counted */
    factorAt: text('factor_at'),
    heldUntil: text('held_until'),
    endedBy: text('ended_by'),
    endedAt: text('ended_at'),
    /** why it was sent back or stopped: words of people */
    reason: text().notNull().default(''),
    releasedAt: text('released_at'),
    /** what kept it from going out since it was approved, and since when; see `Setback` of the policy */
    setback: text(),
    setbackAt: text('setback_at'),
    /** since when it waits for a second person, or waited last; `null`: since before the desk kept it */
    waitingSince: text('waiting_since'),
  },
  (table) => [
    uniqueIndex('withdrawals_decision').on(table.decisionId),
    // a member has one proposal at a time
    uniqueIndex('withdrawals_pending').on(table.memberId).where(sql`state in ('proposed', 'held')`),
    index('withdrawals_reverses').on(table.reverses).where(sql`reverses is not null`),
    index('withdrawals_held').on(table.heldUntil).where(sql`state = 'held'`),
    index('withdrawals_proposed').on(table.proposedAt).where(sql`state = 'proposed'`),
    index('withdrawals_released').on(table.releasedAt).where(sql`state = 'released'`),
    check('withdrawals_kind', sql`kind in ('withdrawal', 'reversal') and (kind = 'reversal') = (reverses is not null)`),
    check('withdrawals_state', sql`state in ('proposed', 'held', 'released', 'sent_back', 'taken_back', 'stopped')`),
    check('withdrawals_two', sql`approver_id is null or approver_id <> proposer_id`),
    check(
      'withdrawals_approved',
      sql`state not in ('held', 'released') or (approver_id is not null and approved_at is not null and factor_at is not null and held_until is not null)`,
    ),
    check('withdrawals_out', sql`state <> 'released' or (released_at is not null and released_at >= held_until)`),
  ],
)

/** What was pinned to a proposal, copied as it was then. */
export const withdrawalEvidence = sqliteTable(
  'withdrawal_evidence',
  {
    withdrawalId: text('withdrawal_id').notNull(),
    n: integer().notNull(),
    kind: text().notNull(),
    /** JSON: what names it */
    ref: text().notNull(),
    at: text().notNull(),
    title: text().notNull(),
    text: text().notNull(),
    /** JSON: `ReportOrigin` of a report that was made from an enquiry; '': it was not, or was pinned before the desk kept it */
    source: text().notNull().default(''),
    /** SHA-256 of what was pinned; stays when the words are emptied */
    hash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.withdrawalId, table.n] })],
)

/** Who opened which pinned piece, and when first. */
export const withdrawalOpenings = sqliteTable(
  'withdrawal_openings',
  {
    withdrawalId: text('withdrawal_id').notNull(),
    n: integer().notNull(),
    staffId: text('staff_id').notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.withdrawalId, table.n, table.staffId] })],
)

/** A change of settings that loosens what protects members or money: proposed, for a lead to agree. */
export const settingProposals = sqliteTable(
  'setting_proposals',
  {
    id: text().primaryKey(),
    /** `SettingArea` of the policy */
    about: text().notNull().default('measures'),
    /** JSON: the settings that would be other ones */
    loosening: text().notNull(),
    proposerId: text('proposer_id').notNull(),
    proposedAt: text('proposed_at').notNull(),
    state: text().notNull(),
    /** who agreed, refused or took it back; null: it took effect by itself */
    endedBy: text('ended_by'),
    endedAt: text('ended_at'),
  },
  (table) => [
    // one of each area waits at a time
    uniqueIndex('setting_proposals_pending').on(table.about).where(sql`state = 'proposed'`),
    check('setting_proposals_state', sql`state in ('proposed', 'agreed', 'in_force', 'refused', 'taken_back')`),
    check('setting_proposals_two', sql`state <> 'agreed' or (ended_by is not null and ended_by <> proposer_id)`),
    check('setting_proposals_ended', sql`(state = 'proposed') = (ended_at is null)`),
  ],
)

/** The closing of a month: its figures as one lead froze them, and what another said to that. */
export const closings = sqliteTable(
  'closings',
  {
    id: text().primaryKey(),
    month: text().notNull(),
    /** which of its month it is, or would have been */
    revision: integer().notNull(),
    state: text().notNull(),
    /** `ClosingSnapshot` of the policy as canonical JSON */
    snapshot: text().notNull(),
    /** SHA-256 of it */
    hash: text().notNull(),
    /** why a later revision is needed: words of people */
    reason: text().notNull(),
    proposerId: text('proposer_id').notNull(),
    proposedAt: text('proposed_at').notNull(),
    /** who approved it, sent it back or took it back */
    endedBy: text('ended_by'),
    endedAt: text('ended_at'),
    /** why it was sent back: words of people */
    endReason: text('end_reason').notNull().default(''),
  },
  (table) => [
    // of a month one proposal waits at a time, and each revision is there once
    uniqueIndex('closings_pending').on(table.month).where(sql`state = 'proposed'`),
    uniqueIndex('closings_revision').on(table.month, table.revision).where(sql`state = 'approved'`),
    index('closings_month').on(table.month, table.id),
    check('closings_state', sql`state in ('proposed', 'approved', 'sent_back', 'taken_back') and revision >= 1`),
    check('closings_hash', sql`length(hash) = 64 and month like '____-__'`),
    check('closings_ended', sql`(state = 'proposed') = (ended_by is null) and (ended_by is null) = (ended_at is null)`),
    check('closings_two', sql`state in ('proposed', 'approved') or (state = 'taken_back') = (ended_by = proposer_id)`),
  ],
)

/** A notice of a month: the text as it was saved last and, once it is published, the documents as they were. */
export const notices = sqliteTable(
  'notices',
  {
    id: text().primaryKey(),
    /** the month it is of; its figures are those of the month before */
    month: text().notNull(),
    version: integer().notNull(),
    state: text().notNull(),
    /** how often its text was saved */
    edit: integer().notNull(),
    /** `NoticeTexts` of the policy as JSON: words of people */
    texts: text().notNull(),
    createdAt: text('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    editedAt: text('edited_at').notNull(),
    editorId: text('editor_id').notNull(),
    requestedAt: text('requested_at'),
    requestedBy: text('requested_by'),
    /** when its last request was refused, by whom and why: words of people */
    refusedAt: text('refused_at'),
    refusedBy: text('refused_by'),
    refusal: text().notNull().default(''),
    publishedAt: text('published_at'),
    publishedBy: text('published_by'),
    /** the closing whose figures it shows */
    closingId: text('closing_id'),
    revision: integer(),
    /** `PublishedNotice` of the policy as canonical JSON: the figures and the documents that were published */
    issue: text(),
    /** SHA-256 of it */
    hash: text(),
  },
  (table) => [
    uniqueIndex('notices_version').on(table.month, table.version),
    // one at a time is written
    uniqueIndex('notices_open').on(table.month).where(sql`state <> 'published'`),
    check('notices_state', sql`state in ('draft', 'requested', 'published') and version >= 1 and edit >= 1`),
    check('notices_month', sql`month like '____-__'`),
    check(
      'notices_requested',
      sql`(state = 'draft') = (requested_at is null) and (requested_at is null) = (requested_by is null)`,
    ),
    check(
      'notices_refused',
      sql`(refused_at is null) = (refused_by is null) and (refused_at is null) = (refusal = '')`,
    ),
    check(
      'notices_published',
      sql`(state = 'published') = (published_at is not null) and (published_at is null) = (published_by is null)
        and (published_at is null) = (closing_id is null) and (published_at is null) = (revision is null)
        and (published_at is null) = (issue is null) and (published_at is null) = (hash is null)`,
    ),
  ],
)

/** What each person last saw of a notice that was not published yet, to show what changed since. */
export const noticeLooks = sqliteTable(
  'notice_looks',
  {
    noticeId: text('notice_id').notNull(),
    staffId: text('staff_id').notNull(),
    /** the edit they saw, and its `NoticeTexts` as JSON */
    edit: integer().notNull(),
    texts: text().notNull(),
    seenAt: text('seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.noticeId, table.staffId] })],
)

/** Pictures of notices; a text names one by its id. */
export const noticePictures = sqliteTable(
  'notice_pictures',
  {
    /** SHA-256 of its bytes */
    id: text().primaryKey(),
    /** `image/png`, `image/jpeg` or `image/webp` */
    mediaType: text('media_type').notNull(),
    /** its bytes in base64 */
    data: text().notNull(),
    bytes: integer().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    addedAt: text('added_at').notNull(),
    addedBy: text('added_by').notNull(),
  },
  () => [
    check('notice_pictures_id', sql`length(id) = 64 and bytes > 0 and width > 0 and height > 0`),
    check('notice_pictures_type', sql`media_type in ('image/png', 'image/jpeg', 'image/webp')`),
  ],
)

/** Notes of leads on a day in the trend of the breakdown. */
export const breakdownNotes = sqliteTable(
  'breakdown_notes',
  {
    id: text().primaryKey(),
    /** the day it is about, such as `2026-11-24`, Japan time */
    day: text().notNull(),
    text: text().notNull(),
    authorId: text('author_id').notNull(),
    writtenAt: text('written_at').notNull(),
    /** when and by whom it was taken off the trend */
    removedAt: text('removed_at'),
    removedBy: text('removed_by'),
  },
  (table) => [
    index('breakdown_notes_day').on(table.day, table.id).where(sql`removed_at is null`),
    check('breakdown_notes_day_shape', sql`day like '____-__-__'`),
    check('breakdown_notes_removed', sql`(removed_at is null) = (removed_by is null)`),
  ],
)

/** Where a person gets the figures of the breakdown by mail, and how often. */
export const breakdownMailAddresses = sqliteTable(
  'breakdown_mail_addresses',
  {
    staffId: text('staff_id').primaryKey(),
    /** sealed by the vault */
    address: text().notNull(),
    weekly: integer().notNull(),
    monthly: integer().notNull(),
    /** when the code that was mailed to it was entered; null: nothing is sent */
    confirmedAt: text('confirmed_at'),
    /** of the code that was mailed last: its SHA-256, until when it holds, and how often a wrong one was entered */
    codeHash: text('code_hash'),
    codeEndsAt: text('code_ends_at'),
    wrongCodes: integer('wrong_codes').notNull().default(0),
    changedAt: text('changed_at').notNull(),
  },
  () => [check('breakdown_mail_addresses_code', sql`(code_hash is null) = (code_ends_at is null)`)],
)

/** Mails with figures of the breakdown: one for each person and period. */
export const breakdownMails = sqliteTable(
  'breakdown_mails',
  {
    staffId: text('staff_id').notNull(),
    /** `weekly` or `monthly` */
    rhythm: text().notNull(),
    /** its first day, Japan time: `2026-11-23` of a week, `2026-11-01` of a month */
    period: text().notNull(),
    state: text().notNull(),
    attempts: integer().notNull().default(0),
    /** when it is tried next; null: it is not */
    nextAt: text('next_at'),
    /** code of the last failure, or why it was not sent; empty: none */
    error: text().notNull().default(''),
    endedAt: text('ended_at'),
  },
  (table) => [
    primaryKey({ columns: [table.staffId, table.rhythm, table.period] }),
    index('breakdown_mails_next').on(table.nextAt).where(sql`next_at is not null`),
    check('breakdown_mails_state', sql`state in ('waiting', 'sent', 'failed', 'skipped')`),
    check('breakdown_mails_ended', sql`(state = 'waiting') = (ended_at is null)`),
  ],
)

/**
 * Models that were learned from decisions. While none is `champion`, the model that ships with the desk is.
 */
export const detectionModels = sqliteTable(
  'detection_models',
  {
    version: text().primaryKey(),
    madeAt: text('made_at').notNull(),
    /** a staff id, or `system` for the nightly refit */
    madeBy: text('made_by').notNull(),
    state: text().notNull(),
    /** `StoredModel` of packages/detection as JSON; emptied of models that are not offered, or not any more */
    weights: text().notNull(),
    /** `ModelFigures` of the policy as JSON */
    figures: text().notNull(),
    /** `GateResult`s of the policy as JSON, as they were when it was made */
    gates: text().notNull(),
    /** the champion at that time, which it was compared with; null: the shipped model */
    comparedWith: text('compared_with'),
    /** since when and by whom it is in use; of a challenger: a lead agreed that it will be as soon as it may */
    activatedAt: text('activated_at'),
    activatedBy: text('activated_by'),
    /** the champion before it, which a rollback brings back; null: the shipped model, or it was never champion */
    follows: text(),
    retiredAt: text('retired_at'),
    /** why it was rolled back: words of people */
    reason: text().notNull().default(''),
  },
  (table) => [
    uniqueIndex('detection_models_one').on(table.state).where(sql`state in ('challenger', 'champion')`),
    index('detection_models_made').on(table.madeAt),
    check('detection_models_state', sql`state in ('challenger', 'champion', 'retired', 'rejected')`),
    check('detection_models_activated', sql`(activated_at is null) = (activated_by is null)`),
    check('detection_models_champion', sql`state <> 'champion' or (activated_at is not null and weights <> '')`),
  ],
)

/** What a challenger says of texts that arrived while it ran in shadow. Nothing else reads it: it flags nothing. */
export const shadowScores = sqliteTable(
  'shadow_scores',
  {
    type: text().notNull(),
    id: text().notNull(),
    version: integer().notNull(),
    model: text().notNull(),
    /** in thousandths */
    probability: integer().notNull(),
    category: text().notNull(),
    /** 1: it would have flagged the text */
    flagged: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.type, table.id, table.version, table.model] }),
    index('shadow_scores_model').on(table.model, table.flagged),
  ],
)

/** How many texts a model has read, by day and by what it made of them: the expected flags a day of each level come from it. */
export const modelReadings = sqliteTable(
  'model_readings',
  {
    /** Japan time */
    day: text().notNull(),
    model: text().notNull(),
    category: text().notNull(),
    /** the strictest level that flags the texts; empty: none does */
    level: text().notNull(),
    n: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.model, table.day, table.category, table.level] })],
)

/** Past cases that a lead decides again, blind, before a challenger can be activated. */
export const modelTestKits = sqliteTable(
  'model_test_kits',
  {
    id: text().primaryKey(),
    model: text().notNull(),
    staffId: text('staff_id').notNull(),
    madeAt: text('made_at').notNull(),
    /** `KitCase`s of the policy as JSON, without texts */
    cases: text().notNull(),
    /** JSON list of categories or `none`, in the order of the cases */
    answers: text().notNull(),
    /** when the last of them was given; null: none was, or by an earlier program */
    answeredAt: text('answered_at'),
    finishedAt: text('finished_at'),
  },
  (table) => [
    index('model_test_kits_model').on(table.model, table.staffId),
    uniqueIndex('model_test_kits_open').on(table.model, table.staffId).where(sql`finished_at is null`),
  ],
)

/** What the marketplace reported of a member for account standards. */
export const memberMetrics = sqliteTable('member_metrics', {
  memberId: text('member_id').primaryKey(),
  /** JSON: `MemberMetrics` of the policy, those that are reported */
  metrics: text().notNull(),
  /** job category that their earnings are ranked in; empty: none */
  category: text().notNull(),
  receivedAt: text('received_at').notNull(),
})

/** The account standards that members hold, in days of grace too. */
export const standardHoldings = sqliteTable(
  'standard_holdings',
  {
    memberId: text('member_id').notNull(),
    standard: text().notNull(),
    state: text().notNull(),
    since: text().notNull(),
    /** end of the days of grace; null: it is met */
    graceUntil: text('grace_until'),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.standard] }),
    index('standard_holdings_standard').on(table.standard, table.memberId),
    check('standard_holdings_state', sql`state in ('held', 'grace') and (state = 'grace') = (grace_until is not null)`),
  ],
)

/** Standards granted, lost, kept or about to be lost: what members and the marketplace are told. */
export const standardChanges = sqliteTable(
  'standard_changes',
  {
    id: text().primaryKey(),
    /** the evaluation it came from; null: the membership was ended */
    runId: text('run_id'),
    memberId: text('member_id').notNull(),
    standard: text().notNull(),
    change: text().notNull(),
    at: text().notNull(),
    /** the month in Japan time */
    month: text().notNull(),
    /** number of the version of the standards; 0: as shipped */
    version: integer().notNull(),
    graceUntil: text('grace_until'),
    /** JSON: the criteria that were not met, as evaluated */
    missed: text().notNull(),
  },
  (table) => [
    // an evaluation that goes on after a crash changes nothing twice
    uniqueIndex('standard_changes_once').on(table.runId, table.memberId, table.standard).where(sql`run_id is not null`),
    index('standard_changes_member').on(table.memberId, table.id),
    index('standard_changes_month').on(table.month, table.standard, table.change, table.id),
    check('standard_changes_change', sql`change in ('granted', 'grace_began', 'kept', 'lost')`),
  ],
)

/** Evaluations of members, and dry runs of standards that are not in force. */
export const standardRuns = sqliteTable(
  'standard_runs',
  {
    id: text().primaryKey(),
    purpose: text().notNull(),
    /** JSON: the roles of the members that are evaluated */
    roles: text().notNull(),
    /** number of the version of the standards; 0: as shipped; of a dry run null */
    version: integer(),
    /** JSON: the `StandardSet` that is evaluated */
    standards: text().notNull(),
    /** the instant it judges by */
    at: text().notNull(),
    state: text().notNull(),
    /** id of the last member that is done; empty: none yet */
    doneUpTo: text('done_up_to').notNull().default(''),
    done: integer().notNull().default(0),
    total: integer().notNull().default(0),
    /** JSON: from which value on somebody is within a top share; empty: not known yet */
    shares: text().notNull().default(''),
    /** JSON: outcomes and values by standard and criterion */
    figures: text().notNull().default('{}'),
    startedBy: text('started_by').notNull(),
    startedAt: text('started_at').notNull(),
    endedAt: text('ended_at'),
    /** of a dry run, number of the version in force that its changes are told apart by; null: they are not */
    comparedWith: integer('compared_with'),
  },
  (table) => [
    // one at a time
    uniqueIndex('standard_runs_running').on(table.state).where(sql`state = 'running'`),
    index('standard_runs_started').on(table.startedAt),
    check('standard_runs_purpose', sql`purpose in ('scheduled', 'asked', 'activation', 'dry')`),
    check(
      'standard_runs_state',
      sql`state in ('running', 'done', 'cancelled', 'failed') and (state = 'running') = (ended_at is null)`,
    ),
    check('standard_runs_version', sql`(purpose = 'dry') = (version is null)`),
  ],
)

/** What a dry run says would change. */
export const standardForecasts = sqliteTable(
  'standard_forecasts',
  {
    runId: text('run_id').notNull(),
    memberId: text('member_id').notNull(),
    standard: text().notNull(),
    change: text().notNull(),
    /** JSON: what the member had then, `Holding` of the policy, and what they would have */
    before: text().notNull(),
    after: text().notNull(),
    /** JSON: the criteria that would not be met */
    missed: text().notNull(),
    /** `ForecastCause` of the policy; null: not told apart */
    cause: text(),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.memberId, table.standard] }),
    index('standard_forecasts_change').on(table.runId, table.standard, table.change, table.memberId),
    index('standard_forecasts_member').on(table.memberId),
    check('standard_forecasts_change', sql`change in ('granted', 'grace_began', 'kept', 'lost')`),
  ],
)

/** Versions of the account standards, each proposed by one lead and approved by another. */
export const standardVersions = sqliteTable(
  'standard_versions',
  {
    id: text().primaryKey(),
    number: integer().notNull(),
    state: text().notNull(),
    /** `StandardSet` of the policy as canonical JSON */
    standards: text().notNull(),
    /** SHA-256 of it */
    hash: text().notNull(),
    /** from when on it is in force; null: from its approval */
    beginsAt: text('begins_at'),
    /** the dry run that its second lead sees */
    dryRunId: text('dry_run_id').notNull(),
    /** why it changes: words of people */
    reason: text().notNull(),
    proposerId: text('proposer_id').notNull(),
    proposedAt: text('proposed_at').notNull(),
    endedBy: text('ended_by'),
    endedAt: text('ended_at'),
    /** why it was sent back: words of people */
    endReason: text('end_reason').notNull().default(''),
  },
  (table) => [
    // one waits at a time
    uniqueIndex('standard_versions_pending').on(table.state).where(sql`state = 'proposed'`),
    uniqueIndex('standard_versions_number').on(table.number).where(sql`state = 'approved'`),
    check('standard_versions_state', sql`state in ('proposed', 'approved', 'sent_back', 'taken_back') and number >= 1`),
    check('standard_versions_hash', sql`length(hash) = 64`),
    check(
      'standard_versions_ended',
      sql`(state = 'proposed') = (ended_by is null) and (ended_by is null) = (ended_at is null)`,
    ),
    check('standard_versions_begun', sql`state <> 'approved' or begins_at is not null`),
    check(
      'standard_versions_two',
      sql`state in ('proposed', 'approved') or (state = 'taken_back') = (ended_by = proposer_id)`,
    ),
  ],
)

/** Members who miss a standard by one criterion alone, and not by much, as of the last evaluation. */
export const standardNearMisses = sqliteTable(
  'standard_near_misses',
  {
    standard: text().notNull(),
    memberId: text('member_id').notNull(),
    runId: text('run_id').notNull(),
    criterion: text().notNull(),
    value: integer().notNull(),
    threshold: integer().notNull(),
    /** how much of the threshold is missing, in basis points */
    missing: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.standard, table.memberId] }),
    index('standard_near_misses_order').on(table.standard, table.missing, table.memberId),
    index('standard_near_misses_member').on(table.memberId),
  ],
)
