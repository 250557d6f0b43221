import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { columnPlaceholders } from '../engine/column-placeholders.ts'
import { prepared, preparedUpdateOne } from '../engine/prepared-queries.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { cases, contents, decisions, measures } from '../schema/sqlite.ts'

const p = sql.placeholder

export const holdCase = preparedUpdateOne('case.decided', (db) =>
  db
    .update(cases)
    .set({ state: 'held', holder: null, leaseKind: null, leaseEndsAt: null })
    .where(
      and(
        eq(cases.id, p('id')),
        eq(cases.fence, p('fence')),
        eq(cases.contentVersion, p('contentVersion')),
        eq(cases.holder, p('holder')),
        stateEquals(cases.state, 'claimed'),
        gt(cases.leaseEndsAt, p('now')),
      ),
    )
    .returning({ id: cases.id }),
)

/** Throws ConcurrentUpdateError unless the case is still held as it was read. */
export const assertHeld = preparedUpdateOne('case.decided: held', (db) =>
  db
    .update(cases)
    .set({ fence: sql`${cases.fence}` })
    .where(and(eq(cases.id, p('id')), eq(cases.fence, p('fence')), stateEquals(cases.state, 'held')))
    .returning({ id: cases.id }),
)

export const insertDecision = prepared((db) => db.insert(decisions).values(columnPlaceholders(decisions, 'reversed')))

/** The columns of a decision without a case of its own, which no figure counts and no page of decisions has. */
export const UNCOUNTED = {
  openedAt: '',
  queue: '',
  source: '',
  reporters: 0,
  format: null,
  jobCategory: null,
  language: '',
  page: null,
  shownMs: null,
  quick: 0,
  passReason: null,
  beside: 0,
} as const

export const insertMeasure = prepared((db) => db.insert(measures).values(columnPlaceholders(measures)))

/** Makes this the first decision that confirms a violation on the content; only one can be. */
export const confirmContent = preparedUpdateOne('case.decided: content', (db) =>
  db
    .update(contents)
    .set({ confirmedBy: sql`${p('decisionId')}` })
    .where(and(eq(contents.type, p('type')), eq(contents.id, p('id')), isNull(contents.confirmedBy)))
    .returning({ id: contents.id }),
)

export const finalizeDecision = preparedUpdateOne('decision.stands', (db) =>
  db
    .update(decisions)
    .set({ state: 'standing' })
    .where(and(eq(decisions.id, p('id')), stateEquals(decisions.state, 'held')))
    .returning({ id: decisions.id }),
)

export const closeCase = preparedUpdateOne('decision.stands: case', (db) =>
  db
    .update(cases)
    .set({ state: 'closed', closedAt: sql`${p('at')}` })
    .where(and(eq(cases.id, p('id')), stateEquals(cases.state, 'held')))
    .returning({ id: cases.id }),
)

export const setVisibility = prepared((db) =>
  db
    .update(contents)
    .set({ visible: sql`${p('visible')}` })
    .where(and(eq(contents.type, p('type')), eq(contents.id, p('id')))),
)
