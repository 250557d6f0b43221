import { notes } from '@mimamori/copy/notes/ja'
import { signIn } from '@mimamori/copy/sign-in/ja'
import type { Route } from '@playwright/test'
import { seedStaff, signIn as signInAs, signInOnPage } from '../harness/desk-accounts.ts'
import {
  caseTitle,
  decisionStatusLine,
  expect,
  hideCase,
  interceptRequests,
  openFirstOf,
  pressTabTo,
  readDecisions,
  test,
  waitForCase,
  waitForNextReady,
  waitForVisible,
} from './journey-fixtures.ts'

const FIRST = '商品レビューの記事作成'
const SECOND = '名刺のデータ入力'
const DECIDE = '**/api/desk/decisions/decide'
const SAVE = '**/api/desk/drafts/save'

test.use({ longUndo: true })

test('a decision the network lost stays as a card with its draft and goes out by itself once it can; one whose answer was lost is the same one then', async ({
  page,
  pair,
  me,
  copy,
}) => {
  await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
  await interceptRequests(page, DECIDE, (route) => route.abort('internetdisconnected'))
  await hideCase(page, copy)
  await waitForCase(page, SECOND)
  const card = decisionStatusLine(page, copy, copy.decisions.states.failed)
  await expect(card).toContainText(copy.decisions.draftKept)
  expect(readDecisions(pair)).toEqual([])
  await page.unroute(DECIDE)
  await expect(decisionStatusLine(page, copy, copy.decisions.states.held)).toHaveCount(1)
  await expect.poll(() => readDecisions(pair)).toMatchObject([{ state: 'held' }])

  await interceptRequests(page, DECIDE, async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await hideCase(page, copy)
  await expect(card).toHaveCount(1)
  await page.unroute(DECIDE)
  await expect(card).toHaveCount(0)
  await expect(decisionStatusLine(page, copy, copy.words.measures.hide)).toHaveCount(2)
  await expect.poll(() => readDecisions(pair)).toMatchObject([{ state: 'held' }, { state: 'held' }])
})

test('whoever was signed out for being away finds reason and note as they were half typed', { tag: '@verify' }, async ({
  page,
  pair,
  me,
  copy,
}) => {
  await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
  const field = page.locator('textarea:focus')
  await page.keyboard.press('e')
  await waitForVisible(field)
  await page.keyboard.type('金額について、まだ')
  await page.keyboard.press('Escape')
  await page.keyboard.press('i')
  await waitForVisible(field)
  await page.keyboard.type('依頼者に')
  const { client } = await signInAs(pair.desk.url, me)
  await client.session.revokeOthers()
  await page.keyboard.press('Escape')
  await waitForVisible(page.getByRole('heading', { level: 1, name: copy.staff.title }))
  await expect(page.getByText(signIn.expired)).toBeVisible()
  await signInOnPage(page, me)
  await waitForCase(page, FIRST)
  await expect(page.getByRole('textbox', { name: notes.label })).toHaveValue('依頼者に')
  await page.keyboard.press('e')
  await expect(page.getByRole('region', { name: copy.aside.escalateTitle }).getByRole('textbox')).toHaveValue(
    '金額について、まだ',
  )
})

test('whoever decides a case a colleague has taken over is told so and keeps the draft', { tag: '@verify' }, async ({
  page,
  pair,
  me,
  copy,
}) => {
  const [colleague] = await seedStaff(pair.desk, 1)
  // who hears of it in time is not asked to decide; here the news is lost on its way
  await interceptRequests(page, '**/api/desk/live', (route) => route.abort())
  await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
  // it prolongs its claim before it looks for the next; a claim prolonged later than that would not run out
  await waitForNextReady(page, SECOND)
  // any answer would tell the page what time it is at the desk
  const withheld: Route[] = []
  await interceptRequests(page, '**/api/desk/**', (route) =>
    route.request().url().endsWith('/decisions/decide') ? route.continue() : void withheld.push(route),
  )
  pair.desk.moveClock(125_000)
  await expect
    .poll(async () => colleague?.client.cases.claimNext({ view: 'flagged' }))
    .toMatchObject({ content: { title: FIRST } })
  await hideCase(page, copy)
  const card = decisionStatusLine(page, copy, copy.decisions.states.failed)
  await expect(card).toContainText(copy.refusals.lease_lost)
  await page.unroute('**/api/desk/**')
  for (const route of withheld) await route.continue()
  await expect(card).toContainText(copy.decisions.draftKept)
  expect(readDecisions(pair)).toEqual([])
  await pressTabTo(page, card.getByRole('button', { name: copy.decisions.openDraft }))
  await page.keyboard.press('Enter')
  await expect(caseTitle(page)).toContainText(FIRST)
})

test('a part of the screen that cannot be loaded says so in its place, and the case can be decided', {
  tag: '@verify',
}, async ({ page, pair, me, copy }) => {
  await interceptRequests(page, '**/assets/{secondary-actions,case-notes,evidence-tab-panel}-*', (route) =>
    route.abort('internetdisconnected'),
  )
  await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
  await page.keyboard.press(']')
  await expect(page.getByText(copy.errors.part).filter({ visible: true })).toHaveCount(3)
  await hideCase(page, copy)
  await waitForCase(page, SECOND)
  await expect.poll(() => readDecisions(pair).length).toBe(1)
})

test('parts that come without their words take no case off the screen', { tag: '@verify' }, async ({
  page,
  pair,
  me,
  copy,
}) => {
  await interceptRequests(page, '**/assets/words-*-ja-*', async (route) => {
    const script = await route.fetch()
    const words = await script.text()
    // what colleagues say
    return words.includes(notes.placeholder) ? route.abort() : route.fulfill({ response: script })
  })
  await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
  await expect(page.getByText(copy.errors.part).filter({ visible: true })).toHaveCount(1)
  await hideCase(page, copy)
  await waitForCase(page, SECOND)
  await expect.poll(() => readDecisions(pair).length).toBe(1)
})

test('what is typed for commands that cannot come decides nothing and takes nothing back', { tag: '@verify' }, async ({
  page,
  pair,
  me,
  copy,
}) => {
  const overlays = '**/assets/overlays-*'
  await interceptRequests(page, overlays, (route) => route.abort('internetdisconnected'))
  await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
  await hideCase(page, copy)
  await waitForCase(page, SECOND)
  await page.unroute(overlays)
  await page.context().setOffline(true)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('U-1 zhm1a', { delay: 60 })
  await waitForVisible(page.getByTestId('announcer').getByText(copy.errors.network))
  await expect(caseTitle(page)).toContainText(SECOND)
  await page.context().setOffline(false)
  await expect(decisionStatusLine(page, copy, copy.decisions.states.held)).toHaveCount(1)
  expect(readDecisions(pair)).toMatchObject([{ state: 'held' }])
  // the browser would not try that script again: the page comes anew, where nothing is lost by it
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expect(caseTitle(page)).toContainText(SECOND)
})

test('a screen that has not come yet when the desk is out of reach says so beside the queues and opens by itself; where leaving would lose what was typed it is waited for', {
  tag: '@verify',
}, async ({ page, pair, me, copy }) => {
  await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
  await waitForVisible(page.getByRole('button', { name: copy.aside.moves.escalate }))
  await page.context().setOffline(true)
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await waitForVisible(page.getByRole('heading', { level: 1, name: copy.errors.away }))
  await expect(page.getByRole('link', { name: copy.shell.patrol })).toBeVisible()
  await page.context().setOffline(false)
  await waitForVisible(page.getByRole('heading', { level: 1, name: copy.audit.title }))
  await page.goBack()
  await waitForCase(page, FIRST)

  await page.context().setOffline(true)
  await expect(async () => {
    await page.keyboard.press('e')
    await expect(page.locator('textarea:focus')).toBeVisible({ timeout: 1_000 })
  }).toPass()
  // it is not saved before the screen is given up
  await interceptRequests(page, SAVE, () => undefined)
  await page.keyboard.type('取引先に')
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await waitForVisible(page.getByRole('heading', { level: 1, name: copy.errors.away }))
  await page.context().setOffline(false)
  await waitForVisible(page.getByRole('heading', { level: 1, name: copy.errors.page }))
  await page.unroute(SAVE)
  await page.goBack()
  await waitForCase(page, FIRST)
  const reason = page.getByRole('region', { name: copy.aside.escalateTitle }).getByRole('textbox')
  // what is read anew holds keys back for a moment once more
  await expect(async () => {
    if (!(await reason.isVisible())) await page.keyboard.press('e')
    await expect(reason).toHaveValue('取引先に', { timeout: 2_000 })
  }).toPass()
})
