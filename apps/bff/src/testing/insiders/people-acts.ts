import { ROLES } from '@mimamori/policy/staff/role-permissions'
import {
  type Account,
  addAccount,
  changeAccess,
  type Life,
  noteDone,
  noteWrong,
  nowMs,
  standingOf,
} from './insider-life.ts'

/** What somebody does: `n` chooses among what there is. Nothing happens where there is nothing of the kind. */
export type Act = (life: Life, who: string, n: number) => Promise<void>

export const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

const ownerOf = (life: Life, id: string) => life.accounts.get(id)?.owner ?? ''
const others = (life: Life, who: string): Account[] => [...life.accounts.values()].filter(({ id }) => id !== who)
const LETTERS = 'abcdefghijkmnpqrstuvwxyz'
const PASSWORD = 'a window full of rain'

/** Whoever holds the link of an invitation sets a password; the account is theirs from then on. */
const accept = ({ desk }: Life, token: string) =>
  desk.askAsStranger('session.acceptInvitation', { token, password: PASSWORD })

async function invite(life: Life, who: string, n: number): Promise<void> {
  const size = life.accounts.size
  const role = pick(['lead', 'lead', 'moderator', 'approver', 'admin'] as const, n) ?? 'lead'
  const names = {
    login: `new-${size}`,
    alias: `新人 ${LETTERS[size % LETTERS.length]}${LETTERS[(n * 7) % LETTERS.length]}`,
  }
  const { value } = await life.desk.ask(who, 'people.add', { ...names, role, queues: [], language: 'ja' })
  if (!value) return
  const { id, token } = value as { id: string; token: string }
  const at = { changedAt: nowMs(life), confirmed: false, solid: true, vouchers: [] }
  addAccount(life, { ...{ id, role, owner: ownerOf(life, who), disabled: false, invitedBy: who }, ...at })
  await accept(life, token)
}

/** An admin resets the factors of a colleague, and uses the new link alone. */
async function takeOver(life: Life, who: string, n: number): Promise<void> {
  const account = pick(others(life, who), n)
  if (!account) return
  const { value } = await life.desk.ask(who, 'people.invite', { id: account.id })
  if (!value) return
  changeAccess(life, account, { owner: ownerOf(life, who), invitedBy: who })
  await accept(life, (value as { token: string }).token)
}

async function changeRole(life: Life, who: string, n: number): Promise<void> {
  const account = pick([...life.accounts.values()], n)
  if (!account) return
  const role = ROLES[(n >> 3) % ROLES.length] ?? 'lead'
  const alias = `改名 ${account.id.slice(-4)} ${LETTERS[n % LETTERS.length]}`
  const { value } = await life.desk.ask(who, 'people.change', { id: account.id, alias, role, queues: [] })
  if (value && role !== account.role) changeAccess(life, account, { role })
}

async function disable(life: Life, who: string, n: number): Promise<void> {
  const account = pick(others(life, who), n)
  if (account && (await life.desk.ask(who, 'people.disable', { id: account.id })).value) account.disabled = true
}

async function enable(life: Life, who: string, n: number): Promise<void> {
  const disabled = others(life, who).filter((account) => account.disabled)
  const account = pick(disabled, n)
  if (account && (await life.desk.ask(who, 'people.enable', { id: account.id })).value)
    changeAccess(life, account, { disabled: false })
}

/** A lead says that a colleague is who the account says. Only who is hostile says so of what is not true. */
async function confirm(life: Life, who: string, n: number): Promise<void> {
  const account = pick(
    [...life.accounts.values()].filter(({ confirmed, solid, disabled }) => (!confirmed || !solid) && !disabled),
    n,
  )
  if (!account) return
  const lead = standingOf(life, who)
  const { value } = await life.desk.ask(who, 'people.confirm', { id: account.id })
  if (!value) return
  const says = `${who} confirmed ${account.id}`
  if (lead.role !== 'lead' || !lead.bent) noteWrong(life, `${says} without being an eligible lead`)
  if (who === account.id || who === account.invitedBy) noteWrong(life, `${says}, which is their own`)
  Object.assign(account, { confirmed: true, solid: lead.full, vouchers: lead.humans })
  noteDone(life, 'confirmed')
}

export const PEOPLE_ACTS = { invite, takeOver, changeRole, disable, enable, confirm } satisfies Record<string, Act>
