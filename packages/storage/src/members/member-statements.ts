import { eq, sql } from 'drizzle-orm'
import { prepared } from '../engine/prepared-queries.ts'
import { members } from '../schema/sqlite.ts'

const p = sql.placeholder

export const storedMemberKey = prepared((db) =>
  db
    .select({ dataKey: members.dataKey })
    .from(members)
    .where(eq(members.id, p('id'))),
)

export const upsertMember = prepared((db) => {
  const columns = {
    roles: p('roles'),
    displayName: p('displayName'),
    email: p('email'),
    phone: p('phone'),
    registeredAt: p('registeredAt'),
    verifications: p('verifications'),
    profile: p('profile'),
    dealings: p('dealings'),
    receivedAt: p('receivedAt'),
    emailKey: p('emailKey'),
    phoneKey: p('phoneKey'),
    dataKey: p('dataKey'),
    erasedAt: null,
  }
  return db
    .insert(members)
    .values({ id: p('id'), ...columns })
    .onConflictDoUpdate({
      target: members.id,
      set: {
        roles: sql`excluded.roles`,
        displayName: sql`excluded.display_name`,
        email: sql`excluded.email`,
        phone: sql`excluded.phone`,
        registeredAt: sql`excluded.registered_at`,
        verifications: sql`excluded.verifications`,
        profile: sql`excluded.profile`,
        dealings: sql`excluded.dealings`,
        receivedAt: sql`excluded.received_at`,
        emailKey: sql`excluded.email_key`,
        phoneKey: sql`excluded.phone_key`,
        dataKey: sql`excluded.data_key`,
        erasedAt: sql`excluded.erased_at`,
      },
    })
})
