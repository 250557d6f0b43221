import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { evidenceOf } from '@mimamori/storage/withdrawals/withdrawal-evidence-reads'
import { withdrawalById } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { aJob } from '../test-app.ts'
import {
  areTwo,
  type Life,
  noteDone,
  noteWrong,
  nowMs,
  type Standing,
  standingOf,
  type WithdrawalMatter,
} from './insider-life.ts'
import { type Act, pick } from './people-acts.ts'
import { jobOf, SUSPECTS } from './test-insiders.ts'

const HOUR_MS = 3_600_000
const TEXT = '会員登録を終了いたしました。'
const DECIDES: readonly string[] = ['moderator', 'lead', 'approver']
const APPROVES: readonly string[] = ['lead', 'approver']

const isByTwo = (life: Life, first: Standing, second: Standing): boolean =>
  areTwo(life, first, second) &&
  first.bent &&
  second.bent &&
  DECIDES.includes(first.role) &&
  APPROVES.includes(second.role)

/** The reports about a job, with their case. */
const reportsOf = ({ desk }: Life, member: string) =>
  desk.testApp.rawSql(`SELECT id, case_id FROM reports WHERE target_id = '${jobOf(member)}'`)

const waiting = (life: Life) => [...life.book.withdrawals.values()].filter(({ final }) => !final)

async function propose(life: Life, who: string, n: number): Promise<void> {
  const member = pick(SUSPECTS, n) ?? SUSPECTS[0]
  const { db } = life.desk.testApp
  const open = await unfinishedCaseOf(db, { type: 'job', id: jobOf(member) })
  if (!open) return
  const claimed = await life.desk.ask(who, 'cases.claim', { caseId: open.id })
  if (!claimed.value) return
  const { fence, contentVersion } = claimed.value as { fence: number; contentVersion: number }
  const reports = await reportsOf(life, member)
  const pinned = n % 2 ? 1 : reports.length
  const evidence = [
    { kind: 'text', type: 'job', id: jobOf(member), version: contentVersion },
    ...reports.slice(0, pinned).map(({ id }) => ({ kind: 'report', id: String(id) })),
  ]
  const why = { categories: ['direct_deal'], clause: 'G-4', template: null, text: TEXT, note: '' }
  const input = { caseId: open.id, fence, contentVersion, ...why, evidence, lastFour: member.slice(-4) }
  const { value } = await life.desk.ask(who, 'withdrawals.propose', input)
  if (!value) return
  const behind = reports.filter(({ case_id }, at) => at < pinned || case_id === open.id)
  const parts = new Set(behind.flatMap(({ id }) => [...(life.book.parts.get(String(id)) ?? [])]))
  noteProposal(life, who, { id: (value as { withdrawalId: string }).withdrawalId, member, reverses: null, parts })
}

function noteProposal(
  life: Life,
  who: string,
  of: Pick<WithdrawalMatter, 'id' | 'member' | 'reverses' | 'parts'>,
): void {
  const by = standingOf(life, who)
  if (!by.bent) noteWrong(life, `${who} proposed a withdrawal without being eligible`)
  if (of.parts.has(who)) noteWrong(life, `${who} proposed a withdrawal by evidence of their own`)
  life.book.withdrawals.set(of.id, { ...of, by, opened: new Set(), approval: null, final: false })
}

async function proposeReversal(life: Life, who: string, n: number): Promise<void> {
  const ended = pick(
    [...life.book.withdrawals.values()].filter(({ final, reverses }) => final && reverses === null),
    n,
  )
  if (!ended) return
  const evidence = [{ kind: 'text', type: 'job', id: jobOf(ended.member), version: 1 }]
  const input = {
    withdrawalId: ended.id,
    template: null,
    text: TEXT,
    note: '',
    evidence,
    lastFour: ended.member.slice(-4),
  }
  const { value } = await life.desk.ask(who, 'withdrawals.proposeReversal', input)
  const id = (value as { withdrawalId: string } | null)?.withdrawalId
  if (id) noteProposal(life, who, { id, member: ended.member, reverses: ended.id, parts: ended.parts })
}

async function approve(life: Life, who: string, n: number): Promise<void> {
  const matter = pick(waiting(life), n)
  if (!matter) return
  const pieces = (await evidenceOf(life.desk.testApp.db, matter.id)).map((piece) => piece.n)
  for (const piece of pieces.filter((each) => n % 7 !== 0 || each > 1)) {
    const { refusal } = await life.desk.ask(who, 'withdrawals.open', { withdrawalId: matter.id, n: piece })
    if (refusal === null) matter.opened.add(`${who} ${piece}`)
  }
  if (!(await life.desk.ask(who, 'withdrawals.approve', { withdrawalId: matter.id })).value) return
  const by = standingOf(life, who)
  if (pieces.some((piece) => !matter.opened.has(`${who} ${piece}`)))
    noteWrong(life, `${who} approved ${matter.id} and has not read all of it`)
  if (!isByTwo(life, standingOf(life, matter.by.id), by))
    noteWrong(life, `${who} approved ${matter.id}, no second person`)
  if (matter.parts.has(who)) noteWrong(life, `${who} approved a withdrawal by evidence of their own`)
  matter.approval = { by, until: nowMs(life) + life.settings.holdMinutes * 60_000, openedAt: nowMs(life) }
  noteDone(life, 'withdrawal approved by two')
}

/** Any other end of one that waits or is held; whoever may, alone. */
const end =
  (path: string, more: object): Act =>
  async (life, who, n) => {
    const matter = pick(waiting(life), n)
    if (!matter) return
    if (!(await life.desk.ask(who, path, { withdrawalId: matter.id, ...more })).value) return
    if (path === 'withdrawals.returnToWaiting') matter.approval = null
    else life.book.withdrawals.delete(matter.id)
  }

async function resume(life: Life, who: string): Promise<void> {
  if (!(await life.desk.ask(who, 'withdrawals.resume', undefined)).value) return
  const by = standingOf(life, who)
  if (by.role !== 'lead' || !by.bent) noteWrong(life, `${who} resumed withdrawals, no eligible lead`)
  life.book.executedAt = []
}

/** The member edits the job, whatever is under way. */
async function editText(life: Life, _who: string, n: number): Promise<void> {
  const member = pick(SUSPECTS, n) ?? SUSPECTS[0]
  const change = {
    clientId: member,
    description: `LINEでご連絡ください。ID: kantan_${n}_${nowMs(life)}`,
    updatedAt: life.desk.now(),
  }
  await life.desk.testApp.ingest(aJob(jobOf(member), change))
  life.book.edited.set(jobOf(member), nowMs(life))
  // the text, which is the first piece, is to be opened again
  for (const { opened, ...matter } of waiting(life))
    if (matter.member === member && matter.reverses === null)
      for (const each of opened) if (each.endsWith(' 1')) opened.delete(each)
}

/** An enquiry in the name of a member is entered, linked to a job and made a case of, by one person or by two. */
async function enterEnquiry(life: Life, who: string, n: number): Promise<void> {
  const member = pick(SUSPECTS, n) ?? SUSPECTS[0]
  const told = { memberId: 'U-9', statedName: 'kantan', statedJobUrl: '', text: '直接振り込みました。', evidence: [] }
  const entered = await life.desk.ask(who, 'enquiries.enter', told)
  if (!entered.value) return
  const { caseId } = entered.value as { caseId: string }
  const able = [...life.accounts.values()].filter(({ role, disabled }) => DECIDES.includes(role) && !disabled)
  const works = n % 3 === 0 ? (pick(able, n >> 2)?.id ?? who) : who
  await life.desk.ask(works, 'cases.claim', { caseId })
  const fence = (await caseById(life.desk.testApp.db, caseId))?.fence ?? 0
  const before = new Set((await reportsOf(life, member)).map(({ id }) => id))
  const linked = await life.desk.ask(works, 'enquiries.link', { caseId, fence, side: 'job', found: jobOf(member) })
  const opened = await life.desk.ask(works, 'enquiries.openCase', { caseId, fence, side: 'job' })
  if (!linked.value || !opened.value) return
  for (const { id } of await reportsOf(life, member))
    if (!before.has(id)) life.book.parts.set(String(id), new Set([who, works]))
  noteDone(life, 'enquiry became a report')
}

/** Looks at memberships: what ended was approved by two who are eligible then, over what they read, after its hold. */
export async function reckonWithdrawals(life: Life): Promise<void> {
  const now = nowMs(life)
  for (const matter of waiting(life)) {
    const stored = await withdrawalById(life.desk.testApp.db, matter.id)
    if (stored?.state === 'proposed') matter.approval = null
    if (stored?.state !== 'released') continue
    matter.final = true
    const { approval, id, member, by } = matter
    if (!approval || approval.until > now) noteWrong(life, `${id} went out before its hold was over`)
    if (!approval || !isByTwo(life, standingOf(life, by.id), standingOf(life, approval.by.id)))
      noteWrong(life, `${id} went out without two people who are eligible then`)
    if (matter.reverses === null && (life.book.edited.get(jobOf(member)) ?? 0) > (approval?.openedAt ?? 0))
      noteWrong(life, `${id} went out by a text nobody has read`)
    if (matter.reverses === null) life.book.executedAt.push(now)
    noteDone(life, matter.reverses === null ? 'membership ended' : 'membership taken back')
  }
  const lately = life.book.executedAt.filter((at) => at > now - HOUR_MS).length
  if (lately > life.settings.withdrawalsAnHour) noteWrong(life, `${lately} memberships ended within an hour`)
}

export const WITHDRAWAL_ACTS = {
  ...{ propose, approve, proposeReversal, resume, editText, enterEnquiry },
  stop: end('withdrawals.stop', { reason: '確認' }),
  sendBack: end('withdrawals.sendBack', { reason: '確認' }),
  takeBack: end('withdrawals.takeBack', {}),
  returnToWaiting: end('withdrawals.returnToWaiting', {}),
} satisfies Record<string, Act>
