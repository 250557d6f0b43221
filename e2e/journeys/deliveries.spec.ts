import { delivery } from '@mimamori/copy/delivery/ja'
import { startDeskPair } from '../harness/marketplace-process.ts'
import { LONGEST_UNDO_OVER_MS, setLongestUndoWindow } from '../harness/undo-window.ts'
import { expect, hideCase, openFirstOf, waitForCase, waitForVisible, test as world } from './journey-fixtures.ts'

const JOB = '商品レビューの記事作成'
const NEXT = '名刺のデータ入力'

/** A desk that tries as often as any other, in seconds instead of days. */
const test = world.extend({
  pair: async ({ prepared }, use) => {
    if (!prepared) throw new Error('no desk was prepared')
    const { folder, apiKey } = prepared
    const pair = await startDeskPair({ folder, apiKey, environment: { MIMAMORI_RETRY_SCALE: '0.00001' } })
    await setLongestUndoWindow(pair.desk)
    await use(pair)
    await pair.discard()
  },
})

test('what is held is stopped before it goes out; what was given up is sent again with one key and arrives once', async ({
  page,
  pair,
  me,
  copy,
  mouse,
}) => {
  await openFirstOf([JOB, NEXT], { page, pair, me, copy })
  await hideCase(page, copy)
  await waitForCase(page, NEXT)
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  const row = (list: keyof typeof delivery.lists) =>
    page.getByRole('table', { name: delivery.lists[list] }).getByRole('row').filter({ hasText: JOB })
  await waitForVisible(row('held'))
  await page.keyboard.press('j')
  await page.keyboard.press('z')
  await waitForVisible(page.getByRole('heading', { name: delivery.empty.held }))
  expect(await pair.marketplace.received()).toEqual([])

  // back to the case, and decided again; this time the marketplace is not to be reached
  await pair.marketplace.faults(1, ['500'])
  await page.goto('/queue/mine')
  await waitForVisible(page.locator('main a[data-case]').first())
  await page.locator('main a[data-case]').filter({ hasText: JOB }).press('Enter')
  await waitForCase(page, JOB)
  await hideCase(page, copy)
  await waitForCase(page, NEXT)
  await page.goto('/deliveries?list=dead')
  await waitForVisible(page.getByRole('heading', { name: delivery.empty.dead }))
  pair.desk.moveClock(LONGEST_UNDO_OVER_MS)
  await waitForVisible(row('dead').getByText(delivery.http('500')))
  await pair.marketplace.faults(0)
  await page.keyboard.press('j')
  await page.keyboard.press('>')
  await waitForVisible(page.getByRole('heading', { name: delivery.empty.dead }))
  await page.keyboard.press(']')
  await waitForVisible(row('delivered'))
  expect((await pair.marketplace.received()).filter(({ actions }) => actions === 1)).toHaveLength(1)
  expect(mouse).toEqual([])
})
