import { waitingKeys } from '@mimamori/copy/waiting-keys/ja'
import type { Page } from '@playwright/test'
import { appears, atFirstOf, caseTitle, comeIn, decisionsIn, expect, postOffence, seen, tabTo, test } from './world.ts'

const FIRST = '商品レビューの記事作成'
const SECOND = '名刺のデータ入力'

const told = (page: Page, name: 'waiting' | 'uncounted') => page.locator(`[data-keys=${name}]`)

test('inside an open list A passes nothing and says so, a graver measure takes its place, and Escape leaves it', async ({
  page,
  pair,
  me,
  copy,
}) => {
  await atFirstOf([FIRST, SECOND], { page, pair, me, copy })
  await page.keyboard.press('h')
  await appears(page.getByRole('list', { name: copy.decisions.hideTitle }))
  await page.keyboard.press('a')
  await expect(told(page, 'uncounted')).toContainText(waitingKeys.why.barred)
  await expect(page.getByTestId('announcer')).toContainText('A')
  await page.keyboard.press('s')
  await page.keyboard.press('w')
  await appears(page.getByRole('list', { name: copy.decisions.warnTitle }))
  await page.keyboard.press('h')
  await page.keyboard.press('a')
  await appears(page.getByRole('list', { name: copy.decisions.warnTitle }))
  expect(decisionsIn(pair)).toEqual([])
  await expect(caseTitle(page)).toContainText(FIRST)
  await page.keyboard.press('Escape')
  await page.keyboard.press('a')
  await seen(page, SECOND)
  await expect.poll(() => decisionsIn(pair).length).toBe(1)
})

test('keys typed for a list that is on its way are shown while they wait, taken back by Escape, and heard in order', async ({
  page,
  pair,
  me,
  copy,
}) => {
  await postOffence(pair, FIRST)
  await postOffence(pair, SECOND)
  let arrive = () => {}
  const comes = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route('**/assets/open-panel-*.js', async (route) => {
    await comes
    await route.continue()
  })
  await comeIn(page, copy, me)
  await page.keyboard.press('c')
  await seen(page, FIRST)
  await page.keyboard.press('w')
  await page.keyboard.press('Enter')
  await expect(told(page, 'waiting')).toContainText(waitingKeys.waiting)
  await expect(told(page, 'waiting')).toContainText('Enter')
  await page.keyboard.press('Escape')
  await expect(told(page, 'waiting')).toHaveCount(0)
  await page.keyboard.press('h')
  await page.keyboard.press('1')
  await page.keyboard.press('a')
  await expect(told(page, 'waiting')).toContainText('1A')
  // reading goes on meanwhile
  await page.keyboard.press('n')
  await expect(page.locator('mark[data-active]').first()).toBeVisible()
  expect(decisionsIn(pair)).toEqual([])
  arrive()
  await appears(caseTitle(page).getByText(SECOND))
  await expect(told(page, 'uncounted')).toContainText(waitingKeys.why.lost)
  await expect.poll(() => decisionsIn(pair).length).toBe(1)
  await expect(caseTitle(page)).toContainText(SECOND)
})

test('how long a decision key waits is set in the settings, and what is too short or no number is refused there', async ({
  page,
  pair,
  me,
  copy,
}) => {
  await postOffence(pair, FIRST)
  await comeIn(page, copy, me)
  await page.goto('/settings')
  const { settings } = copy
  const field = page.getByLabel(settings.decisionDelay)
  await expect(field).toHaveValue('300')
  for (const bad of ['119', 'あ', '2001', '']) {
    await field.fill(bad)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toHaveText(settings.decisionDelayRefused(120, '2,000'))
    await expect(field).toHaveAttribute('aria-invalid', 'true')
  }
  await field.fill('120')
  const stored = page.waitForResponse('**/session/prefer')
  await page.keyboard.press('Enter')
  expect((await stored).status()).toBe(200)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.reload()
  await expect(field).toHaveValue('120')
  await tabTo(page, field)
})
