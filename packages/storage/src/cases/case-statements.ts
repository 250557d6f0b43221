import type { QueuePlacement } from '@mimamori/policy/intake/queue-placement-rules'
import { and, eq, sql } from 'drizzle-orm'
import { columnPlaceholders } from '../engine/column-placeholders.ts'
import { prepared, preparedUpdateOne } from '../engine/prepared-queries.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { caseNotes, cases } from '../schema/sqlite.ts'

const p = sql.placeholder

/** The columns of `cases` that hold a placement: `score` in hundredths, `rules` as words between spaces. */
type PlacementColumns = Omit<QueuePlacement, 'lines' | 'rules'> & { readonly rankLines: string; readonly rules: string }

/** A placement as its columns. */
export function placementColumns(placing: QueuePlacement): PlacementColumns {
  const { lines, rules, queue, category, severity, reporters, rank, dueAt, raisedAt, missedAt, format, warnings } =
    placing
  const { jobCategory, language } = placing
  return {
    queue,
    category,
    severity,
    reporters,
    rank,
    dueAt,
    raisedAt,
    missedAt,
    format,
    warnings,
    jobCategory,
    language,
    score: Math.round(placing.score * 100),
    rankLines: JSON.stringify(lines),
    rules: rules.length > 0 ? ` ${rules.join(' ')} ` : '',
  }
}

export const insertCase = prepared((db) =>
  db.insert(cases).values({
    ...columnPlaceholders(
      cases,
      ...(['state', 'fence', 'joinedWhileHeld'] as const),
      ...(['holder', 'leaseKind', 'leaseEndsAt', 'closedAt', 'snoozedUntil', 'pinnedAt', 'escalatedBy'] as const),
    ),
    state: 'open',
    fence: 0,
    joinedWhileHeld: 0,
  }),
)

/** Stores a new placement. `state` and `until` stay as they were, unless the case wakes. */
export const updatePlacement = preparedUpdateOne('case.joined', (db) =>
  db
    .update(cases)
    .set({
      queue: sql`${p('queue')}`,
      category: sql`${p('category')}`,
      severity: sql`${p('severity')}`,
      score: sql`${p('score')}`,
      reporters: sql`${p('reporters')}`,
      rank: sql`${p('rank')}`,
      rankLines: sql`${p('rankLines')}`,
      dueAt: sql`${p('dueAt')}`,
      contentVersion: sql`${p('contentVersion')}`,
      raisedAt: sql`${p('raisedAt')}`,
      missedAt: sql`${p('missedAt')}`,
      format: sql`${p('format')}`,
      warnings: sql`${p('warnings')}`,
      rules: sql`${p('rules')}`,
      jobCategory: sql`${p('jobCategory')}`,
      language: sql`${p('language')}`,
      state: sql`${p('state')}`,
      snoozedUntil: sql`${p('until')}`,
    })
    .where(and(eq(cases.id, p('id')), stateEquals(cases.state, p('was'))))
    .returning({ id: cases.id }),
)

export const markJoinedWhileHeld = preparedUpdateOne('case.joined_held', (db) =>
  db
    .update(cases)
    .set({ joinedWhileHeld: 1 })
    .where(and(eq(cases.id, p('id')), stateEquals(cases.state, 'held')))
    .returning({ id: cases.id }),
)

export const insertNote = prepared((db) =>
  db
    .insert(caseNotes)
    .values({ id: p('id'), caseId: p('caseId'), authorId: p('authorId'), at: p('at'), text: p('text') }),
)
