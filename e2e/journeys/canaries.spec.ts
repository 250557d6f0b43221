import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { DESK_PREFIX } from '@mimamori/contract/transport-contract'
import { aside } from '@mimamori/copy/aside/ja'
import { copy as ja } from '@mimamori/copy/ja'
import { notes } from '@mimamori/copy/notes/ja'
import { exampleMembers } from '@mimamori/examples/member-examples'
import { createSeededRandom } from '@mimamori/examples/seeded-random'
import type { Member } from '@mimamori/policy/intake/intake-arrivals'
import { PERSONAL_FIELDS, type PersonalField } from '@mimamori/policy/members/personal-fields'
import { startTestMailServer, type TestMailServer } from '@mimamori/testing-smtp/mail-server'
import { expect, type Page, test } from '@playwright/test'
import { createAccount, type Person, sessionHeaders, signIn, signInOnPage } from '../harness/desk-accounts.ts'
import { createWebhookSecret, type DeskProcess, startDesk } from '../harness/desk-process.ts'
import { intakeHeaders, intakePath } from '../harness/intake-requests.ts'
import { freePort } from '../harness/server-processes.ts'

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

async function callIntake(desk: DeskProcess, method: 'PUT' | 'POST', path: string, body: unknown): Promise<string> {
  const raw = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(`${desk.url}${intakePath(path)}`, {
    method,
    headers: intakeHeaders(desk.apiKey),
    body: raw,
  })
  return `${response.status} ${await response.text()}`
}

const withoutId = <Body extends { id: string }>({ id: _, ...body }: Body) => body

/** What the marketplace sends, and what it sends wrongly; answers all it was answered. */
async function postCanaries(desk: DeskProcess): Promise<string[]> {
  const author = canaryMember('U-canary', AUTHOR)
  const reporter = canaryMember(REPORTER_ID, REPORTER)
  const answers: string[] = []
  for (const member of [author, reporter, author])
    answers.push(await callIntake(desk, 'PUT', `/members/${member.id}`, withoutId(member)))
  for (const n of [1, 2, 3]) {
    const at = new Date().toISOString()
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
    answers.push(await callIntake(desk, 'PUT', `/jobs/J-${n}`, job))
    const report = {
      id: `R-${n}`,
      target: { type: 'job', id: `J-${n}` },
      reporterId: REPORTER_ID,
      reason: 'direct_deal_solicitation',
      text: 'LINEに誘導されました',
      reportedAt: at,
    }
    answers.push(await callIntake(desk, 'POST', '/reports', report))
  }
  const wrong = [
    { ...withoutId(author), phone: AUTHOR.phone.repeat(9) },
    { ...withoutId(author), [AUTHOR.email]: AUTHOR.displayName },
    { ...withoutId(author), roles: [AUTHOR.displayName], email: 7 },
    `{"displayName":"${AUTHOR.displayName}","email":"${AUTHOR.email}",`,
  ]
  for (const body of wrong) answers.push(await callIntake(desk, 'PUT', '/members/U-canary', body))
  answers.push(await callIntake(desk, 'POST', '/batch', { items: [{ kind: 'member', body: { ...author, phone: 9 } }] }))
  return answers
}

/** A contact reminder past its deadline, and an enquiry. */
async function postRequests(desk: DeskProcess): Promise<string[]> {
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
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
    await callIntake(desk, 'POST', '/contact-reminders', { id: 'CR-1', contract, ...asked }),
    await callIntake(desk, 'POST', '/enquiries', enquiry),
    await callIntake(desk, 'POST', '/contact-reminders', { id: TOLD, contract, ...asked, remindersSent: TOLD }),
    await callIntake(desk, 'POST', '/enquiries', { ...enquiry, evidence: TOLD }),
  ]
}

/** Somebody decides the reminder and answers the enquiry; what they write goes by letter, never by event. */
async function workOnRequests({ client }: Person): Promise<void> {
  const claim = async (view: 'reminders' | 'enquiries') => {
    let claimed: { id: string; fence: number } | null = null
    await expect.poll(async () => (claimed ??= await client.cases.claimNext({ view }))).not.toBeNull()
    const { id: caseId, fence } = claimed as unknown as { id: string; fence: number }
    return { caseId, fence }
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
async function appealCanary(desk: DeskProcess, bodies: readonly string[], lead: Person): Promise<string[]> {
  const measureId = /"measureId":"([^"]+)"/.exec(bodies.join('\n'))?.[1] ?? ''
  const fetched = async (path: string) => {
    const headers = intakeHeaders(desk.apiKey)
    return await (await fetch(`${desk.url}${intakePath(path)}`, { headers })).text()
  }
  const appealedAt = new Date().toISOString()
  const appeal = { id: 'A-1', memberId: 'U-canary', measureId, text: '納得できません', appealedAt }
  const answers = [
    await callIntake(desk, 'POST', '/appeals', appeal),
    await callIntake(desk, 'POST', '/appeals', { ...appeal, id: 'A-2' }),
  ]
  const words = { text: '措置を取り消しました。', reason: `${STAFF[0]}と${STAFF[1]}で確認` }
  await lead.client.appeals.decide({ appealId: 'A-1', outcome: 'granted', ...words })
  desk.moveClock(90_000)
  await expect.poll(async () => await fetched('/appeals/A-1')).toContain('granted')
  await expect.poll(() => bodies.join('')).toContain('appeal.granted')
  expect(answers.map((each) => each.slice(0, 3))).toEqual(['202', '422'])
  return [...answers, await fetched('/appeals/A-1'), await fetched(`/measures/${measureId}`)]
}

/** A lead gets reports by mail: the address is confirmed, and one that nobody can be mailed at is refused. */
async function askForReports({ client }: Person, mails: TestMailServer): Promise<void> {
  await client.breakdownMail.setAddress({ address: STAFF_MAIL })
  const [code = ''] = /\d{6}/.exec(mails.received.findLast(({ to }) => to === STAFF_MAIL)?.text ?? '') ?? []
  await client.breakdownMail.confirm({ code })
  const state = await client.breakdownMail.subscribe({ weekly: true, monthly: true })
  expect(state).toMatchObject({ address: STAFF_MAIL, confirmed: true })
  await client.breakdownMail.setAddress({ address: `${STAFF_MAIL}>` }).catch(() => undefined)
}

/** A day of somebody at the desk, and what goes wrong in it; answers all that was answered but what was revealed. */
async function workOnCases(desk: DeskProcess, { client, id: authorId }: Person, lead: Person): Promise<string[]> {
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
  const file = await fetch(`${desk.url}${DESK_PREFIX}/audit/file`, {
    method: 'POST',
    headers: sessionHeaders(lead),
    body: JSON.stringify({ id }),
  })
  answers.push(await file.text())
  await tried(lead.client.coverage.days({} as never))
  const broken = `{"q":"${AUTHOR.email}"`
  const response = await fetch(`${desk.url}/api/desk/search/find`, {
    method: 'POST',
    headers: sessionHeaders(lead),
    body: broken,
  })
  answers.push(await response.text())
  return answers.map((each) => JSON.stringify(each) ?? '')
}

/** All a browser keeps, in one text. */
const readBrowserStorage = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const stored = await Promise.all((await indexedDB.databases()).map(({ name }) => name))
    const responses = await Promise.all(
      (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
    )
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, stored, responses, history.state, location.href])
  })

/** Reveal two fields at the page: one runs out, the other ends as the case is left. Answers what was found where it must not be. */
async function openEveryScreen(page: Page, desk: DeskProcess, person: Person): Promise<string[]> {
  const amiss: string[] = []
  page.on('request', (request) => amiss.push(...findCanaries('address', request.url())))
  const answers: Promise<void>[] = []
  page.on('response', (response) => {
    // the stream of news has no end
    if (response.url().endsWith('/members/reveal') || response.headers()['content-type']?.includes('event-stream'))
      return
    answers.push(
      response.text().then(
        (body) => void amiss.push(...findCanaries(response.url(), body, [...CANARIES, REPORTER_ID])),
        () => undefined,
      ),
    )
  })
  await page.clock.install()
  await page.goto(desk.url)
  await signInOnPage(page, person)
  await page.locator('main a[data-case]').first().waitFor()
  await page.keyboard.press('c')
  const shown = page.locator('[data-revealed]')
  const region = (name: string) => page.getByRole('region', { name, exact: true }).waitFor()
  const reveal = async (digit: string, field: PersonalField) => {
    await page.getByRole('button', { name: ja.cases.reveal }).filter({ visible: true }).waitFor()
    await page.keyboard.press('v')
    await region(aside.revealTitle)
    await page.keyboard.press(digit)
    await region(aside.revealReason(aside.revealFields[field]))
    const earliest = await page.evaluate(() => Date.now())
    await page.keyboard.press('3')
    await expect(shown).toHaveText(AUTHOR[field])
    const latest = await page.evaluate(() => Date.now())
    amiss.push(...findCanaries('kept by the browser', await readBrowserStorage(page), [...CANARIES, DRAFT]))
    expect(await page.evaluate(() => document.querySelectorAll('.layer').length)).toBeGreaterThan(1)
    return { earliest, latest }
  }
  await page.locator('.layer:not([inert])').getByRole('button', { name: notes.write }).waitFor()
  await page.waitForTimeout(1_000)
  await page.keyboard.press('i')
  await page.locator('.layer:not([inert]) textarea:focus').waitFor()
  await page.keyboard.type(DRAFT)
  await page.locator('.layer:not([inert]) [data-draft=saved]').waitFor()
  await page.keyboard.press('Escape')
  // the page's clock runs on while the test looks: it is stopped on either side of the thirty seconds
  const { earliest, latest } = await reveal('2', 'email')
  await page.clock.pauseAt(earliest + 29_000)
  await expect(shown).toBeVisible()
  await page.clock.pauseAt(latest + 30_500)
  await expect(shown).toHaveCount(0)
  await page.clock.resume()
  amiss.push(...findCanaries('the page, 30 seconds later', await page.content()))
  await reveal('1', 'displayName')
  await page.keyboard.press('j')
  await expect(shown).toHaveCount(0)
  amiss.push(
    ...findCanaries('the page, at another case', await page.content()),
    ...findCanaries('kept by the browser', await readBrowserStorage(page), [...CANARIES, DRAFT]),
  )
  // what the page gave up asking for has no end
  await Promise.race([Promise.all(answers), pause(2_000)])
  return amiss
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

test('what the desk knows of members is nowhere but where it is sealed, and on screen for thirty seconds', async ({
  page,
}) => {
  const bodies: string[] = []
  const receiver = createServer(async (request, response) => {
    bodies.push(JSON.stringify(request.headers), await text(request))
    response.end('{}')
  })
  await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready))
  const address = receiver.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const webhook = { url: `http://127.0.0.1:${port}/`, secret: createWebhookSecret() }
  const [mails, deskPort] = [await startTestMailServer(), await freePort()]
  const mailing = {
    ...mails.environment,
    PORT: String(deskPort),
    MIMAMORI_PUBLIC_URL: `http://127.0.0.1:${deskPort}`,
  }
  const desk = await startDesk({ webhook, environment: { LOG_LEVEL: 'debug', ...mailing } })
  try {
    const answered = [...(await postCanaries(desk)), ...(await postRequests(desk))]
    expect(answered.filter((answer) => answer.startsWith('5'))).toEqual([])
    const person = await signIn(desk.url, await createAccount(desk, STAFF[0]))
    const lead = await signIn(desk.url, await createAccount(desk, STAFF[1], 'lead'))
    await askForReports(lead, mails)
    const answers = await workOnCases(desk, person, lead)
    const amiss = await openEveryScreen(page, desk, person)
    await workOnRequests(person)
    desk.moveClock(60_000)
    await expect.poll(() => bodies.join('')).toContain('contact_reminder.decided')
    await expect.poll(() => bodies.join('')).toContain('enquiry.answered')
    await expect.poll(() => bodies.length).toBeGreaterThan(2)
    const outward = await appealCanary(desk, bodies, lead)
    const metrics = await (await fetch(`${desk.url}/metrics`)).text()
    const verified = await desk.command('audit', 'verify')
    await desk.stop()
    const outside = [...CANARIES, REPORTER_ID, ...STAFF, ...STAFF_MAILS, DRAFT, TOLD]
    for (const answer of answered) amiss.push(...findCanaries('told outside', answer, [...STAFF, ...STAFF_MAILS]))
    for (const answer of outward) amiss.push(...findCanaries('told outside', answer, outside))
    // reports as colleagues see them
    const reviews = answers.filter((answer) => answer.includes('"mayInvalidate"'))
    expect(reviews.length).toBeGreaterThan(1)
    for (const answer of reviews) amiss.push(...findCanaries('beside a case', answer, [REPORTER_ID]))
    for (const body of bodies) amiss.push(...findCanaries('webhook', body, outside))
    for (const answer of answers)
      amiss.push(...findCanaries(`answer ${answer.slice(0, 60)}`, answer, [...CANARIES, ...STAFF_MAILS, DRAFT]))
    amiss.push(
      ...findCanaries('log', desk.stderr(), outside),
      ...findCanaries('metrics', metrics, outside),
      ...findCanaries('command', verified.stdout, [...CANARIES, ...STAFF_MAILS, DRAFT]),
    )
    for (const file of listFiles(desk.dataFolder))
      amiss.push(...findCanaries(file, readFileSync(file), [...CANARIES, ...STAFF_MAILS, DRAFT]))
    expect(amiss).toEqual([])
    // it would have been seen: the log has the requests, the database the reporter
    expect(desk.stderr()).toContain('members/')
    expect(readFileSync(desk.databaseFile).includes(REPORTER_ID)).toBe(true)
  } finally {
    receiver.close()
    await desk.discard()
    await mails.close()
  }
})
