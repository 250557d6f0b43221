import { setTimeout as pause } from 'node:timers/promises'
import { REMINDER_OUTCOMES, type ReminderOutcome } from '@mimamori/policy/reminders/reminder-outcome-rules'
import {
  chance,
  deskNow,
  instantOf,
  pickAny,
  type ReminderLife,
  type RemindersContext,
  takeStep,
} from './reminders-context.ts'
import { type Actor, afterCalls, type Choice, type Step, type Told, type World } from './reminders-model.ts'

const DAY_MS = 24 * 3_600_000
/** so close to the end of an undo window it is raced */
const RACE_MS = 60

function shown({ step, span, said }: Told): string {
  const { by, ...rest } = step as Step & { by?: Actor }
  const who = by ? ` by ${by.role} ${by.id.slice(-6)}${by.fresh ? '' : ' (stale)'}` : ''
  const until = said?.heldUntil ? ` until ${instantOf(said.heldUntil)}` : ''
  return `${instantOf(span.from)}–${instantOf(span.to)} ${JSON.stringify(rest)}${who}: ${said ? said.words + until : 'cut off'}`
}

/** Steps taken at once. Throws when no order of them explains what was answered. */
export async function takeSteps(context: RemindersContext, life: ReminderLife, steps: readonly Step[]): Promise<void> {
  const threads = await Promise.all(steps.map((step) => takeStep(context, life, step)))
  const worlds = afterCalls(life.worlds, life.facts, threads, context.rules)
  const told = threads.flat().map(shown)
  if (worlds.length === 0) {
    const where = `${life.facts.id}, deadline ${instantOf(life.facts.deadline)}, case ${life.caseId}`
    const before = life.worlds.map((world) => JSON.stringify(world))
    throw new Error(
      ['answered wrongly', where, ...life.course, 'so that it is', ...before, 'and now', ...told].join('\n  '),
    )
  }
  life.worlds = worlds
  life.course.push(...told)
}

/** An instant at which the silent side wrote, not in the future: in time, in the last millisecond, at the deadline, or later. */
export function drawContact(context: RemindersContext, { facts: { deadline } }: ReminderLife): Step {
  const now = deskNow(context)
  const instants = [deadline - 1, deadline - DAY_MS, deadline, deadline, deadline + 1, now]
  return { does: 'contact', at: pickAny(instants.filter((at) => at <= now)) }
}

const MOVING: readonly ReminderOutcome[] = ['payment_confirmed', 'escrow_released']

function drawChoice({ settingOf, rules }: RemindersContext, { facts }: ReminderLife): Choice {
  const { escrowedYen } = facts
  const outcome = pickAny(chance(0.5) ? MOVING : REMINDER_OUTCOMES)
  const mark = `連絡${settingOf.size + 1}`
  settingOf.set(mark, Math.min(facts.twoPeopleAboveYen, rules.twoPeopleAboveYen))
  const moves = MOVING.includes(outcome)
  const amountYen = chance(0.6) ? escrowedYen : 1 + Math.floor(Math.random() * escrowedYen)
  if (outcome === 'project_cancelled' && escrowedYen > 0)
    return { outcome: 'dismissed', amountYen: null, rest: null, mark }
  if (moves && escrowedYen === 0) return { outcome: 'project_cancelled', amountYen: null, rest: null, mark }
  const goes = outcome === 'payment_confirmed' ? 'returned' : 'paid'
  const rest = moves && amountYen < escrowedYen ? ({ goes } as const) : null
  return { outcome, amountYen: moves ? amountYen : null, rest, mark }
}

/** Spoil a choice. */
function drawFlaw(
  choice: Choice,
  { facts: { escrowedYen } }: ReminderLife,
): Pick<Extract<Step, { does: 'choose' }>, 'choice' | 'flaw'> {
  const flaw = pickAny(['amount', 'text_required', 'variable_unfilled', 'reason_required'])
  if (flaw !== 'amount') return { choice, flaw }
  if (choice.outcome === 'dismissed' && chance(0.5)) return { choice, flaw: 'rating_of_nothing' }
  if (choice.amountYen === null) {
    if (chance(0.5)) return { choice: { ...choice, amountYen: 1 }, flaw: 'amount_without_money' }
    const outcome = 'payment_confirmed'
    if (escrowedYen === 0) return { choice: { ...choice, outcome, amountYen: 1 }, flaw: 'nothing_escrowed' }
    return { choice: { ...choice, outcome }, flaw: 'amount_missing' }
  }
  if (chance(0.5)) return { choice: { ...choice, amountYen: escrowedYen + 1 }, flaw: 'amount_too_high' }
  return { choice: { ...choice, amountYen: pickAny([0, -1, null]) }, flaw: 'amount_missing' }
}

/** Somebody chooses, mostly under the fence they were given last; or an old one, or none of theirs. */
function drawChoose(context: RemindersContext, life: ReminderLife, by: Actor): Step {
  const own = life.fences.get(by.id) ?? []
  const all = [...life.fences.values()].flat()
  const fence = (chance(0.85) ? own.at(-1) : pickAny(all)) ?? 0
  const choice = drawChoice(context, life)
  const flawed = chance(0.15) ? drawFlaw(choice, life) : { choice, flaw: null }
  return { does: 'choose', by, fence, seenContactAt: life.worlds[0]?.contactedLateAt ?? null, ...flawed }
}

const DOES = ['contact', 'look', 'claim', 'choose', 'agree', 'send back', 'undo'] as const

/** The fence as it is now, or as it was before. */
const drawSeen = ({ worlds: [world] }: ReminderLife): number => Math.max(0, (world?.fence ?? 0) - (chance(0.1) ? 1 : 0))

function drawStep(context: RemindersContext, life: ReminderLife, does: (typeof DOES)[number], by: Actor): Step {
  switch (does) {
    case 'contact':
      return drawContact(context, life)
    case 'look':
      return { does }
    case 'choose':
      return drawChoose(context, life, by)
    case 'agree':
      return { does, by, fence: drawSeen(life) }
    case 'send back':
      return { does, by, fence: drawSeen(life), reason: chance(0.1) ? '' : '金額を確認してください' }
    default:
      return { does, by }
  }
}

/** What brings it forward, by somebody who may. */
function drawForward(context: RemindersContext, life: ReminderLife, world: World): Step {
  const { crew } = context
  const actors = crew.actors.filter(({ role }) => role !== 'auditor')
  const actorOf = (id: string | null) => actors.find((actor) => actor.id === id) ?? pickAny(actors)
  const fresh = actors.filter((actor) => actor.role !== 'moderator' && actor.fresh)
  const seconds = () => pickAny(chance(0.7) ? fresh : actors)
  switch (world.state) {
    case 'waiting':
    case 'due':
      if (world.holder === null) return drawStep(context, life, 'claim', pickAny(actors))
      return drawChoose(context, life, actorOf(world.holder))
    case 'proposed':
      return drawStep(context, life, pickAny(['agree', 'agree', 'agree', 'agree', 'send back', 'undo']), seconds())
    case 'held':
      return drawStep(context, life, pickAny(['undo', 'look']), actorOf(world.decidedBy))
    default:
      return { does: 'look' }
  }
}

/** People and both sides do something about it, some of it at once. */
export async function workOn(context: RemindersContext, life: ReminderLife): Promise<void> {
  const rounds = pickAny([2, 3, 4, 5])
  for (let n = 0; n < rounds; n++) {
    const [world] = life.worlds
    if (!world) return
    const steps: Step[] = []
    // what is held is left alone mostly, so that it comes to its end
    if (world.state !== 'held' || chance(0.2)) steps.push(drawForward(context, life, world))
    const others = pickAny([0, 0, 0, 1, 1, 2])
    for (let other = 0; other < others; other++) {
      const weighted = chance(0.9) ? pickAny(DOES.slice(1)) : 'contact'
      steps.push(drawStep(context, life, weighted, pickAny(context.crew.actors)))
    }
    // from two tabs at once
    if (steps[0] && steps.length === 1 && chance(0.1)) steps.push(steps[0])
    if (steps.length > 0) await takeSteps(context, life, steps)
  }
}

/** Take back, or tell of contact, at the moment at which the undo window ends; later it is looked at. */
export async function raceWindow(context: RemindersContext, life: ReminderLife): Promise<void> {
  const [world] = life.worlds
  if (world?.state !== 'held') return
  const { decidedBy, heldUntil } = world
  const by = context.crew.actors.find(({ id }) => id === decidedBy) ?? pickAny(context.crew.actors)
  await pause(Math.max(0, heldUntil.to - deskNow(context) + (Math.random() * 2 - 1) * RACE_MS))
  const undo: Step = { does: 'undo', by }
  const contact: Step = { does: 'contact', at: life.facts.deadline - 1 }
  await takeSteps(
    context,
    life,
    pickAny([[undo], [undo, undo], [contact], [contact, contact], [undo, contact], [{ does: 'look' }]]),
  )
  context.count.raced += 1
  await takeSteps(context, life, [{ does: 'look' }])
}
