import type { ReminderCoverageDay } from '@mimamori/contract/reminders/reminder-contract'
import { expectNone } from './expect-none.ts'
import { deskNow, type RemindersContext } from './reminders-context.ts'
import { atRest, toldOf, type World } from './reminders-model.ts'
import type { ReminderEvent } from './reminders-receiver.ts'
import { findCounterMismatches } from './stored-checks.ts'
import { callAs } from './withdrawals-people.ts'

export type ReminderRow = {
  readonly id: string
  readonly state: World['state']
  readonly received_at: string
  readonly deadline: string
  readonly answered_at: string | null
  readonly outcome: string | null
  readonly amount_yen: number | string | null
  readonly letter_asking: string
  readonly letter_silent: string
  readonly decided_by: string | null
  readonly agreed_by: string | null
  readonly contract: string
}

const READ_REMINDERS =
  'SELECT id, state, received_at, deadline, answered_at, outcome, amount_yen, letter_asking, letter_silent, decided_by, agreed_by, contract FROM contact_reminders'

const OPEN: readonly World['state'][] = ['waiting', 'due', 'proposed', 'held']
const JAPAN_MS = 9 * 3_600_000
const japanDayOf = (at: string): string => new Date(Date.parse(at) + JAPAN_MS).toISOString().slice(0, 10)

/** Received is what is open and what has ended, each day, and what the desk says of it is what is stored. */
export async function checkCoverage({ desks, crew }: RemindersContext): Promise<void> {
  const { days } = await callAs<{ days: ReminderCoverageDay[] }>(desks.all[0].url, crew.lead, 'reminders/coverage', {})
  const rows = await desks.read<ReminderRow>(READ_REMINDERS)
  const wrong = days.filter(({ day, received, waiting, toDecide, answered, decided }) => {
    const of = rows.filter((row) => japanDayOf(row.received_at) === day)
    const ended = of.filter(({ state }) => !OPEN.includes(state))
    return (
      received !== of.length ||
      answered + decided !== ended.length ||
      waiting + toDecide !== of.length - ended.length ||
      received !== waiting + toDecide + answered + decided
    )
  })
  expectNone('days of which the coverage is wrong', wrong)
  if (days.length === 0) throw new Error('the coverage has no day')
}

function storedWords({ state, answered_at, outcome, amount_yen, letter_asking }: ReminderRow): string {
  if (state === 'answered') return `answered at ${Date.parse(answered_at ?? '')}`
  if (state === 'decided') return `decided ${outcome} ${amount_yen} ${letter_asking}`
  return state === 'waiting' ? 'waiting' : 'to_decide'
}

/** Every reminder is stored as one of the ways it may have gone, and none that was not taken is there. */
function checkLives(context: RemindersContext, rows: readonly ReminderRow[]): void {
  const { lives, untaken } = context
  const now = deskNow(context)
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  const wrong = lives.flatMap(({ facts, worlds, course }) => {
    const row = rowOf.get(facts.id)
    const stored = row ? `${storedWords(row)} by ${row.decided_by}, ${row.agreed_by}` : 'not there'
    const may = worlds
      .map((world) => atRest(world, facts, now))
      .map((world) => `${toldOf(world)} by ${world.decidedBy}, ${world.agreedBy}`)
    return may.includes(stored)
      ? []
      : [`${facts.id}: ${stored}, must be ${may.join(' or ')}\n    ${course.join('\n    ')}`]
  })
  expectNone('stored otherwise than answered', wrong)
  expectNone(
    'stored, and refused',
    untaken.filter((id) => rowOf.has(id)),
  )
  if (rows.length !== lives.length) throw new Error(`${rows.length} are stored, ${lives.length} were taken`)
}

/** Money: never more than was in escrow, never above the setting at which it was chosen without two people. */
function checkMoney({ lives, settingOf }: RemindersContext, rows: readonly ReminderRow[]): void {
  const factsOf = new Map(lives.map(({ facts }) => [facts.id, facts]))
  const moved = rows.filter(({ state, amount_yen }) => state === 'decided' && amount_yen !== null)
  expectNone(
    'more than was in escrow',
    moved.filter(({ id, amount_yen }) => Number(amount_yen) > (factsOf.get(id)?.escrowedYen ?? 0)),
  )
  expectNone(
    'alone above the setting',
    moved.filter(({ id, letter_asking, decided_by, agreed_by }) => {
      const above = (factsOf.get(id)?.wholeEscrowYen ?? 0) > (settingOf.get(letter_asking) ?? 0)
      return above && (agreed_by === null || agreed_by === decided_by)
    }),
  )
  expectNone(
    'agreed to by who chose it',
    rows.filter(({ agreed_by, decided_by }) => agreed_by !== null && agreed_by === decided_by),
  )
}

/** What the marketplace was told: one ending each, that which stands, and nothing before a deadline that comes after it. */
function checkEvents(rows: readonly ReminderRow[], events: readonly ReminderEvent[]): void {
  const byReminder = Map.groupBy(events, ({ data }) => data.reminderId)
  const wrong = rows.flatMap(({ id, state, deadline, outcome, amount_yen, received_at }) => {
    const of = byReminder.get(id) ?? []
    const typed = (type: string) => of.filter((event) => event.type === `contact_reminder.${type}`)
    const [answered, decided, due, sent] = [typed('answered'), typed('decided'), typed('due'), typed('sent')]
    const late = received_at >= deadline
    const flaws = [
      answered.length !== (state === 'answered' ? 1 : 0) && 'told as answered',
      decided.length !== (state === 'decided' ? 1 : 0) && 'told as decided',
      decided.some(({ data }) => data.outcome !== outcome || String(data.amountYen) !== String(amount_yen)) &&
        'another outcome was told',
      due.length > 1 && 'due twice',
      due.some(({ timestamp }) => timestamp < deadline) && 'due before its deadline',
      state !== 'waiting' && state !== 'answered' && due.length === 0 && 'never told as due',
      sent.length > 3 && 'reminded too often',
      late !== (sent.length === 0) && 'reminded after the deadline, or never',
      sent.some(({ timestamp }) => timestamp >= deadline) && 'reminded after the deadline',
      [...answered, ...decided].some((end) => sent.some(({ timestamp }) => timestamp > end.timestamp)) &&
        'reminded after its end',
    ]
    return flaws.flatMap((flaw) => (flaw ? [`${id}: ${flaw}: ${JSON.stringify(of)}`] : []))
  })
  expectNone('told otherwise than stored', wrong)
}

type CaseRow = { readonly id: string; readonly state: string; readonly target_id: string }

/** One unfinished case for each that is past its deadline and not ended, none for any other. */
async function checkCases({ desks, lives }: RemindersContext, rows: readonly ReminderRow[]): Promise<void> {
  const cases = await desks.read<CaseRow>("SELECT id, state, target_id FROM cases WHERE target_type = 'contract'")
  const unfinished = Map.groupBy(
    cases.filter(({ state }) => state !== 'closed'),
    ({ target_id }) => target_id,
  )
  const contractOf = new Map(lives.map(({ facts }) => [facts.id, facts.contractId]))
  const wanted = new Set(
    rows.filter(({ state }) => ['due', 'proposed', 'held'].includes(state)).map(({ id }) => contractOf.get(id)),
  )
  expectNone(
    'due without one unfinished case',
    [...wanted].filter((id) => unfinished.get(id ?? '')?.length !== 1),
  )
  expectNone(
    'cases of what has ended',
    [...unfinished.keys()].filter((id) => !wanted.has(id)),
  )
  const opened = await desks.read<{ case_id: string }>(
    'SELECT case_id FROM contact_reminders WHERE case_id IS NOT NULL GROUP BY case_id HAVING count(*) > 1',
  )
  expectNone('cases of two reminders', opened)
}

/** Everything that must hold at the end, from the database and from what the marketplace received. */
export async function checkReminders(
  context: RemindersContext,
  events: readonly ReminderEvent[],
): Promise<readonly ReminderRow[]> {
  const { desks } = context
  const rows = await desks.read<ReminderRow>(READ_REMINDERS)
  checkLives(context, rows)
  checkMoney(context, rows)
  checkEvents(rows, events)
  await checkCases(context, rows)
  await checkCoverage(context)
  expectNone('counters', await findCounterMismatches(desks.read))
  const { code, stdout } = await desks.all[0].command('audit', 'verify')
  if (code !== 0) throw new Error(`the audit log: ${stdout}`)
  return rows
}
