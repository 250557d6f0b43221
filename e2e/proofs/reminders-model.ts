import type { ReminderOutcome } from '@mimamori/policy/reminders/reminder-outcome-rules'
import type { Role } from '@mimamori/policy/staff/role-permissions'

/** Instants are milliseconds of the desk's clock. A call was carried out at some instant between its sending and its answer. */
export type Span = { readonly from: number; readonly to: number }

export type Actor = { readonly id: string; readonly role: Role; readonly fresh: boolean }

/** `rest`: what becomes of what a part leaves in escrow; `mark`: a word in the letters, by which the outcome is known again. */
export type Choice = {
  readonly outcome: ReminderOutcome
  readonly amountYen: number | null
  readonly rest: { readonly goes: 'paid' | 'returned' } | null
  readonly mark: string
}

/** What is fixed of a reminder. */
export type ReminderFacts = {
  readonly id: string
  readonly contractId: string
  readonly deadline: number
  readonly escrowedYen: number
  /** with what earlier outcomes of the contract had moved, and the limit for two people, both as it was taken */
  readonly wholeEscrowYen: number
  readonly twoPeopleAboveYen: number
}

/** What may be true of a reminder, as far as the answers of the desk tell. */
export type World = {
  readonly state: 'waiting' | 'answered' | 'due' | 'proposed' | 'held' | 'decided'
  readonly answeredAt: number | null
  readonly contactedLateAt: number | null
  /** of its case */
  readonly fence: number
  readonly holder: string | null
  readonly leaseEnds: Span
  readonly choice: Choice | null
  readonly decidedBy: string | null
  readonly agreedBy: string | null
  readonly heldUntil: Span
}

export type Step =
  | { readonly does: 'contact'; readonly at: number }
  | { readonly does: 'look' }
  | { readonly does: 'claim'; readonly by: Actor }
  | {
      readonly does: 'choose'
      readonly by: Actor
      readonly fence: number
      readonly choice: Choice
      /** the contact after the deadline that they have seen */
      readonly seenContactAt: number | null
      /** what must be refused, were the case in their hands */
      readonly flaw: string | null
    }
  | { readonly does: 'agree'; readonly by: Actor; readonly fence: number }
  | { readonly does: 'send back'; readonly by: Actor; readonly fence: number; readonly reason: string }
  | { readonly does: 'undo'; readonly by: Actor }

/** What the desk said, in a word or two; the end of the undo window and the fence where it said them. */
export type DeskAnswer = { readonly words: string; readonly heldUntil?: number; readonly fence?: number | null }

/** A call and its answer; `null`: it was cut off, and may have been carried out. */
export type Told = { readonly step: Step; readonly span: Span; readonly said: DeskAnswer | null }

/** `factorEnds`: when the second factor of those who are `fresh` no longer counts */
export type Rules = {
  readonly undoMs: number
  readonly leaseMs: number
  readonly twoPeopleAboveYen: number
  readonly factorEnds: Span
}

type Branch = readonly [words: string, world: World]

const NEVER: Span = { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY }
export const BEGINNING: World = {
  state: 'waiting',
  answeredAt: null,
  contactedLateAt: null,
  fence: 0,
  holder: null,
  leaseEnds: NEVER,
  choice: null,
  decidedBy: null,
  agreedBy: null,
  heldUntil: NEVER,
}

const DECIDERS: readonly Role[] = ['moderator', 'lead', 'approver']
const SECONDS: readonly Role[] = ['lead', 'approver']
const MONEY: readonly ReminderOutcome[] = ['payment_confirmed', 'escrow_released']

const takesTwo = ({ outcome }: Choice, facts: ReminderFacts, rules: Rules): boolean =>
  MONEY.includes(outcome) && facts.wholeEscrowYen > Math.min(facts.twoPeopleAboveYen, rules.twoPeopleAboveYen)

const later = ({ from, to }: Span, by: number): Span => ({ from: from + by, to: to + by })
const UNCHOSEN = { choice: null, decidedBy: null, agreedBy: null, heldUntil: NEVER } as const
const UNHELD = { holder: null, leaseEnds: NEVER } as const
const backInQueue = (world: World): World => ({
  ...world,
  ...UNCHOSEN,
  ...UNHELD,
  state: 'due',
  fence: world.fence + 1,
})

/** Is it before this instant? Both where the clock passed it meanwhile. */
function before(span: Span, instant: Span): readonly boolean[] {
  return [...(span.from < instant.to ? [true] : []), ...(span.to >= instant.from ? [false] : [])]
}

function contact(world: World, { deadline }: ReminderFacts, at: number): Branch {
  const { state, answeredAt, contactedLateAt } = world
  if (answeredAt !== null) return [`ended at ${answeredAt}`, world]
  if (contactedLateAt === at) return [`late at ${at}`, world]
  if (state === 'decided') return ['reminder_over', world]
  if (at < deadline) {
    const hadCase = state !== 'waiting'
    const ended = { state: 'answered', answeredAt: at, fence: world.fence + (hadCase ? 1 : 0) } as const
    return [`ended at ${at}`, { ...world, ...UNCHOSEN, ...UNHELD, ...ended }]
  }
  if (contactedLateAt !== null) return [`late at ${contactedLateAt}`, world]
  const noted = { ...world, contactedLateAt: at }
  return [`late at ${at}`, state === 'proposed' || state === 'held' ? backInQueue(noted) : noted]
}

/** What the marketplace may know. */
export function toldOf({ state, answeredAt, choice }: World): string {
  if (state === 'answered') return `answered at ${answeredAt}`
  if (state === 'decided') return `decided ${choice?.outcome} ${choice?.amountYen} ${choice?.mark}`
  return state === 'waiting' ? 'waiting' : 'to_decide'
}

const isOver = ({ state }: World): boolean => state !== 'waiting' && state !== 'due'

function claim(world: World, by: Actor, span: Span, { leaseMs }: Rules): readonly Branch[] {
  if (!DECIDERS.includes(by.role)) return [['not_permitted', world]]
  if (isOver(world)) return [['already_decided', world]]
  const fence = world.fence + 1
  const taken: Branch = ['claimed', { ...world, fence, holder: by.id, leaseEnds: later(span, leaseMs) }]
  if (world.holder === null || world.holder === by.id) return [taken]
  return before(span, world.leaseEnds).map((runs) => (runs ? ['held_by_other', world] : taken))
}

function choose(
  world: World,
  facts: ReminderFacts,
  { by, fence, choice, flaw, seenContactAt }: Extract<Step, { does: 'choose' }>,
  span: Span,
  rules: Rules,
): readonly Branch[] {
  if (!DECIDERS.includes(by.role)) return [['not_permitted', world]]
  if (isOver(world)) return [['already_decided', world]]
  if (world.holder !== by.id || world.fence !== fence) return [['lease_lost', world]]
  const chosen = { ...world, ...UNHELD, choice, decidedBy: by.id }
  const taken = (): Branch => {
    if (world.contactedLateAt !== seenContactAt) return ['contacted_meanwhile', world]
    if (flaw !== null) return [flaw, world]
    if (takesTwo(choice, facts, rules)) return ['proposed', { ...chosen, state: 'proposed' }]
    return ['held', { ...chosen, state: 'held', heldUntil: later(span, rules.undoMs) }]
  }
  return before(span, world.leaseEnds).map((runs) => (runs ? taken() : ['lease_lost', world]))
}

/** The second of two is another person, whatever their role, and has read the outcome that is there. */
function second(world: World, by: Actor, fence: number): string | null {
  if (!SECONDS.includes(by.role)) return 'not_permitted'
  if (world.state !== 'proposed' || world.fence !== fence) return 'not_proposed'
  return world.decidedBy === by.id ? 'own_proposal' : null
}

function agree(
  world: World,
  { by, fence }: Extract<Step, { does: 'agree' }>,
  span: Span,
  { undoMs, factorEnds }: Rules,
): readonly Branch[] {
  const answer = (): Branch => {
    const refusal = second(world, by, fence)
    if (refusal) return [refusal, world]
    return ['held', { ...world, state: 'held', agreedBy: by.id, heldUntil: later(span, undoMs) }]
  }
  if (!SECONDS.includes(by.role)) return [answer()]
  const counts = by.fresh ? before(span, factorEnds) : [false]
  return counts.map((stillCounts) => (stillCounts ? answer() : ['step_up_required', world]))
}

function undo(world: World, by: Actor, span: Span, { leaseMs }: Rules): readonly Branch[] {
  const { state, decidedBy, heldUntil, fence } = world
  if (!DECIDERS.includes(by.role)) return [['not_permitted', world]]
  if (state === 'due') return [['already_undone', world]]
  const mine = decidedBy === by.id
  if (!mine && by.role !== 'lead') return [['not_permitted', world]]
  const queued = backInQueue(world)
  const back: Branch = mine
    ? [`back ${fence + 1}`, { ...queued, holder: by.id, leaseEnds: later(span, leaseMs) }]
    : ['back null', queued]
  if (state === 'proposed') return [back]
  if (state !== 'held') return [['undo_window_over', world]]
  return before(span, heldUntil).map((open) => (open ? back : ['undo_window_over', world]))
}

/** What must be answered to a call, and what follows of it. Written anew here: nothing of the product decides it. */
function answersTo(world: World, facts: ReminderFacts, step: Step, span: Span, rules: Rules): readonly Branch[] {
  switch (step.does) {
    case 'contact':
      return [contact(world, facts, step.at)]
    case 'look':
      return [[toldOf(world), world]]
    case 'claim':
      return claim(world, step.by, span, rules)
    case 'choose':
      return choose(world, facts, step, span, rules)
    case 'agree':
      return agree(world, step, span, rules)
    case 'send back': {
      const refusal = second(world, step.by, step.fence) ?? (step.reason === '' ? 'reason_required' : null)
      return [refusal ? [refusal, world] : ['sent back', backInQueue(world)]]
    }
    case 'undo':
      return undo(world, step.by, span, rules)
  }
}

/** The world and what the clock may have made of it until then: the deadline opens a case, the end of the undo window makes final. */
function withClock(world: World, { deadline }: ReminderFacts, until: number): readonly World[] {
  if (world.state === 'waiting' && deadline <= until) return [world, { ...world, state: 'due' }]
  if (world.state === 'held' && world.heldUntil.from <= until) return [world, { ...world, state: 'decided' }]
  return [world]
}

/** The world at rest: whatever the clock does to it until then is done. */
export const atRest = (world: World, facts: ReminderFacts, until: number): World =>
  withClock(world, facts, until).at(-1) ?? world

/** An answer that names the end of the undo window leaves no doubt about it; the case that a claim is answered with may have moved on since. */
function refined([, world]: Branch, said: DeskAnswer | null): World | null {
  if (said?.words === 'claimed' && (said.fence ?? 0) < world.fence) return null
  if (said?.heldUntil === undefined) return world
  const { heldUntil } = said
  const fits = world.heldUntil.from <= heldUntil && heldUntil <= world.heldUntil.to
  return fits ? { ...world, heldUntil: { from: heldUntil, to: heldUntil } } : null
}

function worldsAfter(world: World, facts: ReminderFacts, { step, span, said }: Told, rules: Rules): readonly World[] {
  return withClock(world, facts, span.to).flatMap((then) => {
    const branches = answersTo(then, facts, step, span, rules)
    const fitting = branches.filter(([words]) => said === null || words === said.words)
    const after = fitting.flatMap((branch) => refined(branch, said) ?? [])
    return said === null ? [then, ...after] : after
  })
}

const distinct = (worlds: readonly World[]): World[] => [
  ...new Map(worlds.map((world) => [JSON.stringify(world), world])).values(),
]

/**
 * What may be true after these calls, made at once: each list in its own order, among each other in any that their times allow. Nothing: no order of
 * them explains the answers.
 */
export function afterCalls(
  worlds: readonly World[],
  facts: ReminderFacts,
  threads: readonly (readonly Told[])[],
  rules: Rules,
): World[] {
  const left = threads.filter((thread) => thread.length > 0)
  if (left.length === 0) return [...worlds]
  const found = left.flatMap((thread) => {
    const [first, ...rest] = thread as readonly [Told, ...Told[]]
    const others = left.filter((other) => other !== thread)
    const isLater = others.some(([other]) => other !== undefined && other.span.to < first.span.from)
    if (isLater) return []
    const after = distinct(worlds.flatMap((world) => worldsAfter(world, facts, first, rules)))
    return after.length === 0 ? [] : afterCalls(after, facts, [rest, ...others], rules)
  })
  return distinct(found)
}
