import { acts } from '@mimamori/copy/acts/en'
import type { Page } from '@playwright/test'
import {
  caseTitle,
  decisionStatusLine,
  expect,
  hideCase,
  interceptRequests,
  openFirstOf,
  passCase,
  readDecisions,
  test,
  waitForCase,
  waitForNextReady,
} from './journey-fixtures.ts'

const FIRST = '商品レビューの記事作成'
const SECOND = '名刺のデータ入力'
const THIRD = 'アンケートの集計'

/** Z is pressed. What was undone is said by name, to screen readers and for a few seconds on screen, whatever the number of its case. */
async function pressUndo(page: Page, said: string): Promise<void> {
  const [before = '', after = ''] = said.split('#0')
  const pattern = new RegExp(`^${before}#\\d+${after}$`)
  const shown = page.locator('p[aria-hidden]').filter({ hasText: pattern }).waitFor()
  await page.keyboard.press('z')
  await expect(page.getByTestId('announcer')).toHaveText(pattern)
  await shown
}

test.use({ speaks: 'en', longUndo: true })

test('a snooze and then a warning are taken back by Z in their order, each said by name, and their cases are in hand again', {
  tag: '@verify',
}, async ({ page, pair, me, copy }) => {
  await openFirstOf([FIRST, SECOND, THIRD], { page, pair, me, copy })
  for (const key of ['s', '1']) await page.keyboard.press(key)
  await waitForCase(page, SECOND)
  await waitForNextReady(page, THIRD)
  await page.keyboard.press('w')
  await expect(page.getByRole('list', { name: copy.decisions.warnTitle })).toBeVisible()
  await page.keyboard.press('Enter')
  await waitForCase(page, THIRD)
  await pressUndo(page, acts.undone(0, copy.words.measures.warn))
  await waitForCase(page, SECOND)
  await pressUndo(page, acts.undone(0, acts.names.snooze))
  await waitForCase(page, FIRST)
  await expect(decisionStatusLine(page, copy, acts.names.snooze)).toHaveCount(1)
  await page.keyboard.press('z')
  await expect(page.getByTestId('announcer')).toHaveText(acts.nothing)
  expect(readDecisions(pair).map(({ state }) => state)).toEqual(['undone'])
  await passCase(page, copy)
  await waitForCase(page, SECOND)
  await expect(decisionStatusLine(page, copy, copy.words.noViolation)).toHaveCount(1)
  await expect.poll(() => readDecisions(pair).map(({ state }) => state)).toEqual(['undone', 'held'])
})

test('the Undo button of an older decision takes that one back, and what is undone on its way is undone once the desk has it', {
  tag: '@verify',
}, async ({ page, pair, me, copy }) => {
  await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
  await hideCase(page, copy)
  await waitForCase(page, SECOND)
  await hideCase(page, copy)
  const held = decisionStatusLine(page, copy, copy.decisions.states.held)
  await expect(held).toHaveCount(2)
  await held.last().getByRole('button', { name: copy.decisions.undo }).click()
  await waitForCase(page, FIRST)
  await expect(decisionStatusLine(page, copy, copy.decisions.states.undone)).toHaveCount(1)
  expect(readDecisions(pair).map(({ state }) => state)).toEqual(['undone', 'held'])

  const pressed = Promise.withResolvers<void>()
  await interceptRequests(page, '**/api/desk/decisions/decide', async (route) => {
    await pressed.promise
    await route.continue()
  })
  await hideCase(page, copy)
  await expect(decisionStatusLine(page, copy, copy.decisions.states.sending)).toHaveCount(1)
  await page.keyboard.press('z')
  expect(readDecisions(pair)).toHaveLength(2)
  pressed.resolve()
  await waitForCase(page, FIRST)
  expect(readDecisions(pair).map(({ state }) => state)).toEqual(['undone', 'held', 'undone'])
})

test('what was done in one tab is undone in another', { tag: '@verify' }, async ({ page, pair, me, copy }) => {
  await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
  const other = await page.context().newPage()
  await other.goto('/')
  await expect(caseTitle(other)).toHaveText(copy.queue.titles.flagged)
  // the button: a case that was just claimed is not released by its key
  await page.getByRole('button', { name: copy.cases.release }).press('Enter')
  await expect(decisionStatusLine(page, copy, acts.names.release)).toHaveCount(1)
  await pressUndo(other, acts.undone(0, acts.names.release))
  await waitForCase(other, FIRST)
  await expect(decisionStatusLine(other, copy, copy.decisions.states.undone)).toHaveCount(1)
})
