import { and, eq, gt, sql } from 'drizzle-orm'
import { preparedUpdateOne } from '../engine/prepared-queries.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { cases } from '../schema/sqlite.ts'

const p = sql.placeholder

export const claimCase = preparedUpdateOne('case.claimed', (db) =>
  db
    .update(cases)
    .set({
      state: 'claimed',
      fence: sql`${p('fence')}`,
      holder: sql`${p('holder')}`,
      leaseKind: sql`${p('kind')}`,
      leaseEndsAt: sql`${p('endsAt')}`,
      snoozedUntil: null,
    })
    .where(
      and(
        eq(cases.id, p('id')),
        eq(cases.fence, p('seen')),
        sql`${cases.state} in ('open', 'claimed', 'snoozed', 'escalated')`,
      ),
    )
    .returning({ id: cases.id }),
)

export const renewLease = preparedUpdateOne('case.renewed', (db) =>
  db
    .update(cases)
    .set({ leaseKind: sql`${p('kind')}`, leaseEndsAt: sql`${p('endsAt')}` })
    .where(
      and(
        eq(cases.id, p('id')),
        eq(cases.fence, p('fence')),
        eq(cases.holder, p('holder')),
        stateEquals(cases.state, 'claimed'),
        gt(cases.leaseEndsAt, p('now')),
      ),
    )
    .returning({ id: cases.id }),
)

/** Ends a claim without a decision: the case waits again, is snoozed, or waits for a lead. */
export const releaseCase = preparedUpdateOne('case.let_go', (db) =>
  db
    .update(cases)
    .set({
      state: sql`${p('state')}`,
      snoozedUntil: sql`${p('until')}`,
      escalatedBy: sql`${p('escalatedBy')}`,
      holder: null,
      leaseKind: null,
      leaseEndsAt: null,
    })
    .where(and(eq(cases.id, p('id')), eq(cases.fence, p('fence')), stateEquals(cases.state, 'claimed')))
    .returning({ id: cases.id }),
)

export const wakeCase = preparedUpdateOne('case.woken', (db) =>
  db
    .update(cases)
    .set({ state: sql`${p('state')}`, snoozedUntil: null })
    .where(and(eq(cases.id, p('id')), stateEquals(cases.state, 'snoozed')))
    .returning({ id: cases.id }),
)
