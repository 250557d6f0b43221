import { lists } from '@mimamori/copy/lists/ja'
import { standards } from '@mimamori/copy/standards/ja'
import { memberStandards } from '@mimamori/copy/standards/member-standards.ja'
import { metricNames } from '@mimamori/copy/standards/metric-names.ja'
import type { Member } from '@mimamori/policy/intake/intake-arrivals'
import type { Metric, MetricValue } from '@mimamori/policy/standards/metric-definitions'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import type { Locator, Page } from '@playwright/test'
import { approveShippedStandards } from '../harness/approved-standards.ts'
import { createAccount, signIn } from '../harness/desk-accounts.ts'
import {
  connectionPool,
  createExamples,
  preparedJob,
  preparedMember,
  preparedMetrics,
  sendRequests,
} from '../harness/intake-requests.ts'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { checkAccessibility, openScreen } from './accessibility-checks.ts'
import {
  expect,
  interceptRequests,
  openSignedIn,
  pressTabTo,
  test,
  waitForCase,
  waitForVisible,
} from './journey-fixtures.ts'

const JOB = '名刺のデータ入力'
const FREELANCER = 'U-1'
const CLIENT = 'U-2'
const RATING = ['4.75', '4.8以上', 'あと0.05']
const WORK = ['46,800円／月', '月平均50,000円以上', 'あと3,200円／月']
const words = { ...memberStandards, ...standards }

const FLAGGED_TEXT = 'やり取りはLINE ID: yamada-work2 でお願いします。'

const nameOf = (id: string) => SHIPPED_STANDARDS.standards.find((each) => each.id === id)?.name.ja ?? ''

function measured(values: Partial<Record<Metric, number>>, windowMonths: number | null = null) {
  const measuredAt = new Date().toISOString()
  const of = (value: number): MetricValue => ({ value, measuredAt, windowMonths })
  return Object.fromEntries(Object.entries(values).map(([metric, value]) => [metric, of(value)]))
}

/** A freelancer whose rating is short by 0.05 and whose reply rate nobody has told, and a client short of work, who posts a job. Both are evaluated. */
async function prepareMembers({ desk }: DeskPair): Promise<void> {
  const { job, members } = createExamples(5)
  const [someone] = members
  if (!someone) throw new Error('nobody')
  const full: Omit<Member, 'id' | 'roles'> = {
    ...someone,
    verifications: { identity: true, phone: true, nda: true, marketplaceCheck: true },
    profile: {
      ...someone.profile,
      hasPhoto: true,
      introductionLength: 400,
      skills: 2,
      experience: 'public',
      companyFactsPublic: 4,
    },
  }
  const known = measured({
    last_login: Date.now(),
    earnings: 500_000,
    freelancer_rating: 475,
    completion_rate: 9_500,
    tasks_done: 0,
  })
  const halfYear = {
    completed_work: 280_800,
    client_rating: 490,
    client_reply_rate: 9_000,
    cancel_rate: 0,
    unfair_price_rate: 0,
  }
  const pool = connectionPool(desk.url, 1)
  await sendRequests(
    pool,
    [
      preparedMember(desk.apiKey, { ...full, id: FREELANCER, roles: ['freelancer'] }),
      preparedMember(desk.apiKey, { ...full, id: CLIENT, roles: ['client'] }),
      preparedMetrics(desk.apiKey, FREELANCER, known),
      preparedMetrics(desk.apiKey, CLIENT, { ...measured({ late_payments: 0 }), ...measured(halfYear, 6) }),
      preparedJob(desk.apiKey, { ...job('J-1'), clientId: CLIENT, title: JOB, description: FLAGGED_TEXT }),
    ],
    1,
  )
  await pool.close()
  approveShippedStandards(desk.databaseFile, new Date().toISOString())
  const { client } = await signIn(desk.url, await createAccount(desk, 'riku', 'lead'))
  const idle = async () => (await client.standards.state()).running === null
  // the desk begins one by itself, now that standards are approved: one at a time
  await expect(() => client.standards.run({ roles: ['client', 'freelancer'] })).toPass()
  await expect.poll(idle).toBe(true)
}

const criterion = (list: Locator, id: string) => list.locator(`[data-criterion=${id}]`)

/** What is met, missed and by how much, unknown, and not asked of somebody; what is held is folded, and so is what changed. */
async function readMemberPage(page: Page, heldSince: string, found: string[]): Promise<void> {
  const section = page.getByRole('region', { name: words.title })
  const [regular, certified] = [nameOf('regular_freelancer'), nameOf('certified_freelancer')]
  await waitForVisible(section.getByText(words.next(certified, 3)))
  const list = section.getByRole('list', { name: certified })
  await expect(list.locator('[data-criterion]').first()).not.toContainText(words.outcomes.met)
  await expect(criterion(list, 'required_standard')).toContainText(words.outcomes.met)
  await expect(criterion(list, 'login')).toContainText(words.outcomes.met)
  for (const part of [words.outcomes.not_met, metricNames.freelancer_rating, ...RATING])
    await expect(criterion(list, 'rating')).toContainText(part)
  for (const part of [words.outcomes.unknown, words.unknown.missing])
    await expect(criterion(list, 'replies')).toContainText(part)
  await expect(criterion(list, 'approval')).toContainText(words.outcomes.not_applicable)

  const held = section.locator('summary', { hasText: regular })
  await expect(held).toContainText(words.heldSince(heldSince))
  await expect(section.getByRole('list', { name: regular })).toBeHidden()
  await pressTabTo(page, held)
  await page.keyboard.press('Enter')
  await waitForVisible(criterion(section.getByRole('list', { name: regular }), 'introduction'))
  await pressTabTo(page, section.locator('summary', { hasText: words.history }))
  await page.keyboard.press('Enter')
  await expect(section.getByRole('list', { name: words.history })).toContainText(`${regular} ${words.changes.granted}`)
  await checkAccessibility(page, 'the standards of a member', found)
}

/** A queue is narrowed to what holders of a standard posted. */
async function narrowQueue(page: Page): Promise<void> {
  const [verified, certified] = [nameOf('verified_client'), nameOf('certified_client')]
  await page.getByRole('button', { name: lists.filter }).press('Enter')
  const choice = page.getByRole('combobox', { name: lists.fields.standard })
  await choice.selectOption({ label: certified })
  await waitForVisible(page.getByText(lists.noMatch))
  await choice.selectOption({ label: verified })
  await waitForVisible(page.getByText(JOB, { exact: true }))
  await expect(page).toHaveURL(/holds=verified_client/)
  await expect(page.getByRole('list', { name: lists.filters })).toContainText(`${lists.fields.standard} ${verified}`)
}

/** The review names the standards that a member holds, without moving anything, and unfolds the list. */
async function reviewCase(page: Page, scripts: readonly string[]): Promise<void> {
  const answer = Promise.withResolvers<void>()
  await interceptRequests(page, '**/standards/member*', async (route) => {
    await answer.promise
    await route.continue()
  })
  await page.keyboard.press('c')
  await waitForCase(page, JOB)
  const line = page.locator('.layer:not([inert]) .context details', {
    has: page.locator('summary', { hasText: words.short }),
  })
  await waitForVisible(line.locator('.skeleton'))
  const height = async () => (await line.boundingBox())?.height
  const before = await height()
  answer.resolve()
  await waitForVisible(line.getByText(nameOf('verified_client'), { exact: true }))
  expect(await height()).toBe(before)
  expect(scripts, 'the list is loaded by whoever unfolds it').toEqual([])

  await pressTabTo(page, line.locator('summary').first())
  await page.keyboard.press('Enter')
  const certified = nameOf('certified_client')
  await waitForVisible(line.getByText(words.next(certified, 1)))
  const work = criterion(line.getByRole('list', { name: certified }), 'work')
  for (const part of [words.outcomes.not_met, metricNames.completed_work, ...WORK])
    await expect(work).toContainText(part)
}

test.use({ speaks: 'ja' })

test('a moderator narrows the queue by a standard, unfolds the standards of a member beside a case, finds them in the search, and reads them on the page of a member', {
  tag: '@verify',
}, async ({ page, pair, me, copy }) => {
  const day = () => copy.instants.day(new Date().toISOString())
  const begun = day()
  await prepareMembers(pair)
  const evaluated = day()
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('member-standard-unfolded')) scripts.push(request.url())
  })
  await openSignedIn(page, copy, me)
  await narrowQueue(page)
  await reviewCase(page, scripts)

  await page.goto(`/search?q=${CLIENT}`)
  const found = page.getByRole('listitem').filter({ hasText: copy.cases.member(CLIENT) })
  await waitForVisible(found.getByText(nameOf('verified_client'), { exact: true }))
  await expect(found.getByText(nameOf('certified_client'), { exact: true })).toHaveCount(0)

  const violations: string[] = []
  await openScreen(page, `/members/${FREELANCER}`)
  await waitForVisible(page.getByRole('heading', { level: 1, name: copy.cases.member(FREELANCER) }))
  // a day may have ended while they were evaluated
  const since = page
    .getByRole('region', { name: words.title })
    .locator('summary')
    .filter({ hasText: nameOf('regular_freelancer') })
  await waitForVisible(since)
  const shown = (await since.textContent()) ?? ''
  await readMemberPage(page, shown.includes(begun) ? begun : evaluated, violations)
  expect(violations).toEqual([])
})
