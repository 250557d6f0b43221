import { sql } from 'drizzle-orm'
import { bigint, check, customType, index, integer, pgTable, primaryKey, uniqueIndex } from 'drizzle-orm/pg-core'

/**
 * The same tables as SQLite's (`same-rows.ts` proves it), where they are explained. Text compares by its bytes, as
 * there: instants and ids are put in order by it.
 */
const text = customType<{ data: string }>({ dataType: () => 'text collate "C"' })

export const members = pgTable(
  'members',
  {
    id: text().primaryKey(),
    roles: text().notNull(),
    displayName: text('display_name').notNull(),
    email: text().notNull(),
    phone: text().notNull(),
    registeredAt: text('registered_at').notNull(),
    verifications: text().notNull(),
    profile: text().notNull(),
    receivedAt: text('received_at').notNull(),
    emailKey: text('email_key').notNull().default(''),
    phoneKey: text('phone_key').notNull().default(''),
    dataKey: text('data_key').notNull().default(''),
    erasedAt: text('erased_at'),
    dealings: text(),
  },
  (table) => [index('members_email').on(table.emailKey), index('members_phone').on(table.phoneKey)],
)

export const contents = pgTable(
  'contents',
  {
    type: text().notNull(),
    id: text().notNull(),
    authorId: text('author_id').notNull(),
    version: integer().notNull(),
    textHash: text('text_hash').notNull(),
    facts: text().notNull(),
    visible: integer().notNull(),
    confirmedBy: text('confirmed_by'),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.type, table.id] }), index('contents_author').on(table.authorId)],
)

export const contentVersions = pgTable(
  'content_versions',
  {
    type: text().notNull(),
    id: text().notNull(),
    version: integer().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    flags: text().notNull(),
    receivedAt: text('received_at').notNull(),
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

export const reports = pgTable(
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
    caseId: text('case_id'),
    whileHeld: integer('while_held').notNull(),
    invalidatedAt: text('invalidated_at'),
    invalidatedBy: text('invalidated_by'),
    invalidReason: text('invalid_reason'),
  },
  (table) => [
    index('reports_case').on(table.caseId),
    index('reports_reporter').on(table.reporterId),
    index('reports_waiting').on(table.targetType, table.targetId).where(sql`case_id IS NULL`),
  ],
)

export const cases = pgTable(
  'cases',
  {
    id: text().notNull(),
    number: bigint({ mode: 'number' }).primaryKey(),
    kind: text().notNull(),
    targetType: text('target_type').notNull(),
    targetId: text('target_id').notNull(),
    authorId: text('author_id').notNull(),
    queue: text().notNull(),
    state: text().notNull(),
    category: text(),
    severity: text().notNull(),
    score: integer().notNull(),
    reporters: integer().notNull(),
    rank: bigint({ mode: 'number' }).notNull(),
    rankLines: text('rank_lines').notNull(),
    openedAt: text('opened_at').notNull(),
    dueAt: text('due_at').notNull(),
    contentVersion: integer('content_version').notNull(),
    fence: integer().notNull(),
    holder: text(),
    leaseKind: text('lease_kind'),
    leaseEndsAt: text('lease_ends_at'),
    joinedWhileHeld: integer('joined_while_held').notNull(),
    previousCaseId: text('previous_case_id'),
    closedAt: text('closed_at'),
    snoozedUntil: text('snoozed_until'),
    pinnedAt: text('pinned_at'),
    escalatedBy: text('escalated_by'),
    raisedAt: text('raised_at'),
    format: text(),
    warnings: integer().notNull().default(0),
    rules: text().notNull().default(''),
    openedBy: text('opened_by').notNull().default(''),
  },
  (table) => [
    uniqueIndex('cases_id').on(table.id),
    index('cases_author').on(table.authorId),
    uniqueIndex('cases_unfinished').on(table.kind, table.targetType, table.targetId).where(sql`closed_at is null`),
    index('cases_closed').on(table.targetType, table.targetId, table.id).where(sql`state = 'closed'`),
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
    index('cases_overdue').on(table.queue, table.dueAt).where(sql`state = 'open' and queue = 'flagged'`),
    index('cases_oldest').on(table.queue, table.openedAt).where(sql`state = 'open' and queue = 'flagged'`),
    index('cases_left').on(table.openedAt, table.targetType).where(sql`closed_at is null`),
  ],
)

export const decisions = pgTable(
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
    counted: integer().notNull(),
    state: text().notNull(),
    heldUntil: text('held_until').notNull(),
    reversed: integer().notNull().default(0),
    reverses: text(),
    openedAt: text('opened_at').notNull().default(''),
    queue: text().notNull().default(''),
    source: text().notNull().default(''),
    reporters: integer().notNull().default(0),
    format: text(),
    jobCategory: text('job_category'),
  },
  (table) => [
    uniqueIndex('decisions_one_a_case').on(table.caseId).where(sql`state <> 'undone' and reverses is null`),
    index('decisions_author').on(table.authorId, table.id),
    index('decisions_actor').on(table.actorId, table.id),
    index('decisions_held').on(table.heldUntil).where(sql`state = 'held'`),
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
  ],
)

export const measures = pgTable(
  'measures',
  {
    id: text().primaryKey(),
    decisionId: text('decision_id').notNull(),
    measure: text().notNull(),
    targetType: text('target_type').notNull(),
    targetId: text('target_id').notNull(),
    memberId: text('member_id').notNull(),
    at: text().notNull().default(''),
    reverses: text(),
  },
  (table) => [
    index('measures_member').on(table.memberId),
    index('measures_decision').on(table.decisionId),
    index('measures_reverses').on(table.reverses).where(sql`reverses is not null`),
  ],
)

export const outbox = pgTable(
  'outbox',
  {
    id: text().primaryKey(),
    decisionId: text('decision_id').notNull(),
    event: text().notNull(),
    payload: text().notNull(),
    state: text().notNull(),
    dueAt: text('due_at').notNull(),
    attempts: integer().notNull(),
    lastError: text('last_error'),
    sender: text(),
    createdAt: text('created_at').notNull(),
    deliveredAt: text('delivered_at'),
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

export const endpoints = pgTable('endpoints', {
  url: text().primaryKey(),
  disabledAt: text('disabled_at'),
})

export const audit = pgTable(
  'audit',
  {
    seq: bigint({ mode: 'number' }).primaryKey(),
    at: text().notNull(),
    actorId: text('actor_id').notNull(),
    action: text().notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    detail: text().notNull(),
    hash: text().notNull(),
    lane: integer().notNull().default(1),
  },
  (table) => [
    index('audit_actor').on(table.actorId, table.seq).where(sql`action <> 'case.opened'`),
    index('audit_action').on(table.action, table.seq).where(sql`action <> 'case.opened'`),
    index('audit_subject').on(table.subjectId, table.seq),
    index('audit_lane').on(table.lane, table.seq),
  ],
)

export const queueCounts = pgTable(
  'queue_counts',
  {
    queue: text().notNull(),
    state: text().notNull(),
    category: text().notNull(),
    lane: integer().notNull(),
    n: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.queue, table.state, table.category, table.lane] })],
)

export const breakdownCounts = pgTable(
  'breakdown_counts',
  {
    month: text().notNull(),
    targetType: text('target_type').notNull(),
    dimension: text().notNull(),
    key: text().notNull(),
    lane: integer().notNull(),
    n: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.month, table.targetType, table.dimension, table.key, table.lane] }),
    // what became of a month in others, without looking at everything they counted
    index('breakdown_counts_figure').on(table.targetType, table.dimension, table.key, table.month),
  ],
)

export const staff = pgTable(
  'staff',
  {
    id: text().primaryKey(),
    login: text().notNull(),
    alias: text().notNull(),
    role: text().notNull(),
    passwordHash: text('password_hash').notNull(),
    language: text().notNull(),
    theme: text().notNull(),
    disabledAt: text('disabled_at'),
    preferences: text().notNull().default('{}'),
    queues: text().notNull().default(''),
    oidcSubject: text('oidc_subject'),
    createdAt: text('created_at').notNull().default(''),
    browserEpoch: integer('browser_epoch').notNull().default(0),
    accessChangedAt: text('access_changed_at').notNull().default(''),
    confirmedAt: text('confirmed_at'),
    confirmedBy: text('confirmed_by'),
    invitedBy: text('invited_by'),
  },
  (table) => [
    uniqueIndex('staff_login').on(table.login),
    uniqueIndex('staff_oidc').on(table.oidcSubject).where(sql`oidc_subject is not null`),
  ],
)

export const sessions = pgTable(
  'sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    staffId: text('staff_id').notNull(),
    createdAt: text('created_at').notNull(),
    lastSeenAt: text('last_seen_at').notNull(),
    id: text().notNull().default(''),
    stage: text().notNull().default('full'),
    method: text().notNull().default('password'),
    factorAt: text('factor_at'),
    agent: text().notNull().default(''),
  },
  (table) => [index('sessions_staff').on(table.staffId), uniqueIndex('sessions_id').on(table.id)],
)

export const apiKeys = pgTable(
  'api_keys',
  {
    id: text().primaryKey(),
    keyHash: text('key_hash').notNull(),
    name: text().notNull(),
    scopes: text().notNull(),
    createdAt: text('created_at').notNull(),
    revokedAt: text('revoked_at'),
    lastUsedAt: text('last_used_at'),
    expiresAt: text('expires_at'),
    createdBy: text('created_by').notNull().default(''),
  },
  (table) => [uniqueIndex('api_keys_hash').on(table.keyHash)],
)

export const marks = pgTable('marks', { name: text().primaryKey(), value: text().notNull() })

export const idempotency = pgTable(
  'idempotency',
  {
    scope: text().notNull(),
    key: text().notNull(),
    bodyHash: text('body_hash').notNull(),
    answer: text().notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.key] }), index('idempotency_at').on(table.at)],
)

export const caseNotes = pgTable(
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

export const memberNotes = pgTable(
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

export const mentions = pgTable(
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

export const savedViews = pgTable(
  'saved_views',
  {
    id: text().primaryKey(),
    ownerId: text('owner_id').notNull(),
    name: text().notNull(),
    shared: integer().notNull(),
    query: text().notNull(),
    key: text(),
    createdAt: text('created_at').notNull(),
  },
  (table) => [index('saved_views_owner').on(table.ownerId)],
)

export const catalogueEntries = pgTable(
  'catalogue_entries',
  {
    kind: text().notNull(),
    id: text().notNull(),
    version: integer().notNull(),
    effectiveFrom: text('effective_from').notNull(),
    data: text().notNull(),
    authorId: text('author_id').notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.id, table.version] })],
)

export const searchDocs = pgTable(
  'search_docs',
  {
    doc: bigint({ mode: 'number' }).primaryKey(),
    type: text().notNull(),
    id: text().notNull(),
    authorId: text('author_id').notNull(),
    at: text().notNull(),
    signature: text(),
  },
  (table) => [uniqueIndex('search_docs_content').on(table.type, table.id)],
)

export const factors = pgTable(
  'factors',
  {
    id: text().primaryKey(),
    staffId: text('staff_id').notNull(),
    kind: text().notNull(),
    label: text().notNull(),
    secret: text().notNull(),
    credentialId: text('credential_id'),
    counter: integer().notNull(),
    createdAt: text('created_at').notNull(),
    lastUsedAt: text('last_used_at'),
  },
  (table) => [
    index('factors_staff').on(table.staffId),
    uniqueIndex('factors_credential').on(table.credentialId).where(sql`credential_id is not null`),
  ],
)

export const recoveryCodes = pgTable(
  'recovery_codes',
  { staffId: text('staff_id').notNull(), codeHash: text('code_hash').notNull(), usedAt: text('used_at') },
  (table) => [primaryKey({ columns: [table.staffId, table.codeHash] })],
)

export const invitations = pgTable(
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

export const ceremonies = pgTable(
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

export const tries = pgTable(
  'tries',
  {
    key: text().primaryKey(),
    n: integer().notNull(),
    until: text().notNull(),
  },
  (table) => [index('tries_until').on(table.until)],
)

export const disclosures = pgTable(
  'disclosures',
  {
    id: text().primaryKey(),
    at: text().notNull(),
    staffId: text('staff_id').notNull(),
    memberId: text('member_id').notNull(),
    kind: text().notNull(),
    field: text().notNull(),
    reason: text().notNull(),
    caseId: text('case_id'),
    units: integer().notNull().default(0),
  },
  (table) => [
    index('disclosures_staff').on(table.staffId, table.at, table.id),
    index('disclosures_member').on(table.memberId, table.at, table.id),
    index('disclosures_lookups').on(table.kind, table.staffId, table.at).where(sql`kind <> 'reveal'`),
  ],
)

export const chainHeads = pgTable(
  'chain_heads',
  {
    id: text().primaryKey(),
    at: text().notNull(),
    why: text().notNull(),
    lanes: text().notNull(),
    head: text().notNull(),
    keyId: text('key_id').notNull(),
    signature: text().notNull(),
  },
  (table) => [index('chain_heads_at').on(table.at)],
)

export const deskSettings = pgTable('desk_settings', {
  name: text().primaryKey(),
  value: text().notNull(),
  changedAt: text('changed_at').notNull(),
  changedBy: text('changed_by').notNull(),
})

export const erasures = pgTable(
  'erasures',
  {
    id: text().primaryKey(),
    memberId: text('member_id').notNull(),
    at: text().notNull(),
    actorId: text('actor_id').notNull(),
    reason: text().notNull(),
    counts: text().notNull(),
    purgedAt: text('purged_at'),
  },
  (table) => [index('erasures_member').on(table.memberId)],
)

/** Objections of members to decisions. Those not taken are kept as well, with why. */
export const appeals = pgTable(
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
    state: text().notNull(),
    /** why it was not taken */
    refusal: text(),
    outcome: text(),
    decidedBy: text('decided_by'),
    decidedAt: text('decided_at'),
    heldUntil: text('held_until'),
    /** for the desk's own people */
    reason: text().notNull().default(''),
    /** what the member reads */
    letter: text().notNull().default(''),
    /** of a granted one: the decision that takes the other back; null where nothing was left to take back */
    reversalId: text('reversal_id'),
  },
  (table) => [
    uniqueIndex('appeals_one_open').on(table.decisionId).where(sql`state in ('open', 'held')`),
    index('appeals_state').on(table.state, table.receivedAt, table.id),
    index('appeals_held').on(table.heldUntil).where(sql`state = 'held'`),
    index('appeals_member').on(table.memberId),
    index('appeals_decision').on(table.decisionId),
  ],
)

export const withdrawals = pgTable(
  'withdrawals',
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    decisionId: text('decision_id').notNull(),
    caseId: text('case_id').notNull(),
    memberId: text('member_id').notNull(),
    reverses: text(),
    state: text().notNull(),
    proposerId: text('proposer_id').notNull(),
    proposedAt: text('proposed_at').notNull(),
    effects: text().notNull(),
    approverId: text('approver_id'),
    approvedAt: text('approved_at'),
    factorAt: text('factor_at'),
    heldUntil: text('held_until'),
    endedBy: text('ended_by'),
    endedAt: text('ended_at'),
    reason: text().notNull().default(''),
    releasedAt: text('released_at'),
    setback: text(),
    setbackAt: text('setback_at'),
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

export const withdrawalEvidence = pgTable(
  'withdrawal_evidence',
  {
    withdrawalId: text('withdrawal_id').notNull(),
    n: integer().notNull(),
    kind: text().notNull(),
    ref: text().notNull(),
    at: text().notNull(),
    title: text().notNull(),
    text: text().notNull(),
    hash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.withdrawalId, table.n] })],
)

export const withdrawalOpenings = pgTable(
  'withdrawal_openings',
  {
    withdrawalId: text('withdrawal_id').notNull(),
    n: integer().notNull(),
    staffId: text('staff_id').notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.withdrawalId, table.n, table.staffId] })],
)

export const settingProposals = pgTable(
  'setting_proposals',
  {
    id: text().primaryKey(),
    loosening: text().notNull(),
    proposerId: text('proposer_id').notNull(),
    proposedAt: text('proposed_at').notNull(),
    state: text().notNull(),
    endedBy: text('ended_by'),
    endedAt: text('ended_at'),
  },
  (table) => [
    uniqueIndex('setting_proposals_pending').on(table.state).where(sql`state = 'proposed'`),
    check('setting_proposals_state', sql`state in ('proposed', 'agreed', 'in_force', 'refused', 'taken_back')`),
    check('setting_proposals_two', sql`state <> 'agreed' or (ended_by is not null and ended_by <> proposer_id)`),
    check('setting_proposals_ended', sql`(state = 'proposed') = (ended_at is null)`),
  ],
)

export const closings = pgTable(
  'closings',
  {
    id: text().primaryKey(),
    month: text().notNull(),
    revision: integer().notNull(),
    state: text().notNull(),
    snapshot: text().notNull(),
    hash: text().notNull(),
    reason: text().notNull(),
    proposerId: text('proposer_id').notNull(),
    proposedAt: text('proposed_at').notNull(),
    endedBy: text('ended_by'),
    endedAt: text('ended_at'),
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

export const notices = pgTable(
  'notices',
  {
    id: text().primaryKey(),
    month: text().notNull(),
    version: integer().notNull(),
    state: text().notNull(),
    edit: integer().notNull(),
    texts: text().notNull(),
    createdAt: text('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    editedAt: text('edited_at').notNull(),
    editorId: text('editor_id').notNull(),
    requestedAt: text('requested_at'),
    requestedBy: text('requested_by'),
    refusedAt: text('refused_at'),
    refusedBy: text('refused_by'),
    refusal: text().notNull().default(''),
    publishedAt: text('published_at'),
    publishedBy: text('published_by'),
    closingId: text('closing_id'),
    revision: integer(),
    issue: text(),
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
