import {
  type AccountEligibility,
  countEligibleLeads,
  type EligibilityContext,
  isSmallDesk,
} from '@mimamori/policy/people/eligibility-rules'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import { asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { deskSettings, staff } from '../schema/sqlite.ts'

/** Name in `desk_settings` of the instant since when the desk has had few eligible leads, stored as JSON `{ since }`. */
export const FEW_LEADS = 'few_leads'

const COLUMNS = {
  id: staff.id,
  role: staff.role,
  disabledAt: staff.disabledAt,
  accessChangedAt: staff.accessChangedAt,
  confirmedAt: staff.confirmedAt,
  confirmedOnSmallDesk: staff.confirmedOnSmallDesk,
}

const eligibilityById = prepared((db) =>
  db
    .select(COLUMNS)
    .from(staff)
    .where(eq(staff.id, sql.placeholder('id'))),
)
const allLeads = prepared((db) => db.select(COLUMNS).from(staff).where(sql`${staff.role} = 'lead'`))
const fewLeadsSetting = prepared((db) =>
  db.select({ value: deskSettings.value }).from(deskSettings).where(eq(deskSettings.name, FEW_LEADS)),
)

type EligibilityRow = Omit<AccountEligibility, 'role' | 'confirmedOnSmallDesk'> & {
  readonly role: string
  readonly confirmedOnSmallDesk: number
}
const toEligibility = (row: EligibilityRow): AccountEligibility => ({
  ...row,
  role: row.role as Role,
  confirmedOnSmallDesk: row.confirmedOnSmallDesk === 1,
})

/** What the eligibility of an account depends on; `null`: there is no such account. */
export async function accountEligibility(db: Db, id: string): Promise<AccountEligibility | null> {
  const [row] = await eligibilityById(db).execute({ id })
  return row ? toEligibility(row) : null
}

/** An account as the list of people to confirm shows it. */
export type Colleague = AccountEligibility & {
  readonly alias: string
  readonly login: string
  readonly invitedBy: string | null
  /** has joined: has a password, or is linked to the company's sign-in */
  readonly hasJoined: boolean
  /** the command on the machine gave them the access they have: invited them last, and nothing has changed their access since */
  readonly grantedByCommand: boolean
}

// columns are written out: in a select from one table the builder names them without it, and both tables have `created_at`
const GRANTED_BY_COMMAND = sql<number>`case when coalesce(staff.invited_by, 'system') = 'system' and (
  staff.access_changed_at in ('', staff.created_at) or exists (
    select 1 from invitations
    where invitations.staff_id = staff.id and invitations.created_by = 'system'
      and invitations.created_at = staff.access_changed_at
  )) then 1 else 0 end`

const colleagues = prepared((db) =>
  db
    .select({
      ...COLUMNS,
      alias: staff.alias,
      login: staff.login,
      invitedBy: staff.invitedBy,
      hasJoined: sql<number>`case when ${staff.passwordHash} <> '' or ${staff.oidcSubject} is not null then 1 else 0 end`,
      grantedByCommand: GRANTED_BY_COMMAND,
    })
    .from(staff)
    .orderBy(asc(staff.alias), asc(staff.id)),
)

/** Everybody with an account, by alias. */
export const allColleagues = async (db: Db): Promise<Colleague[]> =>
  (await colleagues(db).execute()).map(({ hasJoined, grantedByCommand, ...row }) => ({
    ...row,
    role: row.role as Role,
    confirmedOnSmallDesk: row.confirmedOnSmallDesk === 1,
    hasJoined: Number(hasJoined) === 1,
    grantedByCommand: Number(grantedByCommand) === 1,
  }))

/** How many eligible leads the desk has, since when few, and whether it is a small desk. */
export type LeadsState = {
  /** since when there are too few of them, and all staff were told so; `null`: there are enough */
  readonly since: string | null
  readonly eligibleLeads: number
  readonly small: boolean
}

/** Since when there are too few eligible leads, and all staff were told so. */
async function fewLeadsSince(db: Db): Promise<string | null> {
  const [set] = await fewLeadsSetting(db).execute()
  return set ? (JSON.parse(set.value) as { since: string | null }).since : null
}

/** Whether the desk has few eligible leads at `now`, and since when. */
export async function leadsState(db: Db, now: string): Promise<LeadsState> {
  const [since, rows] = [await fewLeadsSince(db), await allLeads(db).execute()]
  const eligibleLeads = countEligibleLeads(rows.map(toEligibility), now)
  return { since, eligibleLeads, small: isSmallDesk(since, eligibleLeads, now) }
}

/** What the eligibility rules need to know at `now`. Leads are counted only where the desk is noted as having few. */
export async function eligibilityAt(db: Db, now: string): Promise<EligibilityContext> {
  const since = await fewLeadsSince(db)
  return { now, smallDesk: since === null ? false : (await leadsState(db, now)).small }
}
