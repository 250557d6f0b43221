import { lookups } from '@mimamori/copy/lookups/en'
import { search } from '@mimamori/copy/search/en'
import { signIn as signInAs } from '../harness/desk-accounts.ts'
import {
  connectionPool,
  createExamples,
  intakeHeaders,
  intakePath,
  preparedJob,
  preparedMember,
  sendRequests,
} from '../harness/intake-requests.ts'
import { findViolations } from './accessibility-checks.ts'
import {
  caseTitle,
  expect,
  interceptRequests,
  openSignedIn,
  readDecisions,
  test,
  waitForCase,
  waitForVisible,
} from './journey-fixtures.ts'

const FIRST = '商品レビューの記事作成'
const REPORTED = '登録すると紹介料がもらえると誘われました。'
const TEXT =
  '当店で扱う雑貨のレビューを書いてくださる方を募集します。写真は当方で用意します。やり取りはLINE ID: yamada-work2 でお願いします。'

test.use({ speaks: 'en' })

test('a text is found by a word, what was posted before in nearly the same words stands beside it, and keys typed right after / decide nothing', {
  tag: '@verify',
}, async ({ page, pair, me, copy, mouse }) => {
  const { desk } = pair
  const { job } = createExamples(3)
  const posted = (id: string, clientId: string, description: string) =>
    preparedJob(desk.apiKey, { ...job(id, 'clean'), id, clientId, title: FIRST, description })
  const again = TEXT.replaceAll('LINE', 'Ｌ・Ｉ・Ｎ・Ｅ')
  const pool = connectionPool(desk.url, 1)
  await sendRequests(pool, [posted('J-old', 'U-1', TEXT), posted('J-new', 'U-2', again)], 1)
  await pool.close()
  const target = { type: 'job', id: 'J-new' }
  const report = { id: 'R-1', target, reporterId: 'U-reporter-1', reason: 'other_breach', text: REPORTED }
  const filed = await fetch(`${desk.url}${intakePath('/reports')}`, {
    method: 'POST',
    headers: intakeHeaders(desk.apiKey),
    body: JSON.stringify({ ...report, reportedAt: new Date().toISOString() }),
  })
  expect(filed.status).toBe(202)
  await openSignedIn(page, copy, me)

  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('line yamada')
  await expect(page).toHaveURL(({ searchParams }) => searchParams.get('q') === 'line yamada')
  const results = page.getByRole('list', { name: search.results })
  await expect(results.getByRole('listitem')).toHaveCount(2)
  await expect(results.locator('mark').first()).toHaveText('Ｌ・Ｉ・Ｎ・Ｅ')
  expect(await findViolations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await waitForVisible(caseTitle(page).getByText(FIRST))

  await page.keyboard.press('[')
  const alike = page.getByRole('list', { name: search.related.label })
  await expect(alike.getByRole('listitem')).toHaveCount(1)
  await expect(alike).toContainText(search.related.differences.respelt)
  await expect(alike).toContainText(search.related.otherAuthor('U-1'))
  expect(await findViolations(page)).toEqual([])
  await page.keyboard.press('Tab')
  await alike.getByRole('button').first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: search.related.back })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(alike.getByRole('button').first()).toBeFocused()

  await page.goBack()
  await expect(results.locator('[data-hit]').first()).toBeFocused()

  // what a report says is found with it; who wrote it is nowhere
  await page.keyboard.press('/')
  await page.getByRole('searchbox').fill('紹介料')
  await expect(results.getByRole('listitem')).toHaveCount(1)
  await expect(results.locator('mark')).toHaveText('紹介料')
  await expect(results).toContainText(search.reportOn(copy.words.targets.job))
  await expect(page.locator('body')).not.toContainText('U-reporter-1')
  expect(await findViolations(page)).toEqual([])
  await results.getByRole('link').first().press('Enter')
  await waitForCase(page, FIRST)
  await page.keyboard.press('c')
  await waitForVisible(page.getByRole('button', { name: copy.cases.release }))
  // at once: a second later keys decide again where the page has not come yet
  await Promise.all([...'/aw1'].map((key) => page.keyboard.press(key)))
  await expect(page.getByRole('searchbox')).toBeFocused()
  // whatever these keys would have done is done before this is answered
  await page.keyboard.type('記事')
  await expect(page.getByRole('searchbox')).toHaveValue(/記事$/)
  await expect(page.getByRole('region', { name: copy.decisions.strip }).getByRole('listitem')).toHaveCount(0)
  expect(readDecisions(pair)).toEqual([])
  expect(mouse, 'nothing of it needs a mouse').toEqual([])
})

test('a member is looked up by a whole mail address and a reason, by keys, it is in no address of the page, and past the limit the page says when one can again', {
  tag: '@verify',
}, async ({ page, pair: { desk }, me, copy, mouse }) => {
  const [member] = createExamples(3).members
  if (!member) throw new Error('nobody to find')
  const pool = connectionPool(desk.url, 1)
  await sendRequests(pool, [preparedMember(desk.apiKey, member)], 1)
  await pool.close()
  await openSignedIn(page, copy, me)
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  page.on('framenavigated', (frame) => addresses.push(frame.url()))
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type(member.email, { delay: 30 })
  const panel = page.getByRole('region', { name: lookups.title })
  await waitForVisible(panel.getByRole('heading', { name: lookups.asks.email }))
  expect(
    addresses.filter((address) => address.endsWith('/lookUp')),
    'typing looks nobody up',
  ).toEqual([])
  expect(await findViolations(page)).toEqual([])
  // the first look-up asks for its reason
  await page.keyboard.press('Enter')
  await expect(panel.getByRole('button', { name: lookups.reasons.member_contact })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const found = page.getByRole('region', { name: search.members })
  await expect(found).toContainText(member.id)
  await expect(found.getByRole('link').first()).toBeFocused()
  await expect(panel.getByRole('status')).toContainText(lookups.left(29, 30))
  expect(await findViolations(page)).toEqual([])
  // the next one on this page keeps it
  await page.keyboard.press('/')
  await page.keyboard.type('nobody@example.jp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: lookups.none })).toBeVisible()
  await expect(panel.getByRole('heading', { name: lookups.done(lookups.reasons.duplicate_accounts) })).toBeVisible()
  await expect(panel.getByRole('status')).toContainText(lookups.left(27, 30))
  // and from anywhere, by the palette
  await page.keyboard.press('Control+k')
  await page.keyboard.type(member.email)
  await waitForVisible(page.getByRole('option', { name: lookups.entry(lookups.reasons.fraud_enquiry) }))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(found).toContainText(member.id)
  await expect(panel.getByRole('heading', { name: lookups.done(lookups.reasons.fraud_enquiry) })).toBeVisible()
  await expect(panel.getByRole('status')).toContainText(lookups.left(26, 30))

  const { client } = await signInAs(desk.url, me)
  for (let n = 0; n < 13; n++) await client.members.lookUp({ value: `nobody${n}@example.jp`, reason: 'other' })
  await page.keyboard.press('/')
  await page.keyboard.type('nobody@example.jp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').getByRole('heading', { name: lookups.over })).toBeVisible()
  expect(await findViolations(page)).toEqual([])
  const local = encodeURIComponent(member.email.split('@')[1] ?? '')
  expect(
    addresses.filter((address) => address.includes('@') || address.includes('%40') || address.includes(local)),
  ).toEqual([])
  expect(mouse, 'nothing of it needs a mouse').toEqual([])
})

test('a page without an answer says what to do next', { tag: '@verify' }, async ({ page, me, copy }) => {
  await openSignedIn(page, copy, me)
  await page.keyboard.press('/')
  await expect(page.getByRole('heading', { name: search.start })).toBeVisible()
  await page.keyboard.type('あ')
  await expect(page.getByRole('heading', { name: search.short })).toBeVisible()
  await page.keyboard.type('りえない言葉')
  await expect(page.getByRole('heading', { name: search.none })).toBeVisible()
  expect(await findViolations(page)).toEqual([])
  await page.goto('/search?state=hidden&q=言葉')
  await expect(page.getByText(search.noneFiltered)).toBeVisible()
  await page.getByRole('button', { name: search.clearFilters }).press('Enter')
  await expect(page).toHaveURL(({ searchParams }) => !searchParams.has('state'))
  await interceptRequests(page, '**/search/find', (route) => route.abort())
  await page.keyboard.press('/')
  await page.keyboard.type('仕事')
  await expect(page.getByRole('heading', { name: search.failed })).toBeVisible()
  await page.unroute('**/search/find')
  await page.getByRole('button', { name: search.retry }).press('Enter')
  await expect(page.getByRole('heading', { name: search.none })).toBeVisible()
})
