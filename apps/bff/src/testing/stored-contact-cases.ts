import { type CaseKind, LEASE_SECONDS, type Queue } from '@mimamori/policy/cases/case-model'
import { plusSeconds } from '@mimamori/policy/instant'
import type { CaseTarget } from '@mimamori/policy/intake/intake-arrivals'
import type { QueuePlacement } from '@mimamori/policy/intake/queue-placement-rules'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { TestApp } from './test-app.ts'

type Row = Readonly<Record<string, string | number | null>>

const literal = (value: string | number | null): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)

const insert = (table: string, row: Row): string =>
  `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.values(row).map(literal).join(', ')})`

type StoredText = {
  readonly target: CaseTarget
  readonly authorId: string
  readonly title: string
  readonly body: string
}

/** Stores a text of a contract or an enquiry as its intake does, so that it is listed and found. */
async function storeText(
  { app }: TestApp,
  { target, authorId, title, body }: StoredText,
  version: number,
): Promise<void> {
  const at = app.clock.now()
  const text = { title, body, flags: [], probability: null, model: null }
  const facts = { type: target.type as 'contract' }
  const told = {
    type: 'content.told',
    target,
    authorId,
    facts,
    version,
    textHash: `${at}`,
    updatedAt: at,
    text,
  } as const
  await app.storage.write((tx) => record(tx, at, SYSTEM, told))
}

type OpenedCase = {
  readonly kind: CaseKind
  readonly queue: Queue
  readonly target: CaseTarget
  readonly authorId: string
}

/** Opens a case of a kind that is not reviewed. Returns its id. */
async function openCase({ app }: TestApp, of: OpenedCase, contentVersion: number): Promise<string> {
  const at = app.clock.now()
  const { kind, queue, target, authorId } = of
  const id = newId(at)
  const placing: QueuePlacement = {
    ...{
      queue,
      category: null,
      severity: 'medium',
      score: 0,
      reporters: 0,
      rank: Date.parse(at),
      lines: [],
      dueAt: at,
    },
    ...{ raisedAt: null, missedAt: null, format: null, warnings: 0, rules: [] },
    ...{ jobCategory: null, language: '' },
  }
  const opened = { id, kind, target, authorId, openedAt: at, contentVersion, placing, previousCaseId: null } as const
  await app.storage.write((tx) => record(tx, at, SYSTEM, { type: 'case.opened', ...opened }))
  return id
}

/** A person claims a case of any kind; what its screen shows is not loaded. */
export async function holdCase({ app }: TestApp, actorId: string, caseId: string): Promise<void> {
  const at = app.clock.now()
  await app.storage.write(async (tx) => {
    const storedCase = await caseById(tx.db, caseId)
    if (!storedCase) throw new Error(`no case ${caseId}`)
    const lease = { kind: 'claim', holder: actorId, endsAt: plusSeconds(at, LEASE_SECONDS.claim) } as const
    await record(tx, at, actorId, { type: 'case.claimed', case: storedCase, fence: storedCase.fence + 1, lease })
  })
}

/** Closes a case, as its outcome does once it has left the desk. */
const closeCase = (testApp: TestApp, caseId: string) =>
  testApp.rawSql(`UPDATE cases SET state = 'closed', closed_at = '${testApp.app.clock.now()}' WHERE id = '${caseId}'`)

export type StoredReminderOf = {
  readonly id: string
  readonly contractId?: string
  readonly client?: string
  readonly freelancer?: string
  readonly requestedBy?: 'client' | 'freelancer'
  readonly title?: string
  readonly text?: string
  readonly answer?: string
  /** what the desk wrote: both letters and its reason */
  readonly written?: string
  readonly version?: number
  readonly state?: 'waiting' | 'answered' | 'due' | 'decided'
}

/** Stores a contact reminder that freelancer U-2 asks of client U-1, decided unless told otherwise. Returns the id of its case; '': none. */
export async function storeReminder(testApp: TestApp, of: StoredReminderOf): Promise<string> {
  const { id, contractId = `C-${id}`, client = 'U-1', freelancer = 'U-2', requestedBy = 'freelancer' } = of
  const { title = 'ロゴの制作', text = '納品後、連絡がありません。', answer = '', written = '', version = 1 } = of
  const { state = 'decided' } = of
  const at = testApp.app.clock.now()
  const target = { type: 'contract', id: contractId } as const
  const authorId = requestedBy === 'client' ? client : freelancer
  const hasCase = state === 'due' || state === 'decided'
  // the desk knows the contract as a text from the deadline on
  if (hasCase) await storeText(testApp, { target, authorId, title, body: text }, version)
  const silent = requestedBy === 'client' ? freelancer : client
  const about = { kind: 'reminder', queue: 'reminders', target, authorId: silent } as const
  const caseId = hasCase ? await openCase(testApp, about, version) : ''
  const contract = JSON.stringify({
    id: contractId,
    title,
    members: { client, freelancer },
    amountYen: 50_000,
    escrowedYen: 50_000,
  })
  const decided = {
    ...{
      outcome: 'payment_confirmed',
      amount_yen: 30_000,
      negative_rating: 1,
      letter_asking: written,
      letter_silent: written,
    },
    ...{ reason: written, decided_by: 'sato', decided_at: at },
  }
  await testApp.rawSql(
    insert('contact_reminders', {
      ...{
        id,
        contract_id: contractId,
        client_id: client,
        freelancer_id: freelancer,
        requested_by: requestedBy,
        contract,
      },
      ...{ reminders_sent: 2, text, requested_at: at, received_at: at, deadline: at, state, remind_at: '[]', answer },
      ...{ answered_at: state === 'answered' ? at : null, case_id: caseId || null },
      ...(state === 'decided' && decided),
    }),
  )
  if (state === 'decided') await closeCase(testApp, caseId)
  return caseId
}

export type StoredEnquiryOf = {
  readonly id: string
  readonly memberId?: string | null
  readonly linkedMember?: string | null
  readonly statedName?: string
  readonly text?: string
  readonly evidence?: readonly { readonly text: string; readonly by: string | null; readonly later?: boolean }[]
  /** what the desk wrote: the letter and the note */
  readonly written?: string
  readonly state?: 'open' | 'answered'
}

/** Stores an enquiry of member U-2 about member U-1, answered unless told otherwise. Returns the id of its case. */
export async function storeEnquiry(testApp: TestApp, of: StoredEnquiryOf): Promise<string> {
  const { id, memberId = 'U-2', linkedMember = 'U-1', statedName = 'tanaka_design', text = '前払いしました。' } = of
  const { evidence = [], written = '', state = 'answered' } = of
  const at = testApp.app.clock.now()
  const target = { type: 'enquiry', id } as const
  await storeText(testApp, { target, authorId: memberId ?? '', title: statedName, body: text }, 1)
  const about = { kind: 'enquiry', queue: 'enquiries', target, authorId: memberId ?? '' } as const
  const caseId = await openCase(testApp, about, 1)
  const answered = { letter: written, note: written, answered_by: 'sato', answered_at: at }
  await testApp.rawSql(
    insert('enquiries', {
      ...{ id, member_id: memberId, stated_name: statedName, stated_job_url: `https://example.jp/${statedName}` },
      ...{
        stated_key: statedName,
        text,
        evidence: JSON.stringify(
          evidence.map(({ later, ...each }) => ({ ...each, at: later ? plusSeconds(at, 1) : at })),
        ),
      },
      ...{ received_at: at, linked_member: linkedMember, linked_job: '', checklist: '{"paid":{"yen":20000}}', state },
      ...{ case_id: caseId },
      ...(state === 'answered' && answered),
    }),
  )
  if (state === 'answered') await closeCase(testApp, caseId)
  return caseId
}
