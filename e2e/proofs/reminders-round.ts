import { setTimeout as pause } from 'node:timers/promises'
import type { DeskStanding } from '@mimamori/contract/people/account-standing-contract'
import { DEFAULT_REMINDER_SETTINGS, REMINDER_BOUNDS } from '@mimamori/policy/reminders/reminder-settings'
import { askAgain, askForReminder } from './reminders-asking.ts'
import { checkCoverage } from './reminders-checks.ts'
import {
  chance,
  DOUBT_MS,
  deskNow,
  instantOf,
  moveClock,
  pickAny,
  type ReminderLife,
  type RemindersContext,
} from './reminders-context.ts'
import { atRest } from './reminders-model.ts'
import { SIGN_IN_MS } from './reminders-people.ts'
import { drawContact, raceWindow, takeSteps, workOn } from './reminders-steps.ts'
import { queryNumber } from './stored-checks.ts'
import { callAs } from './withdrawals-people.ts'

export const CONNECTIONS = 32
export const UNDO_MS = 10_000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const JAPAN_MS = 9 * HOUR_MS
/** the deadline passes while contact is being told */
const BEFORE_DEADLINE_MS = 700
const AROUND_DEADLINE_MS = 1_500
/** undo windows that end soon are raced from so long before the first of them */
const BEFORE_WINDOW_MS = 300
/** … and those that end within so long after it */
const RACED_MS = 1_000
const WAIT_MS = 120_000
/** a second factor counts for so long */
const FACTOR_MS = 5 * 60_000
/** what is above it takes two people; a lower setting each round, as one person alone lowers it */
const TWO_PEOPLE_ABOVE_YEN = [100_000, 30_000, 0]
/** a kill comes within so long after work was begun */
const KILL_WITHIN_MS = 1_500

/** Something for each of them, for as many at once as there are connections. */
async function forEach<T>(of: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < of.length) await work(of[next++] as T)
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
}

async function waitUntil(what: string, done: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + WAIT_MS
  while (!(await done())) {
    if (Date.now() > until) throw new Error(`${what}: not within ${WAIT_MS} ms`)
    await pause(50)
  }
}

/** Kill a desk in the middle of what is being done, and start it again. */
async function killDuring(context: RemindersContext, work: Promise<unknown>): Promise<void> {
  let over = false
  const ended = work.finally(() => {
    over = true
  })
  await Promise.race([pause(Math.random() * KILL_WITHIN_MS), ended.catch(() => undefined)])
  if (!over) {
    const desk = pickAny(context.desks.all)
    context.count.kills += 1
    context.up = desk.kill().then(() => desk.restart())
  }
  await context.up
  await ended
}

const isOver = ({ worlds }: ReminderLife): boolean =>
  worlds.every(({ state }) => state === 'answered' || state === 'decided')

/** Cases open for what is due; we learn which. */
async function learnCases(context: RemindersContext): Promise<void> {
  const { read } = context.desks
  const now = instantOf(deskNow(context))
  const waiting = () =>
    queryNumber(read, `SELECT count(*) AS n FROM contact_reminders WHERE state = 'waiting' AND deadline <= '${now}'`)
  await waitUntil('cases of what is due', async () => (await waiting()) === 0)
  const rows = await read<{ id: string; case_id: string }>(
    'SELECT id, case_id FROM contact_reminders WHERE case_id IS NOT NULL',
  )
  const caseOf = new Map(rows.map((row) => [row.id, row.case_id]))
  for (const life of context.lives) {
    life.caseId ??= caseOf.get(life.facts.id) ?? null
    if (life.caseId === null) continue
    life.worlds = life.worlds.map((world) =>
      world.state === 'waiting' ? atRest(world, life.facts, deskNow(context)) : world,
    )
  }
}

/** All of them in a new session. We note until when the second factor of those who are fresh counts. */
async function signInEverybody(context: RemindersContext): Promise<void> {
  const doubt = DOUBT_MS[context.desks.engine]
  let from = 0
  await context.crew.signInAnew((by, fresh) => {
    const ahead = moveClock(context, by)
    if (fresh) from = deskNow(context)
    return ahead
  })
  context.rules.factorEnds = { from: from + FACTOR_MS - doubt, to: deskNow(context) + FACTOR_MS + doubt }
}

/** Everybody comes, and it is a moment before this deadline. */
async function comeToDeadline(context: RemindersContext, deadline: number): Promise<void> {
  moveClock(context, deadline - SIGN_IN_MS - BEFORE_DEADLINE_MS - HOUR_MS / 60 - deskNow(context))
  await signInEverybody(context)
  const early = deadline - BEFORE_DEADLINE_MS - deskNow(context)
  if (early > 0) moveClock(context, early)
}

/** Contact is told around the deadline, while the desk opens cases. */
async function tellAroundDeadline(context: RemindersContext, lives: readonly ReminderLife[]): Promise<void> {
  await forEach(
    lives.filter(() => chance(0.3)),
    async (life) => {
      await pause(Math.random() * AROUND_DEADLINE_MS * (CONNECTIONS / Math.max(lives.length, CONNECTIONS)))
      const step = drawContact(context, life)
      await takeSteps(context, life, chance(0.3) ? [step, drawContact(context, life)] : [step])
    },
  )
}

/** Undo windows end: some at once with an undo or with contact, while other cases are worked on. */
async function endWindows(context: RemindersContext, lives: readonly ReminderLife[]): Promise<void> {
  const held = lives.filter(({ worlds }) => worlds.length === 1 && worlds[0]?.state === 'held')
  const [first] = held.map(({ worlds }) => worlds[0]?.heldUntil.to ?? 0).sort((a, b) => a - b)
  if (first === undefined) return
  const ahead = first - BEFORE_WINDOW_MS - deskNow(context)
  if (ahead > 0) moveClock(context, ahead)
  const raced = held.filter(({ worlds }) => (worlds[0]?.heldUntil.to ?? 0) < first + RACED_MS && chance(0.7))
  await Promise.all(raced.map((life) => raceWindow(context, life)))
}

/** One deadline: those that are due by it are decided, undone, agreed to and answered late, in turns. */
async function passDeadline(context: RemindersContext, deadline: number): Promise<void> {
  const { lives } = context
  const due = lives.filter((life) => life.facts.deadline === deadline && !isOver(life))
  await comeToDeadline(context, deadline)
  await tellAroundDeadline(context, due)
  if (deskNow(context) < deadline) moveClock(context, deadline - deskNow(context))
  await learnCases(context)
  const inHand = lives.filter((life) => life.caseId !== null && !isOver(life))
  await killDuring(
    context,
    forEach(inHand, (life) => workOn(context, life)),
  )
  await endWindows(context, inHand)
  // windows end in the middle of what others do
  const some = inHand.filter(() => chance(0.4))
  const more = forEach(some, (life) => workOn(context, life))
  await pause(100)
  moveClock(context, UNDO_MS)
  await more
}

/** The limit for two people; that of a day is raised by two leads, so that it decides nothing here. */
async function setTwoPeople(context: RemindersContext, twoPeopleAboveYen: number): Promise<void> {
  const { desks, crew, rules } = context
  const { url } = desks.all[0]
  const settings = { ...DEFAULT_REMINDER_SETTINGS, twoPeopleAboveYen, aloneADayYen: REMINDER_BOUNDS.aloneADayYen.max }
  const { proposed } = await callAs<{ proposed: boolean }>(url, crew.lead, 'reminders/set', settings)
  const other = crew.actors.find(({ id, role, fresh }) => role === 'lead' && fresh && id !== crew.lead.id)
  if (proposed && other) {
    const { settings: waiting } = await callAs<DeskStanding>(url, crew.lead, 'people/standing', {})
    await callAs(url, crew.personOf(other), 'ledger/agree', { id: waiting[0]?.id })
  }
  rules.twoPeopleAboveYen = twoPeopleAboveYen
}

/** All undo windows are over, and the clock's turn has come to all of them. */
async function waitForWindows(context: RemindersContext): Promise<void> {
  const { desks, lives } = context
  const held = () => queryNumber(desks.read, "SELECT count(*) AS n FROM contact_reminders WHERE state = 'held'")
  await waitUntil('outcomes that are held', async () => (await held()) === 0)
  for (const life of lives)
    life.worlds = life.worlds.map((world) =>
      world.state === 'held' ? atRest(world, life.facts, deskNow(context)) : world,
    )
}

/** So many requests of the marketplace, and what it tries again. */
async function askForMany(context: RemindersContext, count: number, round: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, n) => round * count + n + 1)
  await forEach(numbers, async (n) => {
    const life = await askForReminder(context, n)
    if (life) context.lives.push(life)
  })
}

/** Contact comes soon after the request. */
async function tellEarly(context: RemindersContext, lives: readonly ReminderLife[]): Promise<void> {
  await forEach(lives, async (life) => {
    const step = { does: 'contact', at: deskNow(context) - pickAny([0, 1, 5_000]) } as const
    await takeSteps(context, life, chance(0.3) ? [step, step] : [step])
  })
}

/** Requests about the same contracts: refused where one is under way. */
async function askForMore(context: RemindersContext): Promise<void> {
  const { lives } = context
  await forEach(
    lives.filter(({ followed }) => !followed && chance(0.2)),
    async (life) => {
      const next = await askAgain(context, life)
      if (next) lives.push(next)
    },
  )
}

/** A day: requests come in; then the days until each deadline, and what is decided after it. */
export async function goThroughRound(context: RemindersContext, count: number, round: number): Promise<void> {
  const { lives } = context
  const today = Math.floor((deskNow(context) + JAPAN_MS) / DAY_MS)
  moveClock(context, (today + 1) * DAY_MS + 12 * HOUR_MS - JAPAN_MS - deskNow(context))
  await signInEverybody(context)
  await setTwoPeople(context, TWO_PEOPLE_ABOVE_YEN[round] ?? 0)
  await killDuring(context, askForMany(context, count, round))
  const now = deskNow(context)
  const waiting = lives.filter(({ facts, worlds }) => facts.deadline > now && worlds[0]?.state === 'waiting')
  await tellEarly(
    context,
    waiting.filter(() => chance(0.15)),
  )
  moveClock(context, 3 * DAY_MS + HOUR_MS)
  const deadlines = new Set(waiting.filter((life) => !isOver(life)).map(({ facts }) => facts.deadline))
  for (const deadline of [...deadlines].sort((a, b) => a - b)) await passDeadline(context, deadline)
  moveClock(context, UNDO_MS)
  await waitForWindows(context)
  await askForMore(context)
  await checkCoverage(context)
}

/** Windows end, everything is told. */
export async function comeToRest(context: RemindersContext): Promise<void> {
  const { read } = context.desks
  moveClock(context, HOUR_MS)
  await signInEverybody(context)
  await learnCases(context)
  await waitForWindows(context)
  const untold = () =>
    queryNumber(read, "SELECT count(*) AS n FROM outbox WHERE channel = 'webhook' AND state <> 'delivered'")
  await waitUntil('events that are not told', async () => (await untold()) === 0)
}
