import { bulk as bulkJa } from '@mimamori/copy/bulk/ja'
import { lists as listsJa } from '@mimamori/copy/lists/ja'
import { patrol } from '@mimamori/copy/patrol/ja'
import { views as viewsJa } from '@mimamori/copy/views/ja'
import type { Page } from '@playwright/test'
import type { DeskPair } from '../harness/marketplace-process.ts'
import {
  caseTitle,
  expect,
  hideCase,
  interceptRequests,
  openSignedIn,
  postOffence,
  pressTabTo,
  readDecisions,
  test,
  waitForDecidingFloor,
  waitForVisible,
} from './journey-fixtures.ts'

const OFFENCE_TITLES = ['商品レビューの記事作成', '名刺のデータ入力', 'アンケートの集計'] as const
const SHORT_TITLES = ['会社案内の校正', '議事録の清書'] as const
const LONG_TITLE = '長い募集要項の書き起こし'

const lists = { ...listsJa, ...viewsJa }

const rows = (page: Page) => page.getByRole('main').getByRole('table').locator('a[data-case]')
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')
const paramsOf = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams)

/** A job nothing is wrong with; with `lines` it is longer than the screen, but read in seconds. */
async function postClean(pair: DeskPair, title: string, lines = 0): Promise<void> {
  const description = ['原稿を、見本のとおりに清書してください。', ...Array.from({ length: lines }, () => '清書')]
  const body = { title, description: description.join('\n\n') }
  await pair.marketplace.post({ kind: 'job', truth: 'clean', body })
}

test.use({ longUndo: true })

test('a list is narrowed down, put in order, saved under a key and worked through, by keyboard alone', {
  tag: '@verify',
}, async ({ page, pair, me, copy, mouse }) => {
  for (const title of OFFENCE_TITLES) await postOffence(pair, title)
  await openSignedIn(page, copy, me)
  await expect(rows(page)).toHaveCount(3)

  await page.keyboard.press('l')
  await waitForVisible(page.getByRole('group', { name: lists.filters }))
  await page.keyboard.press('Tab')
  await page.keyboard.press('l')
  await expect(page.getByRole('button', { name: lists.filter, exact: false }).first()).toBeFocused()
  await page.keyboard.press('l')
  const category = (name: string) => page.getByRole('group', { name: lists.filters }).getByRole('button', { name })
  await pressTabTo(page, category(copy.words.categoriesShort.mlm))
  await page.keyboard.press('Space')
  await expect(page.getByRole('heading', { name: lists.noMatch })).toBeVisible()
  expect(paramsOf(page).category).toBe('mlm')
  await page.keyboard.press('0')
  await expect(rows(page)).toHaveCount(3)
  expect(paramsOf(page)).toEqual({})

  await pressTabTo(page, category(copy.words.categoriesShort.direct_deal))
  await page.keyboard.press('Space')
  await expect(page.getByRole('list', { name: lists.filters })).toContainText(copy.words.categoriesShort.direct_deal)
  await page.keyboard.press('Escape')
  const due = page.getByRole('columnheader', { name: lists.columns.due })
  await pressTabTo(page, due.getByRole('button'))
  await page.keyboard.press('Enter')
  await expect(due).toHaveAttribute('aria-sort', 'ascending')
  expect(paramsOf(page)).toMatchObject({ category: 'direct_deal', sort: 'due' })

  await page.keyboard.press('y')
  await waitForVisible(page.getByRole('button', { name: lists.save, exact: true }))
  await page.keyboard.press('Enter')
  await page.keyboard.type('LINE')
  await page.keyboard.press('Tab')
  await page.keyboard.press('4')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: lists.views }).getByRole('link', { name: 'LINE' })).toBeVisible()

  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await expect(caseTitle(page)).toHaveText(copy.audit.title)
  await page.keyboard.press('g')
  await page.keyboard.press('4')
  await expect(caseTitle(page)).toHaveText(copy.queue.titles.flagged)
  expect(paramsOf(page)).toMatchObject({ category: 'direct_deal', sort: 'due' })

  await expect(rows(page)).toHaveCount(3)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect.poll(() => focused(page)).toContain(OFFENCE_TITLES[1])
  await page.keyboard.press('Enter')
  await expect(caseTitle(page)).toHaveText(OFFENCE_TITLES[1])
  expect(paramsOf(page)).toMatchObject({ queue: 'flagged', category: 'direct_deal', sort: 'due' })
  await page.goBack()
  await expect.poll(() => focused(page)).toContain(OFFENCE_TITLES[1])
  await expect(rows(page)).toHaveCount(3)
  await page.keyboard.press('c')
  await expect(caseTitle(page)).toHaveText(OFFENCE_TITLES[0])
  expect(paramsOf(page)).toMatchObject({ category: 'direct_deal', sort: 'due' })
  expect(mouse, 'nothing of it needs a mouse').toEqual([])
})

test('patrol passes only what was shown whole and long enough to read, and raises what is odd', {
  tag: '@verify',
}, async ({ page, pair, me, copy, mouse }) => {
  await postClean(pair, SHORT_TITLES[0])
  await postClean(pair, SHORT_TITLES[1])
  await postClean(pair, LONG_TITLE, 45)
  // not the most doubtful first, so that the long one is last
  await openSignedIn(page, copy, me, { at: '/queue/patrol?sort=due', there: copy.queue.titles.patrol })
  await expect(rows(page)).toHaveCount(3)
  const counts = '**/api/desk/queue/counts*'
  await interceptRequests(page, counts, () => undefined)
  await page.keyboard.press('Enter')
  await expect(caseTitle(page)).toHaveText(patrol.title)
  const cards = page.getByRole('region', { name: patrol.cards }).getByRole('article')
  await expect(cards).toHaveCount(3)
  const left = page.locator('#screen dl > div').filter({ hasText: patrol.left }).locator('dd')
  await expect(left, 'what was taken just now is not counted twice').toHaveText('3')
  await page.unroute(counts)
  const tab = page.getByRole('navigation').getByRole('link', { name: `${copy.shell.patrol} 3` })
  const held = (n: number) => tab.getByTitle(copy.shell.heldOf(String(n)))
  await expect(held(3), 'what somebody holds is counted, and said to be held').toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('q')
  await expect(held(0), 'what was not read is given back').toBeVisible()
  await page.goBack()
  await expect(cards).toHaveCount(3)
  await page.reload()
  await expect(cards, 'and so is what was on a page that is loaded anew').toHaveCount(3)
  const elsewhere = await page.context().newPage()
  await elsewhere.goto('/patrol')
  await expect(elsewhere.getByRole('heading', { name: patrol.doneHere })).toBeVisible()
  await expect(elsewhere.getByText(patrol.heldElsewhere(3))).toBeVisible()
  await elsewhere.close()
  const read = cards.filter({ hasText: patrol.read })
  // the long one is behind them, and not read by waiting
  await expect(read).toHaveCount(2)
  await expect(page.getByText(patrol.stay(1))).toBeVisible()
  await expect(page.getByText(patrol.progress(2, 3))).toBeVisible()

  const decideMany = '**/api/desk/decisions/decideMany'
  await interceptRequests(page, decideMany, (route) => route.fulfill({ status: 500 }))
  await page.keyboard.press('a')
  await expect(page.getByRole('region', { name: patrol.problems }).getByRole('listitem')).toHaveCount(2)
  await expect(cards, 'what could not be passed comes back').toHaveCount(3)
  await page.unroute(decideMany)
  await waitForDecidingFloor(page)
  await page.keyboard.press('a')
  await expect(cards).toHaveCount(1)
  await expect(cards).toContainText(LONG_TITLE)
  await expect(page.getByRole('button', { name: patrol.pass(0) })).toBeVisible()
  await waitForDecidingFloor(page)
  await page.keyboard.press('a')
  await expect(page.getByTestId('announcer')).toHaveText(patrol.passNone)
  await page.keyboard.press('z')
  await expect(cards).toHaveCount(3)

  await waitForDecidingFloor(page)
  await page.keyboard.press('a')
  await expect(cards).toHaveCount(1)
  await expect(read).toHaveCount(0)
  const scrolledDown = async () => {
    await page.keyboard.press('j')
    return await read.count()
  }
  await expect.poll(scrolledDown, { intervals: [80] }).toBe(1)
  await page.keyboard.press('o')
  await expect(page.getByRole('heading', { name: patrol.done })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('q')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText(LONG_TITLE)
  expect(mouse, 'nothing of it needs a mouse').toEqual([])
})

test('several cases are decided together after their effects were read, all of it is taken back, and Escape stops it half way', {
  tag: '@verify',
}, async ({ page, pair, me, copy, mouse }) => {
  for (const title of OFFENCE_TITLES) await postOffence(pair, title)
  await openSignedIn(page, copy, me)
  await expect(rows(page)).toHaveCount(3)
  for (const key of ['j', 'x', 'Shift+J', 'b']) await page.keyboard.press(key)
  await expect(caseTitle(page)).toHaveText(bulkJa.title)
  const cases = page.getByRole('list', { name: bulkJa.rows }).locator('[data-card]')
  await expect(cases).toHaveCount(2)
  await expect(cases.first()).toContainText('LINE ID: yamada-work2')
  // what has just come on screen is not decided by a key meant for what was there before
  await waitForDecidingFloor(page)

  const decide = async () => {
    await hideCase(page, copy)
    const effects = page.getByRole('region', { name: bulkJa.effects })
    for (const line of [bulkJa.effect.members(2), bulkJa.effect.hidden(2), bulkJa.effect.letters(2)])
      await expect(effects).toContainText(line)
    await expect(effects).toContainText(`「${OFFENCE_TITLES[0]}」`)
    await waitForDecidingFloor(page)
    await page.keyboard.press('Enter')
    await expect(page.getByText(bulkJa.decided(2))).toBeVisible()
  }
  await decide()
  await page.keyboard.press('z')
  await expect(page.getByText(bulkJa.undone(2)).first()).toBeVisible()
  const again = page.getByRole('button', { name: bulkJa.again })
  await pressTabTo(page, again)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: bulkJa.choose })).toBeVisible()
  await expect(cases).toHaveCount(2)
  await waitForDecidingFloor(page)
  await decide()

  await page.keyboard.press('Enter')
  await expect(caseTitle(page)).toHaveText(copy.queue.titles.flagged)
  await expect(rows(page)).toHaveCount(1)

  // stopped half way: what was decided stays, the rest is anybody’s again
  for (let n = 1; n < CASE_COUNT; n++) await postOffence(pair, `${OFFENCE_TITLES[2]} ${n}`)
  await expect(rows(page)).toHaveCount(CASE_COUNT)
  for (const key of ['j', 'x', ...Array.from({ length: CASE_COUNT - 1 }, () => 'Shift+J'), 'b'])
    await page.keyboard.press(key)
  await expect(cases).toHaveCount(CASE_COUNT)
  const held = await holdBackCalls(page, '**/decisions/decideMany')
  await waitForDecidingFloor(page)
  await hideCase(page, copy)
  await waitForVisible(page.getByRole('button', { name: bulkJa.run(CASE_COUNT) }))
  await waitForDecidingFloor(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText(bulkJa.progress(0, CASE_COUNT))).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText(bulkJa.cancelling)).toBeVisible()
  held.let()
  await expect(page.getByText(bulkJa.decided(CASES_PER_CALL))).toBeVisible()
  await expect(page.getByText(bulkJa.stopped(CASE_COUNT - CASES_PER_CALL))).toBeVisible()
  expect(held.calls(), 'what was not sent yet is not sent').toBe(1)
  // the two of before were decided twice, and once taken back
  expect(readDecisions(pair)).toHaveLength(4 + CASES_PER_CALL)
  await page.keyboard.press('Enter')
  await expect(rows(page)).toHaveCount(CASE_COUNT - CASES_PER_CALL)
  const link = page
    .getByRole('navigation')
    .getByRole('link', { name: `${copy.shell.flagged} ${CASE_COUNT - CASES_PER_CALL}` })
  await expect(link, 'nobody holds what is left').toBeVisible()
  expect(mouse, 'nothing of it needs a mouse').toEqual([])
})

const CASE_COUNT = 12
/** so many cases are decided by one call */
const CASES_PER_CALL = 10

/** Calls of this kind wait until they are let through. */
async function holdBackCalls(page: Page, what: string) {
  let calls = 0
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  await interceptRequests(page, what, async (route) => {
    calls += 1
    await opened
    await route.continue()
  })
  return { let: () => open(), calls: () => calls }
}
