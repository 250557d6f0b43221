import { plusSeconds } from '@mimamori/policy/instant'
import { type ReminderRequest, silentSide } from '@mimamori/policy/reminders/reminder-request'
import { SYSTEM } from '@mimamori/storage/record-change'
import { agreeToAppeal, decideAppeal } from '../appeals/decide-appeal.ts'
import { finalizeAppeals } from '../appeals/finalize-appeals.ts'
import { postAppeal } from '../intake/post-appeal.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { appInPast } from './app-in-past.ts'
import type { DemoScene } from './demo-scene.ts'
import { deliverReadyAt } from './reminder-history-steps.ts'

const DAY = 24 * 3600

const TEXT =
  '手術で2週間入院しており、連絡できませんでした。入院の前に途中までの成果物をお送りしています。診断書も提出できますので、もう一度ご確認ください。'
const LETTER =
  'お申し立ての内容と資料を確認し、連絡催促についての結果を取り消しました。契約の今後の進め方は、お相手とサイト内のメッセージでご相談ください。'
const REASON = '入院の証明と、期限前に届いていた成果物を確認。連絡できない事情があったと認める。'

/** The silent side appeals against the outcome two days later, and a lead grants it the next day, with another one where it moves much. */
export function planOutcomeAppeal(
  app: AppContext,
  { schedule, leads }: DemoScene,
  request: ReminderRequest,
  decidedAt: string,
): void {
  const [lead, second] = leads
  const appealId = `A-${request.id}`
  const appealedAt = plusSeconds(decidedAt, 2 * DAY)
  const grantedAt = plusSeconds(appealedAt, DAY)
  const memberId = request.contract.members[silentSide(request)]
  const appeal = { id: appealId, memberId, reminderId: request.id, text: TEXT, appealedAt }
  schedule(appealedAt, async (tx, at) => void (await postAppeal(tx, at, SYSTEM, appeal)))
  schedule(grantedAt, async (tx, at) => {
    const granted = { appealId, outcome: 'granted', text: LETTER, reason: REASON } as const
    if (!lead) return
    const { heldUntil } = await decideAppeal(appInPast(app, tx, at), lead, granted)
    if (heldUntil === null && second) await agreeToAppeal(appInPast(app, tx, at), second, { appealId, decidedAt: at })
  })
  schedule(plusSeconds(grantedAt, 10), async (tx, at) => {
    await finalizeAppeals(appInPast(app, tx, at))
    await deliverReadyAt(tx, at)
  })
}
