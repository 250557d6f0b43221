import fs, { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { CSRF_HEADER, DESK_PREFIX } from '@mimamori/contract/transport-contract'
import { exampleMembers } from '@mimamori/examples/member-examples'
import { createSeededRandom } from '@mimamori/examples/seeded-random'
import type { Member } from '@mimamori/policy/intake/intake-arrivals'
import { PERSONAL_FIELDS, type PersonalField } from '@mimamori/policy/members/personal-fields'
import { startTestMailServer, type TestMailServer } from '@mimamori/testing-smtp/mail-server'
import { afterEach, expect, test, vi } from 'vitest'
import { verifyAuditLog } from '../audit/verify-audit-log.ts'
import { type DeskStory, openStory, type StoryPerson } from '../testing/desk-story.ts'
import { signInAgain } from '../testing/story-sessions.ts'
import { storeAccount } from '../testing/test-accounts.ts'

let story: DeskStory
afterEach(() => story.close())

/** Values that are found nowhere else, so that wherever one turns up it has come from the members. */
const AUTHOR = { displayName: '金糸雀 霧一郎', email: 'kiri.canary83@kanaria.example', phone: '070-7391-5528' }
const REPORTER = { displayName: '雲雀ヶ丘 灯', email: 'akari.lark27@hibari.example', phone: '080-6642-9917' }
/** that this member reported something is in the database alone: never beside a case, never outside */
const REPORTER_ID = 'U-lark-77041'
/** what somebody has typed and not sent: nowhere in clear, and in nobody's answer but their own */
const DRAFT = 'kawasemi-draft-7716'
/** what members and staff write about a contract or a direct deal: for whom it is about and the desk, never in an event, a log or a figure */
const TOLD = 'hayabusa-told-3390'
/** nobody outside learns who works here */
const STAFF = ['wren5512', 'osprey8841'] as const
/** where one of them gets reports: for themselves and the mail server alone */
const STAFF_MAIL = 'kiji.report58@staff-canary.example.jp'
const STAFF_MAILS = [STAFF_MAIL, 'kiji.report58', 'staff-canary', encodeURIComponent(STAFF_MAIL)]

/** However it is written on its way: whole, parts that say as much, digits alone, in an address, in JSON for machines. */
function canaryForms(values: Readonly<Record<PersonalField, string>>): string[] {
  const whole = PERSONAL_FIELDS.map((field) => values[field])
  const parts = [...values.displayName.split(' '), values.email.split('@')[0] ?? '', values.phone.replaceAll('-', '')]
  const all = [...whole, ...parts.filter((part) => part.length > 1)]
  const escaped = (value: string) =>
    value.replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return [...new Set(all.flatMap((value) => [value, encodeURIComponent(value), escaped(value)]))]
}
const CANARIES = [...canaryForms(AUTHOR), ...canaryForms(REPORTER)]

const findCanaries = (where: string, content: string | Buffer, canaries: readonly string[] = CANARIES): string[] =>
  canaries.filter((canary) => content.includes(canary)).map((canary) => `${where}: ${canary}`)

const [example] = exampleMembers(createSeededRandom(1), 1, '2026-11-20T00:00:00.000Z')
const canaryMember = (id: string, personal: typeof AUTHOR) => ({
  ...(example as Member),
  id,
  ...personal,
  roles: ['client'],
})

async function callIntake(method: 'GET' | 'PUT' | 'POST', path: string, body?: unknown): Promise<string> {
  const response = await story.server.send(method, path, body)
  return `${response.status} ${await response.text()}`
}

const withoutId = <Body extends { id: string }>({ id: _, ...body }: Body) => body

/** What the marketplace sends, and what it sends wrongly; answers all it was answered. */
async function postCanaries(): Promise<string[]> {
  const author = canaryMember('U-canary', AUTHOR)
  const reporter = canaryMember(REPORTER_ID, REPORTER)
  const answers: string[] = []
  for (const member of [author, reporter, author])
    answers.push(await callIntake('PUT', `/members/${member.id}`, withoutId(member)))
  for (const n of [1, 2, 3]) {
    const at = story.now()
    const job = {
      clientId: 'U-canary',
      title: `商品レビューの投稿 ${n}`,
      description: `やり取りはLINE ID: yama-work${n} でお願いします。`,
      format: 'project',
      category: 'ライティング',
      reward: { type: 'fixed', min: 500, max: 500 },
      seats: 3,
      postedAt: at,
      updatedAt: at,
      engagements: { contracts: 0, escrowedYen: 0, freelancers: 0 },
    }
    answers.push(await callIntake('PUT', `/jobs/J-${n}`, job))
    const report = {
      id: `R-${n}`,
      target: { type: 'job', id: `J-${n}` },
      reporterId: REPORTER_ID,
      reason: 'direct_deal_solicitation',
      text: 'LINEに誘導されました',
      reportedAt: at,
    }
    answers.push(await callIntake('POST', '/reports', report))
  }
  const wrong = [
    { ...withoutId(author), phone: AUTHOR.phone.repeat(9) },
    { ...withoutId(author), [AUTHOR.email]: AUTHOR.displayName },
    { ...withoutId(author), roles: [AUTHOR.displayName], email: 7 },
    `{"displayName":"${AUTHOR.displayName}","email":"${AUTHOR.email}",`,
  ]
  for (const body of wrong) answers.push(await callIntake('PUT', '/members/U-canary', body))
  answers.push(await callIntake('POST', '/batch', { items: [{ kind: 'member', body: { ...author, phone: 9 } }] }))
  return answers
}

/** A contact reminder, and an enquiry. */
async function postRequests(): Promise<string[]> {
  const daysAgo = (days: number) => new Date(Date.parse(story.now()) - days * 86_400_000).toISOString()
  const contract = {
    ...{ id: 'C-1', title: `ロゴの制作 ${TOLD}`, format: 'project', progress: 'in_progress' },
    ...{ members: { client: 'U-canary', freelancer: 'U-plain' }, startedAt: daysAgo(60), planChangeUnderWay: false },
    lastContactAt: { client: daysAgo(30), freelancer: daysAgo(12) },
    ...{ amountYen: 50_000, escrowedYen: 50_000, completionReportedAt: daysAgo(20) },
  }
  const asked = { requestedBy: 'freelancer', requestedAt: daysAgo(10), remindersSent: 3, text: TOLD, confirmed: true }
  const told = { statedName: TOLD, statedJobUrl: `https://example.jp/jobs/${TOLD}`, text: TOLD, evidence: [TOLD] }
  const enquiry = { id: 'E-1', memberId: 'U-canary', askedAt: daysAgo(1), ...told }
  return [
    await callIntake('POST', '/contact-reminders', { id: 'CR-1', contract, ...asked }),
    await callIntake('POST', '/enquiries', enquiry),
    await callIntake('POST', '/contact-reminders', { id: TOLD, contract, ...asked, remindersSent: TOLD }),
    await callIntake('POST', '/enquiries', { ...enquiry, evidence: TOLD }),
  ]
}

/** Somebody decides the reminder and answers the enquiry; what they write goes by letter, never by event. */
async function workOnRequests({ client }: StoryPerson): Promise<void> {
  const claim = async (view: 'reminders' | 'enquiries') => {
    const claimed = await client.cases.claimNext({ view })
    if (!claimed) throw new Error(`nothing waits among the ${view}`)
    return { caseId: claimed.id, fence: claimed.fence }
  }
  const letters = { asking: TOLD, silent: TOLD }
  const outcome = { outcome: 'payment_confirmed', amountYen: 50_000, negativeRating: true, letters } as const
  await client.reminders.decide({ ...(await claim('reminders')), ...outcome, reason: TOLD, contactedLateAt: null })
  const enquiry = await claim('enquiries')
  for (const side of ['member', 'job'] as const) await client.enquiries.link({ ...enquiry, side, found: null })
  await client.enquiries.answer({ ...enquiry, letter: TOLD, note: TOLD })
}

/**
 * A member appeals against what was decided, and somebody else grants it: all the marketplace is told and can fetch, in one
 * list, beside what came by webhook.
 */
async function appealCanary(bodies: readonly string[], lead: StoryPerson): Promise<string[]> {
  const measureId = /"measureId":"([^"]+)"/.exec(bodies.join('\n'))?.[1] ?? ''
  const appealedAt = story.now()
  const appeal = { id: 'A-1', memberId: 'U-canary', measureId, text: '納得できません', appealedAt }
  const answers = [
    await callIntake('POST', '/appeals', appeal),
    await callIntake('POST', '/appeals', { ...appeal, id: 'A-2' }),
  ]
  const words = { text: '措置を取り消しました。', reason: `${STAFF[0]}と${STAFF[1]}で確認` }
  await lead.client.appeals.decide({ appealId: 'A-1', outcome: 'granted', ...words })
  story.wait(90)
  await story.turn()
  const told = [await callIntake('GET', '/appeals/A-1'), await callIntake('GET', `/measures/${measureId}`)]
  expect(told[0]).toContain('granted')
  expect(bodies.join('')).toContain('appeal.granted')
  expect(answers.map((each) => each.slice(0, 3))).toEqual(['202', '422'])
  return [...answers, ...told]
}

/** A lead gets reports by mail: the address is confirmed, and one that nobody can be mailed at is refused. */
async function askForReports({ client }: StoryPerson, mails: TestMailServer): Promise<void> {
  await client.breakdownMail.setAddress({ address: STAFF_MAIL })
  const [code = ''] = /\d{6}/.exec(mails.received.findLast(({ to }) => to === STAFF_MAIL)?.text ?? '') ?? []
  await client.breakdownMail.confirm({ code })
  const state = await client.breakdownMail.subscribe({ weekly: true, monthly: true })
  expect(state).toMatchObject({ address: STAFF_MAIL, confirmed: true })
  await client.breakdownMail.setAddress({ address: `${STAFF_MAIL}>` }).catch(() => undefined)
}

/** A request as a browser makes it, whatever it sends; answers the text of the answer. */
async function postAsBrowser({ cookie }: StoryPerson, path: string, body: string): Promise<string> {
  const headers = { [CSRF_HEADER.name]: CSRF_HEADER.value, cookie, 'content-type': 'application/json' }
  return await (await fetch(`${story.server.url}${DESK_PREFIX}${path}`, { method: 'POST', headers, body })).text()
}

/** A day of somebody at the desk, and what goes wrong in it; answers all that was answered but what was revealed. */
async function workOnCases({ client, id: authorId }: StoryPerson, lead: StoryPerson): Promise<string[]> {
  const answers: unknown[] = []
  const tried = (call: Promise<unknown>) =>
    call.then(
      (value) => answers.push(value),
      (fault: Error) => answers.push(`${fault}`),
    )
  const list = { view: 'flagged', limit: 20 } as const
  await tried(client.queue.list(list))
  await tried(client.cases.reserve({ view: 'flagged', count: 2 }))
  for (const q of [AUTHOR.email, AUTHOR.phone, 'U-canary', AUTHOR.displayName, REPORTER.email]) {
    await tried(client.search.find({ q }))
    await tried(client.members.lookUp({ value: q, reason: 'fraud_enquiry' }))
  }
  // past the hour's units, too
  for (let n = 0; n < 16; n++) await tried(client.members.lookUp({ value: `${n}${AUTHOR.email}`, reason: 'other' }))
  await tried(client.members.related({ memberId: 'U-canary', reason: 'duplicate_accounts' }))
  const { items } = await client.queue.list(list)
  const review = await client.cases.claim({ caseId: items.at(-1)?.id ?? '' })
  answers.push(review)
  const about = { memberId: review.authorId, caseId: review.id, reason: 'fraud_enquiry' } as const
  for (const field of PERSONAL_FIELDS)
    expect((await client.members.reveal({ ...about, field })).value).toBe(AUTHOR[field])
  await tried(client.members.reveal({ ...about, field: 'email', memberId: REPORTER_ID }))
  await tried(client.members.reveal({ ...about, field: 'email', reason: 'other' }))
  await tried(client.notes.add({ caseId: review.id, text: '確認しました' }))
  const content = { kind: 'note', text: DRAFT } as const
  await tried(client.drafts.save({ subjectId: review.id, authorId, over: null, content }))
  expect(await client.drafts.list({ subjectId: review.id })).toMatchObject([{ content }])
  await tried(lead.client.drafts.list({ subjectId: review.id }))
  await tried(client.cases.get({ caseId: review.id }))
  await tried(lead.client.notes.list({ caseId: review.id }))
  await tried(client.search.similar({ caseId: review.id }))
  const choice = {
    kind: 'measures',
    measures: ['hide', 'warn'],
    categories: ['direct_deal'],
    clause: 'G-4',
    template: null,
    text: '事務局です。ご確認をお願いします。',
    passages: [],
  } as const
  await tried(
    client.decisions.decide({ caseId: review.id, fence: review.fence, contentVersion: 1, choice, note: '' } as never),
  )
  await tried(client.decisions.recent())
  await tried(client.reports.invalidate({ reportId: 'R-3', reason: 'flood' }))
  await tried(client.cases.get({ caseId: items[0]?.id ?? '' }))
  await tried(lead.client.reports.restore({ reportId: 'R-3' }))
  await tried(lead.client.audit.list({ limit: 200 }))
  await tried(client.breakdownMail.state())
  await tried(lead.client.breakdownMail.preview({ rhythm: 'monthly' }))
  const whose = {
    by: 'member',
    id: 'U-canary',
    from: '2020-01-01T00:00:00.000Z',
    until: '2099-01-01T00:00:00.000Z',
  } as const
  await tried(lead.client.incidents.ask(whose))
  const [refusedOne] = await lead.client.incidents.lookupsRefused()
  await tried(lead.client.incidents.ask({ ...whose, by: 'person', id: refusedOne?.id ?? '' }))
  expect((await lead.client.incidents.export(whose)).rows).toBeGreaterThan(2)
  await tried(lead.client.incidents.export(whose))
  const { id } = await lead.client.audit.export({ format: 'jsonl', reason: 'review' })
  answers.push(await postAsBrowser(lead, '/audit/file', JSON.stringify({ id })))
  await tried(lead.client.coverage.days({} as never))
  const broken = `{"q":"${AUTHOR.email}"`
  answers.push(await postAsBrowser(lead, '/search/find', broken))
  return answers.map((each) => JSON.stringify(each) ?? '')
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** All rows of all tables, in one text. */
async function readTables(): Promise<string> {
  const { rawSql } = story.server.testApp
  const names = await rawSql(
    process.env.TEST_ENGINE === 'postgres'
      ? "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'"
      : "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
  )
  const readable = (_: string, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value
  const tables: string[] = []
  for (const { name } of names) tables.push(JSON.stringify(await rawSql(`SELECT * FROM "${name}"`), readable))
  return tables.join('\n')
}

/** What the desk writes to its log from now on, all levels of it, in place of where it goes. */
function recordLog(): { readonly lines: string[]; readonly end: () => void } {
  const lines: string[] = []
  const spy = vi.spyOn(fs, 'writeSync').mockImplementation(((fd: number, said: string | Uint8Array) => {
    if (fd !== 2) return fs.writevSync(fd, [Buffer.from(said)])
    lines.push(Buffer.from(said).toString('utf8'))
    return Buffer.byteLength(said)
  }) as typeof fs.writeSync)
  return { lines, end: () => spy.mockRestore() }
}

test('what the desk knows of members is nowhere but where it is sealed: in no answer, event, log, figure, file or table', async () => {
  const bodies: string[] = []
  const receiver = createServer(async (request, response) => {
    bodies.push(JSON.stringify(request.headers), await text(request))
    response.end('{}')
  })
  await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready))
  const mails = await startTestMailServer()
  const log = recordLog()
  try {
    story = await openStory({
      ...mails.environment,
      LOG_LEVEL: 'debug',
      MIMAMORI_PUBLIC_URL: 'http://127.0.0.1:4310',
      MIMAMORI_WEBHOOK_URL: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`,
    })
    const answered = [...(await postCanaries()), ...(await postRequests())]
    expect(answered.filter((answer) => answer.startsWith('5'))).toEqual([])
    // the deadline of the contact reminder passes
    story.wait(8 * 86_400)
    await story.turn()
    const come = async (login: string, role: 'moderator' | 'lead') =>
      signInAgain(story, await storeAccount(story.app, { login, role, settled: true }))
    const [person, lead] = [await come(STAFF[0], 'moderator'), await come(STAFF[1], 'lead')]
    await askForReports(lead, mails)
    const answers = await workOnCases(person, lead)
    await story.turn()
    await workOnRequests(person)
    story.wait(60)
    await story.turn()
    for (const type of ['contact_reminder.decided', 'enquiry.answered']) expect(bodies.join('')).toContain(type)
    const outward = await appealCanary(bodies, lead)
    const metrics = await (await fetch(`${story.server.url}/metrics`)).text()
    const verified = JSON.stringify(await verifyAuditLog(story.app))
    const tables = await readTables()
    await story.server.testApp.stop()

    const amiss: string[] = []
    const outside = [...CANARIES, REPORTER_ID, ...STAFF, ...STAFF_MAILS, DRAFT, TOLD]
    const sealed = [...CANARIES, ...STAFF_MAILS, DRAFT]
    for (const answer of answered) amiss.push(...findCanaries('told outside', answer, [...STAFF, ...STAFF_MAILS]))
    for (const answer of outward) amiss.push(...findCanaries('told outside', answer, outside))
    // reports as colleagues see them
    const reviews = answers.filter((answer) => answer.includes('"mayInvalidate"'))
    expect(reviews.length).toBeGreaterThan(1)
    for (const answer of reviews) amiss.push(...findCanaries('beside a case', answer, [REPORTER_ID]))
    for (const body of bodies) amiss.push(...findCanaries('webhook', body, outside))
    for (const answer of answers) amiss.push(...findCanaries(`answer ${answer.slice(0, 60)}`, answer, sealed))
    amiss.push(
      ...findCanaries('log', log.lines.join(''), outside),
      ...findCanaries('metrics', metrics, outside),
      ...findCanaries('verified', verified, sealed),
      ...findCanaries('tables', tables, sealed),
    )
    const files = listFiles(story.server.testApp.folder)
    for (const file of files) amiss.push(...findCanaries(file, readFileSync(file), sealed))
    expect(amiss).toEqual([])
    // it would have been seen: the log has the requests, the database the reporter, and there are files
    expect(log.lines.join('')).toContain('members/')
    expect(tables).toContain(REPORTER_ID)
    expect(files.length).toBeGreaterThan(0)
  } finally {
    log.end()
    receiver.closeAllConnections()
    receiver.close()
    await mails.close()
  }
})
