import type { Role } from '@mimamori/policy/staff/role-permissions'
import type { Person } from '../harness/desk-accounts.ts'

/** An account as the answers of the desk say it stands. Instants are milliseconds the desk's clock is ahead. */
export type StandingInfo = {
  readonly id: string
  confirmed: boolean
  /** when its access changed last; `null`: long before the run */
  changedAt: number | null
}

/** Somebody in one session: `fresh` when a second factor was shown in it a moment ago, else long before. */
export type Actor = {
  readonly person: Person
  readonly role: Role
  readonly fresh: boolean
  readonly standing: StandingInfo
}

const DAY_MS = 24 * 3_600_000

/** Is this one of two people who count? Confirmed by a lead since the access last changed, and that is a day ago. */
export const isEligible = ({ confirmed, changedAt }: StandingInfo, ahead: number): boolean =>
  confirmed && (changedAt === null || changedAt + DAY_MS <= ahead)

type FateState = 'in hand' | 'proposed' | 'held' | 'over'

/** One member's fate, as the answers of the desk say it went. */
export type WithdrawalFate = {
  readonly memberId: string
  readonly jobId: string
  readonly caseId: string
  fence: number
  readonly proposer: Actor
  state: FateState
  withdrawalId: string
  /** who opened which of the pinned pieces while it was proposed */
  readonly opened: Set<string>
  approver: Actor | null
}

/** pieces pinned to every proposal */
export const EVIDENCE_PIECES = [1, 2] as const

export const ACTIONS = ['approve', 'open', 'open all', 'send back', 'take back', 'stop', 'undo'] as const
export type Action = (typeof ACTIONS)[number]

const APPROVER_ROLES: readonly Role[] = ['lead', 'approver']
const PROPOSER_ROLES: readonly Role[] = ['moderator', 'lead', 'approver']

const isProposer = (fate: WithdrawalFate, { person }: Actor): boolean => person.id === fate.proposer.person.id
/** May this person be the second of two here? */
const isSecond = (fate: WithdrawalFate, actor: Actor): boolean =>
  APPROVER_ROLES.includes(actor.role) && !isProposer(fate, actor)
/** Has this person opened every piece while it counted? */
export const hasOpenedAll = ({ opened }: WithdrawalFate, { person }: Actor): boolean =>
  EVIDENCE_PIECES.every((n) => opened.has(`${person.id}/${n}`))

/** What the rules say must be answered with a success. Written anew here: nothing of the product decides it. */
export const ALLOWED_ACTIONS: Readonly<
  Record<Exclude<Action, 'open' | 'open all'>, (fate: WithdrawalFate, actor: Actor, ahead: number) => boolean>
> = {
  approve: (fate, actor, ahead) =>
    fate.state === 'proposed' &&
    isSecond(fate, actor) &&
    hasOpenedAll(fate, actor) &&
    actor.fresh &&
    isEligible(actor.standing, ahead) &&
    isEligible(fate.proposer.standing, ahead),
  'send back': (fate, actor) => fate.state === 'proposed' && isSecond(fate, actor),
  'take back': (fate, actor) => fate.state === 'proposed' && isProposer(fate, actor),
  stop: (fate, { person, role }) => {
    const two = [fate.proposer.person.id, fate.approver?.person.id].includes(person.id) && PROPOSER_ROLES.includes(role)
    return fate.state === 'held' && (two || role === 'lead')
  },
  undo: () => false,
}

/** What follows from a success. */
export function applyAction(fate: WithdrawalFate, action: Action, actor: Actor): void {
  if (action === 'approve') {
    fate.state = 'held'
    fate.approver = actor
  } else fate.state = 'over'
}

/** Somebody read a piece; it counts for the second person alone, and only until there is one. */
export function openEvidence(fate: WithdrawalFate, actor: Actor, n: number): void {
  if (fate.state === 'proposed' && isSecond(fate, actor)) fate.opened.add(`${actor.person.id}/${n}`)
}
