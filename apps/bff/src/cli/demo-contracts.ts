import type { Random } from '@mimamori/examples/seeded-random'
import type { ReminderText } from '@mimamori/examples/texts/reminder-texts'
import { plusSeconds } from '@mimamori/policy/instant'
import type { ReminderCondition } from '@mimamori/policy/reminders/reminder-eligibility-rules'
import { otherSide, type ReminderRequest } from '@mimamori/policy/reminders/reminder-request'
import type { DemoScene } from './demo-scene.ts'

const HOUR = 3600
const DAY = 24 * HOUR

type ContractOrder = {
  readonly number: number
  readonly at: string
  readonly text: ReminderText
  /** what the request lacks to be taken; `null`: nothing */
  readonly lacks: ReminderCondition | 'confirmation_needed' | null
  /** what is in escrow; `null`: some amount that one person decides */
  readonly yen: number | null
}

/** A request for a contact reminder, with the contract that it is about. */
export function reminderRequest(
  scene: DemoScene,
  random: Random,
  { number, at, text, lacks, yen }: ContractOrder,
): ReminderRequest {
  const { by, reported, title } = text
  const amount = yen || random.int(6, 38) * 2_500
  const silentDays = lacks === 'contact_too_recent' ? 2 : random.int(8, 19)
  const lastContactAt = {
    [by]: plusSeconds(at, -random.int(1, 3) * DAY),
    [otherSide(by)]: plusSeconds(at, -silentDays * DAY - random.int(0, 12) * HOUR),
  } as ReminderRequest['contract']['lastContactAt']
  // work is reported soon after the last word of the client
  const completionReportedAt = reported ? plusSeconds(at, -(silentDays - 1) * DAY) : null
  return {
    id: `C-${number}`,
    requestedBy: by,
    requestedAt: at,
    remindersSent: lacks === 'too_few_reminders' ? 1 : random.int(2, 4),
    text: text.text,
    confirmed: lacks !== 'confirmation_needed',
    contract: {
      ...{ id: `K-${number}`, title, format: lacks === 'wrong_format' ? 'task' : 'project', progress: 'in_progress' },
      members: { client: random.pick(scene.clients).id, freelancer: pickOther(scene, random) },
      startedAt: plusSeconds(at, -random.int(24, 70) * DAY),
      lastContactAt,
      ...{ amountYen: amount, escrowedYen: yen === 0 ? 0 : amount, completionReportedAt },
      planChangeUnderWay: lacks === 'plan_change_under_way',
    },
  }
}

/** A freelancer who is nobody’s client, so that nobody has a contract with themselves. */
const pickOther = ({ freelancers }: DemoScene, random: Random): string =>
  random.pick(freelancers.filter(({ roles }) => roles.length === 1)).id
