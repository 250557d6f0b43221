import { caseById } from '@mimamori/storage/cases/case-reads'
import { SYSTEM } from '@mimamori/storage/record-change'
import { reminderById } from '@mimamori/storage/reminders/reminder-reads'
import { postAppeal } from '../../intake/post-appeal.ts'
import {
  type AppealMatter,
  humansOf,
  type Life,
  type MoneyMatter,
  noteDone,
  noteWrong,
  nowMs,
  type Standing,
  standingOf,
} from './insider-life.ts'
import { type Act, pick } from './people-acts.ts'

const JAPAN_MS = 9 * 3_600_000
const DAY_MS = 86_400_000
const japanDay = (at: number): number => Math.floor((at + JAPAN_MS) / DAY_MS)
const LETTERS = { asking: '報酬の支払いを確定しました。', silent: '期限までに連絡がありませんでした。' }

const matters = ({ book }: Life): MoneyMatter[] => [...book.money.values()].filter(({ final }) => !final)
const decides = ({ role }: Standing): boolean => ['moderator', 'lead', 'approver'].includes(role)
const approves = ({ role }: Standing): boolean => ['lead', 'approver'].includes(role)

/** What somebody moved alone on the Japanese day of now. */
const movedAlone = ({ book }: Life, who: string, now: number): number =>
  [...book.money.values()].reduce((sum, { choice }) => {
    const own = choice !== null && choice.by.id === who && !choice.takesTwo && japanDay(choice.by.at) === japanDay(now)
    return own ? sum + choice.movedYen : sum
  }, 0)

/** Two people, each eligible by the full rule, who are not one human. */
function isByTwo(first: Standing, second: Standing): boolean {
  return first.id !== second.id && first.full && second.full && humansOf(first, second) > 1
}

async function choose(life: Life, who: string, n: number): Promise<void> {
  const matter = pick(matters(life), n)
  if (!matter) return
  const { app } = life.desk.testApp
  const reminder = await reminderById(app.storage.db, matter.id)
  const claimed = await life.desk.ask(who, 'cases.claim', { caseId: reminder?.caseId ?? '' })
  if (!claimed.value) return
  const { fence } = claimed.value as { fence: number }
  const part = n % 3 === 0
  const amountYen = part ? Math.floor(matter.escrowYen / 9) : matter.escrowYen
  const rest = part ? { goes: 'stays', until: '2099-01-01' } : null
  const outcome = { outcome: 'payment_confirmed', amountYen, rest, negativeRating: false, letters: LETTERS }
  const by = standingOf(life, who)
  const { twoPeopleAboveYen, aloneADayYen } = life.settings
  const limit = Math.min(matter.limitYen, twoPeopleAboveYen)
  matter.choice = null
  const takesTwo = matter.wholeYen > limit || movedAlone(life, who, nowMs(life)) + amountYen > aloneADayYen
  const asked = { caseId: reminder?.caseId ?? '', fence, ...outcome, reason: '連絡がない', contactedLateAt: null }
  const { value } = await life.desk.ask(who, 'reminders.decide', asked)
  if (!value) return
  const { heldUntil } = value as { heldUntil: string | null }
  if (takesTwo && heldUntil !== null) noteWrong(life, `${who} alone chose the outcome of ${matter.id}`)
  const until = heldUntil === null ? Number.POSITIVE_INFINITY : nowMs(life) + life.settings.undoSeconds * 1000
  // a smaller thing than the rules ask for is no harm: what the desk gives to two is for two
  matter.choice = { by, movedYen: amountYen, takesTwo: takesTwo || heldUntil === null, agreed: null, until }
}

async function seenProposal(life: Life, n: number): Promise<{ matter: MoneyMatter; seen: object } | null> {
  const matter = pick(
    matters(life).filter(({ choice }) => choice?.takesTwo && !choice.agreed),
    n,
  )
  const { db } = life.desk.testApp
  const reminder = matter && (await reminderById(db, matter.id))
  const storedCase = reminder?.caseId ? await caseById(db, reminder.caseId) : null
  return matter && storedCase ? { matter, seen: { caseId: storedCase.id, fence: storedCase.fence } } : null
}

async function agree(life: Life, who: string, n: number): Promise<void> {
  const proposal = await seenProposal(life, n)
  if (!proposal || !(await life.desk.ask(who, 'reminders.agree', proposal.seen)).value) return
  const { choice, id } = proposal.matter
  const by = standingOf(life, who)
  if (!choice) return noteWrong(life, `${who} agreed to nothing of ${id}`)
  const now = standingOf(life, choice.by.id)
  if (!isByTwo(now, by) || !decides(now) || !approves(by))
    noteWrong(life, `${who} agreed to the money of ${id}, no second person`)
  Object.assign(choice, { agreed: by, until: nowMs(life) + life.settings.undoSeconds * 1000 })
  noteDone(life, 'money by two')
}

async function sendBack(life: Life, who: string, n: number): Promise<void> {
  const proposal = await seenProposal(life, n)
  if (proposal && (await life.desk.ask(who, 'reminders.sendBack', { ...proposal.seen, reason: '確認' })).value)
    proposal.matter.choice = null
}

async function undo(life: Life, who: string, n: number): Promise<void> {
  const matter = pick(
    matters(life).filter(({ choice }) => choice),
    n,
  )
  const reminder = matter && (await reminderById(life.desk.testApp.db, matter.id))
  if (reminder && (await life.desk.ask(who, 'reminders.undo', { caseId: reminder.caseId })).value) matter.choice = null
}

/** A side of a contract appeals against an outcome that has left the desk. */
async function appeal(life: Life, _who: string, n: number): Promise<void> {
  const matter = pick(
    [...life.book.money.values()].filter(({ final, reversed }) => final && !reversed),
    n,
  )
  if (!matter) return
  const id = `A-${life.book.appeals.size}`
  const { app } = life.desk.testApp
  const told = { id, memberId: 'U-1', reminderId: matter.id, text: '返信しています。', appealedAt: life.desk.now() }
  const { refusal } = await app.storage.write((tx) => postAppeal(tx, life.desk.now(), SYSTEM, told))
  if (refusal === null) life.book.appeals.set(id, { id, reminder: matter.id, grant: null })
}

async function grant(life: Life, who: string, n: number): Promise<void> {
  const matter: AppealMatter | undefined = pick([...life.book.appeals.values()], n)
  const money = life.book.money.get(matter?.reminder ?? '')
  if (!matter || !money?.choice) return
  const words = { outcome: 'granted', text: '取り消しました。', reason: '返信の記録がある' }
  const { value } = await life.desk.ask(who, 'appeals.decide', { appealId: matter.id, ...words })
  if (!value) return
  const { heldUntil } = value as { heldUntil: string | null }
  const by = standingOf(life, who)
  const { agreed, by: chose, movedYen } = money.choice
  const limit = Math.min(money.limitYen, life.settings.twoPeopleAboveYen)
  const takesTwo = agreed !== null || Math.max(money.wholeYen, movedYen) > limit
  if (takesTwo && heldUntil !== null) noteWrong(life, `${who} alone takes back the money of ${money.id}`)
  if ([chose.id, agreed?.id].includes(who)) noteWrong(life, `${who} had part in ${money.id} and decided its appeal`)
  const until = heldUntil === null ? Number.POSITIVE_INFINITY : nowMs(life) + life.settings.undoSeconds * 1000
  matter.grant = { by, takesTwo: takesTwo || heldUntil === null, agreed: null, until }
}

async function agreeToGrant(life: Life, who: string, n: number): Promise<void> {
  const matter = pick(
    [...life.book.appeals.values()].filter((each) => each.grant?.takesTwo && !each.grant.agreed),
    n,
  )
  const money = life.book.money.get(matter?.reminder ?? '')
  if (!matter?.grant || !money?.choice) return
  const decidedAt = new Date(matter.grant.by.at).toISOString()
  if (!(await life.desk.ask(who, 'appeals.agree', { appealId: matter.id, decidedAt })).value) return
  const by = standingOf(life, who)
  if (!isByTwo(standingOf(life, matter.grant.by.id), by) || !approves(by))
    noteWrong(life, `${who} agreed to take back the money of ${money.id}, no second person`)
  if ([money.choice.by.id, money.choice.agreed?.id].includes(who))
    noteWrong(life, `${who} had part in ${money.id} and agreed to take it back`)
  Object.assign(matter.grant, { agreed: by, until: nowMs(life) + life.settings.undoSeconds * 1000 })
  noteDone(life, 'money back by two')
}

async function undoGrant(life: Life, who: string, n: number): Promise<void> {
  const matter = pick([...life.book.appeals.values()], n)
  if (matter && (await life.desk.ask(who, 'appeals.undo', { appealId: matter.id })).value) matter.grant = null
}

/** Looks at what has become of money: each outcome that left the desk was in time, and by as many as it takes. */
export async function reckonMoney(life: Life): Promise<void> {
  for (const matter of life.book.money.values()) {
    if (matter.final && matter.reversed) continue
    const stored = await reminderById(life.desk.testApp.db, matter.id)
    if (stored?.state === 'decided' && !matter.final) {
      matter.final = true
      const { choice, id } = matter
      if (!choice || choice.until > nowMs(life)) noteWrong(life, `the outcome of ${id} left before its time`)
      if (
        choice?.takesTwo &&
        !(choice.agreed && isByTwo(standingOf(life, choice.by.id), standingOf(life, choice.agreed.id)))
      )
        noteWrong(life, `the money of ${id} left without two people who are eligible then`)
      noteDone(life, choice?.takesTwo ? 'money left by two' : 'money left by one')
    }
    if (stored?.reversedAt && !matter.reversed) {
      matter.reversed = true
      const taken = [...life.book.appeals.values()].filter(
        ({ reminder, grant: each }) => reminder === matter.id && each,
      )
      const by = taken.find((each) => (each.grant?.until ?? 0) <= nowMs(life))?.grant
      if (!by) noteWrong(life, `the money of ${matter.id} was taken back before its time`)
      if (by?.takesTwo && !(by.agreed && isByTwo(standingOf(life, by.by.id), standingOf(life, by.agreed.id))))
        noteWrong(life, `the money of ${matter.id} was taken back without two people who are eligible then`)
      noteDone(life, by?.takesTwo ? 'money taken back by two' : 'money taken back by one')
    }
  }
}

export const MONEY_ACTS = {
  choose,
  agreeToOutcome: agree,
  sendOutcomeBack: sendBack,
  undoOutcome: undo,
} satisfies Record<string, Act>
export const APPEAL_ACTS = { appeal, grant, agreeToGrant, undoGrant } satisfies Record<string, Act>
