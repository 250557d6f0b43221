import { delivery } from '@mimamori/copy/delivery/ja'
import { DELIVERY_LISTS } from '@mimamori/policy/delivery/delivery-lists'
import { signIn } from '../harness/desk-accounts.ts'
import { LONGEST_UNDO_OVER_MS } from '../harness/undo-window.ts'
import { expect, openSignedIn, postOffence, test, waitForVisible } from './journey-fixtures.ts'

const HELD = '名刺のデータ入力'
const DEAD = '商品レビューの記事作成'

// as often as any other desk, in seconds instead of days
test.use({ longUndo: true, settings: { MIMAMORI_RETRY_SCALE: '0.00001' } })

test('what was given up is sent again with one key, and what is held is stopped before it goes out', {
  tag: '@verify',
}, async ({ page, pair, me, copy, mouse }) => {
  const { client } = await signIn(pair.desk.url, me)
  async function hide(title: string): Promise<void> {
    await postOffence(pair, title)
    const held = await client.cases.claimNext({ view: 'flagged' })
    if (held?.kind !== 'review') throw new Error('nothing is flagged')
    const { id: caseId, fence, contentVersion } = held
    const choice = { kind: 'measures', measures: ['hide'], categories: ['direct_deal'], clause: 'G-4' } as const
    const letter = { template: null, text: '事務局です。', passages: [] }
    const hidden = { ...choice, ...letter, measures: [...choice.measures], categories: [...choice.categories] }
    await client.decisions.decide(
      { caseId, fence, contentVersion, choice: hidden },
      { context: { idempotencyKey: `hide-${caseId}` } },
    )
  }
  await pair.marketplace.faults(1, ['500'])
  await hide(DEAD)
  pair.desk.moveClock(LONGEST_UNDO_OVER_MS)
  await expect
    .poll(async () => (await client.deliveries.list({ list: 'dead' })).counts.dead, { intervals: [50] })
    .toBeGreaterThan(0)
  await pair.marketplace.faults(0)
  await hide(HELD)

  const row = (list: keyof typeof delivery.lists, title: string) =>
    page.getByRole('table', { name: delivery.lists[list] }).getByRole('row').filter({ hasText: title })
  await openSignedIn(page, copy, me, { at: '/deliveries?list=dead', there: delivery.title })
  await waitForVisible(row('dead', DEAD).getByText(delivery.http('500')))
  await page.keyboard.press('j')
  await page.keyboard.press('>')
  await waitForVisible(page.getByRole('heading', { name: delivery.empty.dead }))
  await page.keyboard.press(']')
  await waitForVisible(row('delivered', DEAD))
  expect((await pair.marketplace.received()).filter(({ actions }) => actions === 1)).toHaveLength(1)
  for (let list = 0; list < DELIVERY_LISTS.length - 1; list++) await page.keyboard.press('[')
  await waitForVisible(row('held', HELD))
  await page.keyboard.press('j')
  await page.keyboard.press('z')
  await waitForVisible(page.getByRole('heading', { name: delivery.empty.held }))
  expect(mouse).toEqual([])
})
