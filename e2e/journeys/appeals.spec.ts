import { appeals as words } from '@mimamori/copy/appeals/en'
import { type Person, seedStaff, signIn } from '../harness/desk-accounts.ts'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { UNDO_OVER_MS } from '../harness/undo-window.ts'
import { openScreen } from './accessibility-checks.ts'
import { expect, openSignedIn, postOffence, test, waitForVisible } from './journey-fixtures.ts'
import { callSite } from './reminder-steps.ts'

const REPORTER = 'U-lark-77041'
const REPORT_TEXT = 'LINEへの登録を求められました'
const APPEAL_TEXT = 'LINEスタンプの感想を書く仕事で、連絡先の交換ではありません。'
const OTHER_TEXT = '連絡先は契約の後に伝えるつもりでした。'

/** Hides the first flagged job. Answers its case. */
async function hideFirst({ client }: Person): Promise<string> {
  const held = await client.cases.claimNext({ view: 'flagged' })
  if (held?.kind !== 'review') throw new Error('nothing is flagged')
  const { id: caseId, fence, contentVersion } = held
  const choice = { kind: 'measures' as const, measures: ['hide' as const], categories: ['direct_deal' as const] }
  await client.decisions.decide(
    {
      ...{ caseId, fence, contentVersion },
      choice: { ...choice, clause: 'G-4', template: null, text: '事務局です。', passages: [] },
    },
    { context: { idempotencyKey: `hide-${caseId}` } },
  )
  return caseId
}

/** The client of a hidden job objects on the marketplace. */
async function appeal(pair: DeskPair, jobId: string, text: string): Promise<void> {
  // the site knows a measure once it has acted on the event
  const measure = async () =>
    (await pair.marketplace.received()).find(({ target, actedAt }) => target.id === jobId && actedAt)?.measureId
  await expect.poll(measure, { intervals: [25] }).toBeTruthy()
  await callSite(pair, '/appeals', { measureId: await measure(), text })
}

test.use({ speaks: 'en' })

test('an appeal is granted with keys alone by somebody who had no part in it, and the page says so when it is final', {
  tag: '@verify',
}, async ({ page, pair, me, copy, mouse }) => {
  const [kaz] = await seedStaff(pair.desk, 1)
  if (!kaz) throw new Error('nobody came')
  const jobId = await postOffence(pair, '商品レビューの記事作成')
  const report = { reporterId: REPORTER, reason: 'direct_deal_solicitation', text: REPORT_TEXT }
  await pair.marketplace.post({ kind: 'report', body: { ...report, target: { type: 'job', id: jobId } } })
  const caseId = await hideFirst(kaz)
  const own = await postOffence(pair, '名刺のデータ入力')
  await hideFirst(await signIn(pair.desk.url, me))
  pair.desk.moveClock(UNDO_OVER_MS)
  await appeal(pair, jobId, APPEAL_TEXT)
  await appeal(pair, own, OTHER_TEXT)

  await openSignedIn(page, copy, me, { at: '/appeals', there: words.title })
  await expect(page.getByRole('tabpanel').getByRole('listitem')).toHaveCount(2)
  await page.keyboard.press('j')
  await waitForVisible(page.getByText(APPEAL_TEXT).last())
  const grant = page.getByRole('button', { name: words.outcomes.granted }).first()
  await expect(grant).toBeEnabled()
  await page.keyboard.press('j')
  await waitForVisible(page.getByText(OTHER_TEXT).last())
  await expect(page.getByRole('main')).toContainText(copy.refusals.had_part)
  await expect(grant).toBeDisabled()
  await page.keyboard.press('k')
  await expect(grant).toBeEnabled()
  await page.keyboard.press('1')
  await waitForVisible(page.locator('textarea:focus'))
  await page.keyboard.insertText('文脈から違反とは言えない')
  await page.keyboard.press('Control+Enter')
  await waitForVisible(page.getByRole('timer'))
  pair.desk.moveClock(2 * UNDO_OVER_MS)
  await expect(page.getByText(words.states.granted, { exact: true }).last()).toBeVisible()

  await openScreen(page, `/review/${caseId}`)
  const tab = page.getByRole('tab', { name: copy.cases.tabs.reports })
  await waitForVisible(tab)
  while ((await tab.getAttribute('aria-selected')) !== 'true') await page.keyboard.press(']')
  const filed = page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: REPORT_TEXT })
  await expect(filed).toContainText(copy.cases.reporter('A', '•••41'))
  await expect(filed).toContainText(copy.cases.reportStates.reviewed)
  await expect(page.locator('body')).not.toContainText(REPORTER)
  expect(mouse, 'nothing of it needs a mouse').toEqual([])
})
