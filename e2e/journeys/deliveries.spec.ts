import { delivery } from '@mimamori/copy/delivery/ja'
import { startPair } from '../running/marketplace.ts'
import { appears, atFirstOf, expect, hide, seen, test as world } from './world.ts'

const JOB = '商品レビューの記事作成'
const NEXT = '名刺のデータ入力'
const UNDO_OVER_MS = 11_000

/** A desk that tries as often as any other, in seconds instead of days. */
const test = world.extend({
  pair: async ({ prepared }, use) => {
    if (!prepared) throw new Error('no desk was prepared')
    const { folder, apiKey } = prepared
    const pair = await startPair({ folder, apiKey, environment: { MIMAMORI_RETRY_SCALE: '0.00001' } })
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
  await atFirstOf([JOB, NEXT], { page, pair, me, copy })
  await hide(page, copy)
  await seen(page, NEXT)
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  const row = (list: keyof typeof delivery.lists) =>
    page.getByRole('table', { name: delivery.lists[list] }).getByRole('row').filter({ hasText: JOB })
  await appears(row('held'))
  await page.keyboard.press('j')
  await page.keyboard.press('z')
  await appears(page.getByRole('heading', { name: delivery.empty.held }))
  expect(await pair.marketplace.received()).toEqual([])

  // back to the case, and decided again; this time the marketplace is not to be reached
  await pair.marketplace.faults(1, ['500'])
  await page.goto('/queue/mine')
  await appears(page.locator('main a[data-case]').first())
  await page.locator('main a[data-case]').filter({ hasText: JOB }).press('Enter')
  await seen(page, JOB)
  await hide(page, copy)
  await seen(page, NEXT)
  await page.goto('/deliveries?list=dead')
  await appears(page.getByRole('heading', { name: delivery.empty.dead }))
  pair.desk.moveClock(UNDO_OVER_MS)
  await appears(row('dead').getByText(delivery.http('500')))
  await pair.marketplace.faults(0)
  await page.keyboard.press('j')
  await page.keyboard.press('>')
  await appears(page.getByRole('heading', { name: delivery.empty.dead }))
  await page.keyboard.press(']')
  await appears(row('delivered'))
  expect((await pair.marketplace.received()).filter(({ actions }) => actions === 1)).toHaveLength(1)
  expect(mouse).toEqual([])
})
