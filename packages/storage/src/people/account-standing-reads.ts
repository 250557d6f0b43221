import {
  type AccountStanding,
  countEligibleLeads,
  type EligibilityContext,
  isSmallDesk,
} from '@mimamori/policy/people/eligibility-rules'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import { asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { deskSettings, staff } from '../schema/sqlite.ts'

/** The name is kept under since when the desk has had few eligible leads; as JSON: `{ since }`. */
export const FEW_LEADS = 'few_leads'

const COLUMNS = {
  id: staff.id,
  role: staff.role,
  disabledAt: staff.disabledAt,
  accessChangedAt: staff.accessChangedAt,
  confirmedAt: staff.confirmedAt,
}

const standingById = prepared((db) =>
  db
    .select(COLUMNS)
    .from(staff)
    .where(eq(staff.id, sql.placeholder('id'))),
)
const allLeads = prepared((db) => db.select(COLUMNS).from(staff).where(sql`${staff.role} = 'lead'`))
const fewLeadsSetting = prepared((db) =>
  db.select({ value: deskSettings.value }).from(deskSettings).where(eq(deskSettings.name, FEW_LEADS)),
)

const toStanding = (row: Omit<AccountStanding, 'role'> & { role: string }): AccountStanding => ({
  ...row,
  role: row.role as Role,
})

/** What eligibility of an account is decided by; `null`: there is no such account. */
export async function accountStanding(db: Db, id: string): Promise<AccountStanding | null> {
  const [row] = await standingById(db).execute({ id })
  return row ? toStanding(row) : null
}

/** Somebody with an account as far as confirming them goes. */
export type Colleague = AccountStanding & {
  readonly alias: string
  readonly login: string
  readonly invitedBy: string | null
  /** can sign in: has a password, or is known at the company's own sign-in */
  readonly hasCome: boolean
}

const colleagues = prepared((db) =>
  db
    .select({
      ...COLUMNS,
      alias: staff.alias,
      login: staff.login,
      invitedBy: staff.invitedBy,
      hasCome: sql<number>`case when ${staff.passwordHash} <> '' or ${staff.oidcSubject} is not null then 1 else 0 end`,
    })
    .from(staff)
    .orderBy(asc(staff.alias), asc(staff.id)),
)

/** Everybody with an account, by alias. */
export const allColleagues = async (db: Db): Promise<Colleague[]> =>
  (await colleagues(db).execute()).map(({ hasCome, ...row }) => ({
    ...row,
    role: row.role as Role,
    hasCome: Number(hasCome) === 1,
  }))

/** How the desk stands in leads: since when it has had few eligible ones, how many there are, and whether it is small. */
export type LeadsState = {
  /** everybody was told then; `null`: there are enough */
  readonly since: string | null
  readonly eligibleLeads: number
  readonly small: boolean
}

/** Since when everybody has been told that there are few eligible leads. */
async function fewLeadsSince(db: Db): Promise<string | null> {
  const [set] = await fewLeadsSetting(db).execute()
  return set ? (JSON.parse(set.value) as { since: string | null }).since : null
}

/** Whether the desk has few eligible leads at `now`, and since when. */
export async function leadsState(db: Db, now: string): Promise<LeadsState> {
  const [since, rows] = [await fewLeadsSince(db), await allLeads(db).execute()]
  const eligibleLeads = countEligibleLeads(rows.map(toStanding), now)
  return { since, eligibleLeads, small: isSmallDesk(since, eligibleLeads, now) }
}

/** Where the rule of eligible people is asked. Leads are counted only where few of them were noted. */
export async function eligibilityAt(db: Db, now: string): Promise<EligibilityContext> {
  const since = await fewLeadsSince(db)
  return { now, smallDesk: since === null ? false : (await leadsState(db, now)).small }
}
