import type { Role } from '@mimamori/policy/staff/role-permissions'
import { CASTS, type CastName, type InsiderDesk } from './test-insiders.ts'

const HOUR_MS = 3_600_000
const SETTLING_MS = 24 * HOUR_MS
const ANNOUNCED_MS = 72 * HOUR_MS

/** A human being: whoever is behind an account now. */
export type Human = string

/** An account as the rules of docs/domain.md have it, kept by what was done to it and by nothing that the desk says. */
export type Account = {
  readonly id: string
  role: Role
  owner: Human
  disabled: boolean
  /** when its access last changed, ms; `-Infinity`: long before */
  changedAt: number
  confirmed: boolean
  /** does it count for money, as who confirmed it needed no exception of a small desk? */
  solid: boolean
  /** other humans on whose word it counts as confirmed */
  vouchers: readonly Human[]
  invitedBy: string | null
}

/** Somebody at the moment they did something. */
export type Standing = {
  readonly id: string
  readonly role: Role
  readonly at: number
  /** eligible without the exception of a small desk, also on the side of who confirmed it: what money asks for */
  readonly full: boolean
  /** eligible, also by the exception of a small desk */
  readonly bent: boolean
  readonly solid: boolean
  readonly humans: readonly Human[]
}

export type LoosenedNames =
  | 'holdMinutes'
  | 'undoSeconds'
  | 'appealDays'
  | 'withdrawalsAnHour'
  | 'twoPeopleAboveYen'
  | 'aloneADayYen'
export type Settings = Record<LoosenedNames, number>
export type Proposed = { readonly id: string; readonly values: Partial<Settings>; readonly by: Standing }

/** What was chosen about the money of a contact reminder, by whom, and who agreed. Times in ms. */
export type MoneyChoice = {
  readonly by: Standing
  readonly movedYen: number
  readonly takesTwo: boolean
  agreed: Standing | null
  /** nothing before this */
  until: number
}
export type MoneyMatter = {
  readonly id: string
  readonly contract: string
  readonly wholeYen: number
  readonly limitYen: number
  readonly escrowYen: number
  choice: MoneyChoice | null
  final: boolean
  reversed: boolean
}

export type Grant = { readonly by: Standing; readonly takesTwo: boolean; agreed: Standing | null; until: number }
export type AppealMatter = { readonly id: string; readonly reminder: string; grant: Grant | null }

export type WithdrawalMatter = {
  readonly id: string
  readonly member: string
  readonly reverses: string | null
  readonly by: Standing
  /** who had part in what it rests on: pinned, or in its case as it was proposed */
  readonly parts: ReadonlySet<string>
  /** who has opened which piece of it */
  readonly opened: Set<string>
  approval: { readonly by: Standing; readonly until: number; readonly openedAt: number } | null
  final: boolean
}

/** What lies before the desk in a life, as those who did it know. */
export type EvidenceBook = {
  readonly money: Map<string, MoneyMatter>
  readonly appeals: Map<string, AppealMatter>
  readonly withdrawals: Map<string, WithdrawalMatter>
  /** by report: who entered or linked the enquiry it was made from, or made a case of it */
  readonly parts: Map<string, ReadonlySet<string>>
  /** by job: when its text last changed, ms */
  readonly edited: Map<string, number>
  /** who has begun a test kit */
  readonly testers: Set<string>
  readonly kits: { readonly by: Standing; readonly agrees: boolean }[]
  readonly versions: Map<string, { readonly by: Standing; readonly hash: string; readonly runId: string }>
  champion: boolean
  approvedVersions: number
  /** when withdrawals went out since somebody resumed them, ms */
  executedAt: number[]
}

/** One life: the desk, its people as they are by the rules, and what was done. */
export type Life = {
  readonly desk: InsiderDesk
  readonly accounts: Map<string, Account>
  readonly hostile: ReadonlySet<Human>
  /** since when everybody has been told that there are too few leads, ms */
  fewSince: number | null
  settings: Settings
  readonly proposed: Record<'measures' | 'money', Proposed | null>
  readonly book: EvidenceBook
  /** what was done by fewer than it takes, or before its hours */
  readonly wrongs: string[]
  /** how often each thing that takes two was really done */
  readonly done: Map<string, number>
}

const ms = (instant: string): number => Date.parse(instant)
export const nowMs = ({ desk }: Life): number => ms(desk.now())

const isFull = ({ disabled, confirmed, changedAt }: Account, now: number): boolean =>
  !disabled && confirmed && changedAt + SETTLING_MS <= now

export const fullLeads = ({ accounts }: Pick<Life, 'accounts'>, now: number): number =>
  [...accounts.values()].filter((account) => account.role === 'lead' && isFull(account, now)).length

const isSmall = (life: Life, now = nowMs(life)): boolean =>
  life.fewSince !== null && fullLeads(life, now) < 2 && life.fewSince + ANNOUNCED_MS <= now

/** Whether so long has passed since then that one alone completes it on a small desk. */
export const isLongAnnounced = (life: Life, since: number, now = nowMs(life)): boolean =>
  isSmall(life, now) && Math.max(since, life.fewSince ?? now) + ANNOUNCED_MS <= now

/** An account as it is now. Throws where there is none. */
export function standingOf(life: Life, id: string): Standing {
  const account = life.accounts.get(id)
  if (!account) throw new Error(`nobody is ${id}`)
  const at = nowMs(life)
  const confirmed = isFull(account, at)
  const settled = !account.disabled && account.changedAt + SETTLING_MS <= at
  const humans = [...new Set([account.owner, ...account.vouchers])]
  return {
    id,
    role: account.role,
    at,
    full: confirmed && account.solid,
    bent: confirmed || (settled && isSmall(life, at)),
    solid: account.solid,
    humans,
  }
}

/** Everybody's humans together. */
export const humansOf = (...people: readonly Standing[]): number => new Set(people.flatMap(({ humans }) => humans)).size

/** Two who are not one human, or of whom the exception of a small desk makes two. */
export const areTwo = (life: Life, first: Standing, second: Standing): boolean =>
  first.id !== second.id && (humansOf(first, second) > 1 || isSmall(life) || !first.solid || !second.solid)

/** Its access changes: nobody has confirmed it since. */
export function changeAccess(life: Life, account: Account, change: Partial<Account> = {}): void {
  Object.assign(account, { changedAt: nowMs(life), confirmed: false, solid: true, vouchers: [], ...change })
}

/** The humans of a cast, one for each account: `admin 0`, `lead 1` … */
export const humansOfCast = (cast: CastName): Human[] => CASTS[cast].map((role, n) => `${role} ${n}`)

export function addAccount(life: Pick<Life, 'accounts'>, account: Account): void {
  life.accounts.set(account.id, account)
}

export const noteWrong = (life: Life, wrong: string): void => void life.wrongs.push(`${life.desk.now()} ${wrong}`)
export const noteDone = ({ done }: Life, what: string): void => void done.set(what, (done.get(what) ?? 0) + 1)
