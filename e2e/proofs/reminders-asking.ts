import {
  ask,
  chance,
  deskNow,
  instantOf,
  intakeCall,
  pickAny,
  type ReminderLife,
  type RemindersContext,
  withKey,
} from './reminders-context.ts'
import { BEGINNING } from './reminders-model.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Japan is nine hours ahead */
const JAPAN_MS = 9 * HOUR_MS
const DEADLINE_DAYS = 7
const REMIND_AGAIN_DAYS = [3, 6]

/** The day, Japan time, as its number. */
const japanDay = (at: number): number => Math.floor((at + JAPAN_MS) / DAY_MS)

/** The seventh day after that of the request is the last; from the midnight behind it on it is too late. */
const deadlineOf = (requestedAt: number): number => (japanDay(requestedAt) + DEADLINE_DAYS + 1) * DAY_MS - JAPAN_MS

type Request = ReturnType<typeof requestOf>

/** A request that nothing stands in the way of; `silence`: whole days, or a moment less. */
function requestOf(id: string, contractId: string, requestedAt: number, escrowedYen: number) {
  const before = (milliseconds: number) => instantOf(requestedAt - milliseconds)
  const requestedBy = pickAny(['client', 'freelancer'] as const)
  const silent = requestedBy === 'client' ? 'freelancer' : 'client'
  const silence = { [silent]: chance(0.2) ? null : before(7 * DAY_MS), [requestedBy]: before(HOUR_MS) }
  return {
    id,
    requestedBy,
    requestedAt: instantOf(requestedAt),
    remindersSent: pickAny([2, 3, 10]),
    text: '納品後、連絡がありません。',
    confirmed: true,
    contract: {
      id: contractId,
      title: 'ロゴの制作',
      format: 'project',
      progress: 'in_progress',
      members: { client: `U-c-${contractId}`, freelancer: `U-f-${contractId}` },
      startedAt: before(40 * DAY_MS),
      lastContactAt: silence as { client: string | null; freelancer: string | null },
      amountYen: Math.max(escrowedYen, 10_000),
      escrowedYen,
      completionReportedAt: chance(0.5) ? before(10 * DAY_MS) : null,
      planChangeUnderWay: false,
    },
  }
}

/** What makes a request one that cannot be taken, by the field that is named for it, in the order of naming. */
const FLAWS: readonly (readonly [path: (of: Request) => string, spoil: (of: Request) => void])[] = [
  [() => 'contract.format', ({ contract }) => Object.assign(contract, { format: 'task' })],
  [() => 'contract.progress', ({ contract }) => Object.assign(contract, { progress: 'completed' })],
  [
    ({ requestedBy }) => `contract.lastContactAt.${requestedBy === 'client' ? 'freelancer' : 'client'}`,
    (of) => {
      // a millisecond less than seven days
      const at = instantOf(Date.parse(of.requestedAt) - 7 * DAY_MS + 1)
      Object.assign(of.contract.lastContactAt, { [of.requestedBy === 'client' ? 'freelancer' : 'client']: at })
    },
  ],
  [() => 'remindersSent', (of) => Object.assign(of, { remindersSent: 1 })],
  [() => 'contract.planChangeUnderWay', ({ contract }) => Object.assign(contract, { planChangeUnderWay: true })],
]

/** What is answered to a request: that it is taken, or why not, with the fields. */
async function send(context: RemindersContext, request: Request, keyed: boolean): Promise<string> {
  const call = intakeCall(context, '/contact-reminders', request)
  const { answer } = await ask(context, keyed ? withKey(call) : call)
  const body = answer.body as { code?: string; errors?: { path: string }[]; deadline?: string; remindAt?: string[] }
  if (answer.status === 202) return `taken ${body.deadline} ${body.remindAt?.join(' ')}`
  context.count.refused += 1
  return `${body.code ?? answer.text}: ${body.errors?.map(({ path }) => path).join(' ')}`
}

/** From when it is counted: one that comes after its deadline from its receipt. */
const countedFrom = (requestedAt: string, receivedAt: number): number => {
  const asked = Date.parse(requestedAt)
  return receivedAt >= deadlineOf(asked) ? receivedAt : asked
}

/** The answer to one that is taken; of a late one it tells when it was received. */
function takenWords({ requestedAt }: Request, said: string): string {
  const [, , first = requestedAt] = said.split(' ')
  const at = countedFrom(requestedAt, Date.parse(first))
  const deadline = deadlineOf(at)
  const again = REMIND_AGAIN_DAYS.map((days) => at + days * DAY_MS).filter((instant) => instant < deadline)
  return `taken ${instantOf(deadline)} ${[at, ...again].map(instantOf).join(' ')}`
}

function expectSaid(request: Request, said: string, must: string): void {
  if (said !== must) throw new Error(`asked for ${JSON.stringify(request)}\n  answered: ${said}\n  must be:  ${must}`)
}

/** Copies at once, some under a key each: all of them are answered alike. */
async function sendCopies(context: RemindersContext, request: Request): Promise<void> {
  const copies = Array.from({ length: pickAny([1, 1, 2, 3]) }, () => send(context, request, chance(0.5)))
  for (const said of await Promise.all(copies)) expectSaid(request, said, takenWords(request, said))
}

/** It cannot be taken for one or several reasons, and is told all of them. */
async function sendFlawed(context: RemindersContext, request: Request): Promise<void> {
  const flaws = FLAWS.filter(() => chance(0.4))
  const [first] = FLAWS
  if (flaws.length === 0 && first) flaws.push(first)
  const spoiled = structuredClone(request)
  for (const [, spoil] of flaws) spoil(spoiled)
  const must = `reminder_not_possible: ${flaws.map(([path]) => path(request)).join(' ')}`
  expectSaid(spoiled, await send(context, spoiled, chance(0.5)), must)
}

/** A freelancer who would lose the pay is told so, until they have confirmed. */
async function sendUnconfirmed(context: RemindersContext, request: Request): Promise<void> {
  const { requestedBy, contract } = request
  const losesPay = requestedBy === 'freelancer' && contract.completionReportedAt === null && contract.escrowedYen > 0
  if (!losesPay) return
  const unconfirmed = { ...request, confirmed: false }
  expectSaid(unconfirmed, await send(context, unconfirmed, false), 'confirmation_needed: confirmed')
}

/** Two about one contract at once: one of them is taken. Answers which. */
async function sendBoth(context: RemindersContext, one: Request, other: Request): Promise<Request> {
  const said = await Promise.all([one, other].map((request) => send(context, request, chance(0.5))))
  const taken = said.findIndex((words) => words.startsWith('taken'))
  const [which, refused] = taken === 0 ? [one, other] : [other, one]
  const answered = said[taken] ?? 'neither of two is taken'
  expectSaid(which, answered, takenWords(which, answered))
  expectSaid(refused, said[1 - taken] ?? '', 'reminder_not_possible: contract.id')
  context.untaken.push(refused.id)
  return which
}

const lifeOf = (context: RemindersContext, { id, requestedAt, contract }: Request, movedYen = 0): ReminderLife => ({
  facts: {
    id,
    contractId: contract.id,
    deadline: deadlineOf(countedFrom(requestedAt, deskNow(context))),
    escrowedYen: contract.escrowedYen,
    wholeEscrowYen: contract.escrowedYen + movedYen,
    twoPeopleAboveYen: context.rules.twoPeopleAboveYen,
  },
  caseId: null,
  followed: false,
  worlds: [BEGINNING],
  fences: new Map(),
  course: [],
})

const ESCROWED_YEN = [0, 1, 30_000, 30_001, 100_000, 100_001, 250_000, 450_000]

/** The marketplace asks for a reminder, or tries to; answers its life, should it be taken. */
export async function askForReminder(context: RemindersContext, n: number): Promise<ReminderLife | null> {
  const { untaken } = context
  // sometimes so long ago that it is too late already
  const requestedAt = deskNow(context) - (chance(0.1) ? 9 : 0) * DAY_MS - 1_000
  const request = requestOf(`R-${n}`, `C-${n}`, requestedAt, pickAny(ESCROWED_YEN))
  const kind = pickAny(['plain', 'plain', 'plain', 'both', 'flawed', 'flawed for good', 'unconfirmed', 'taken id'])
  if (kind === 'flawed' || kind === 'flawed for good') await sendFlawed(context, request)
  if (kind === 'flawed for good') {
    untaken.push(request.id)
    return null
  }
  if (kind === 'unconfirmed') await sendUnconfirmed(context, request)
  if (kind === 'both') return lifeOf(context, await sendBoth(context, request, { ...request, id: `${request.id}-b` }))
  await sendCopies(context, request)
  if (kind === 'taken id') {
    const other = { ...request, contract: { ...request.contract, id: `${request.contract.id}-x` } }
    expectSaid(other, await send(context, other, false), 'reminder_id_taken: id')
  }
  return lifeOf(context, request)
}

/** Another reminder about the same contract: refused while the last one is under way. Answers its life, should it be taken. */
export async function askAgain(context: RemindersContext, life: ReminderLife): Promise<ReminderLife | null> {
  const { facts, worlds } = life
  life.followed = true
  const { id, contractId, escrowedYen } = facts
  // as short as ids have to be, however often it is asked
  const [, first = id, before = '1'] = /^(.*)-again-(\d+)$/.exec(id) ?? []
  const request = requestOf(`${first}-again-${Number(before) + 1}`, contractId, deskNow(context) - 1_000, escrowedYen)
  const over = worlds.filter(({ state }) => state === 'answered' || state === 'decided')
  // whether it is over is not known for certain
  if (over.length > 0 && over.length < worlds.length) return null
  const [moved, ...others] = new Set(
    // what it leaves is paid or returned, too
    worlds.map(({ state, choice }) => (state === 'decided' && choice?.amountYen ? escrowedYen : 0)),
  )
  if (over.length > 0) {
    // how much it moved is not known for certain
    if (others.length > 0) return null
    await sendCopies(context, request)
    return lifeOf(context, request, facts.wholeEscrowYen - escrowedYen + (moved ?? 0))
  }
  expectSaid(request, await send(context, request, false), 'reminder_not_possible: contract.id')
  context.untaken.push(request.id)
  return null
}
