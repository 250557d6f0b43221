import {
  decisionStatusLine,
  expect,
  hideCase,
  interceptRequests,
  openFirstOf,
  readDecisions,
  test,
  waitForCase,
} from './journey-fixtures.ts'

const FIRST = '商品レビューの記事作成'
const SECOND = '名刺のデータ入力'
const DECIDE = '**/api/desk/decisions/decide'

test.use({ longUndo: true })

test.beforeEach(async ({ page, pair, me, copy }) => {
  await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
})

test('the Undo button of an older decision takes that one back, and the newer one stands', async ({
  page,
  pair,
  copy,
}) => {
  await hideCase(page, copy)
  await waitForCase(page, SECOND)
  await hideCase(page, copy)
  const held = decisionStatusLine(page, copy, copy.decisions.states.held)
  await expect(held).toHaveCount(2)
  await held.last().getByRole('button', { name: copy.decisions.undo }).click()
  await waitForCase(page, FIRST)
  await expect(decisionStatusLine(page, copy, copy.decisions.states.undone)).toHaveCount(1)
  expect(readDecisions(pair).map(({ state }) => state)).toEqual(['undone', 'held'])
})

test('a decision taken back while it is on its way is undone once the desk has it', async ({ page, pair, copy }) => {
  let deliver = () => {}
  const pressed = new Promise<void>((resolve) => {
    deliver = resolve
  })
  await interceptRequests(page, DECIDE, async (route) => {
    await pressed
    await route.continue()
  })
  await hideCase(page, copy)
  await expect(decisionStatusLine(page, copy, copy.decisions.states.sending)).toHaveCount(1)
  await page.keyboard.press('z')
  expect(readDecisions(pair)).toEqual([])
  deliver()
  await waitForCase(page, FIRST)
  expect(readDecisions(pair)).toMatchObject([{ state: 'undone' }])
})
