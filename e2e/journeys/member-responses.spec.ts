import { inbox } from '@mimamori/copy/inbox/en'
import { type Person, signIn } from '../harness/desk-accounts.ts'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { UNDO_OVER_MS } from '../harness/undo-window.ts'
import { expect, test, waitForCase, waitForVisible } from './journey-fixtures.ts'
import { signInAt } from './month-steps.ts'
import { callSite } from './reminder-steps.ts'

const WARNED = 'ロゴ制作のお仕事'
const ASKED = '商品レビューの記事作成'
const OFFENCE = 'やり取りはLINE ID: yamada-work2 でお願いします。報酬は銀行口座へ直接振り込みます。'
const CLIENT = 'U-client-1'
const DAY_MS = 24 * 60 * 60 * 1000

/** Decides a job of the client that is posted now. Answers its id. */
async function decideJob(
  pair: DeskPair,
  { client }: Person,
  title: string,
  measure: 'warn' | 'request_correction',
): Promise<string> {
  const job = { clientId: CLIENT, title, description: OFFENCE }
  const { arrival } = await pair.marketplace.post({ kind: 'job', truth: 'direct_deal', body: job })
  const held = await client.cases.claimNext({ view: 'flagged' })
  if (held?.kind !== 'review') throw new Error('nothing is flagged')
  const { id: caseId, fence, contentVersion } = held
  const passages = measure === 'warn' ? [] : [{ field: 'body' as const, start: 0, end: 26, suggestion: '' }]
  const choice = { kind: 'measures' as const, measures: [measure], categories: ['direct_deal' as const] }
  await client.decisions.decide(
    {
      ...{ caseId, fence, contentVersion, note: '初めての区分' },
      choice: { ...choice, clause: 'G-4', template: null, text: '事務局です。', passages },
    },
    { context: { idempotencyKey: `decide-${caseId}` } },
  )
  return arrival.body.id
}

/** The member reads the warning, and changes the text without answering the request. */
async function ignoreRequest(pair: DeskPair, person: Person): Promise<void> {
  const { desk, marketplace } = pair
  await marketplace.post({ kind: 'member', body: { id: CLIENT, roles: ['client'] } })
  await decideJob(pair, person, WARNED, 'warn')
  desk.moveClock(UNDO_OVER_MS)
  const warning = async () =>
    (await marketplace.received()).find(({ type, actedAt }) => type === 'member.warned' && actedAt)
  await expect.poll(warning, { intervals: [25] }).toBeTruthy()
  await callSite(pair, '/acknowledge', { memberId: CLIENT, measureId: (await warning())?.measureId })
  const jobId = await decideJob(pair, person, ASKED, 'request_correction')
  desk.moveClock(2 * UNDO_OVER_MS)
  const job = () => marketplace.job(jobId)
  await expect.poll(async () => (await job())?.status, { intervals: [25] }).toBe('awaiting_correction')
  const { id: _, ...sent } = (await job())?.job ?? { id: '' }
  const answer = await fetch(`${desk.url}/api/intake/v1/jobs/${jobId}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${desk.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...sent,
      description: `${OFFENCE}初心者の方も歓迎します。`,
      updatedAt: new Date().toISOString(),
    }),
  })
  expect(answer.status, await answer.text()).toBe(200)
  desk.moveClock(5 * DAY_MS)
}

test.use({ speaks: 'en' })

test('a missed request comes back with both versions and what the member did before, and a softer one asks why', {
  tag: '@verify',
}, async ({ page, pair, me, copy }) => {
  const { told } = inbox
  await ignoreRequest(pair, await signIn(pair.desk.url, me))
  await signInAt(page, '/', me, copy.queue.titles.flagged, 5 * DAY_MS)
  await waitForVisible(page.getByText(copy.cases.missedTitle))
  await page.keyboard.press('c')
  await waitForCase(page, ASKED)
  const reasons = page.getByRole('region', { name: copy.cases.why })
  await expect(reasons).toContainText(copy.cases.missedTitle)
  await expect(reasons).toContainText('yamada-work2')
  await waitForVisible(page.getByText(copy.decisions.step.next).first())
  await page.keyboard.press('d')
  await waitForVisible(page.getByText(copy.cases.compare(1, 2)))
  await expect(page.getByRole('region', { name: copy.cases.showDiff }).locator('ins')).toContainText('初心者')

  const tab = page.getByRole('tab', { name: copy.cases.tabs.history })
  while ((await tab.getAttribute('aria-selected')) !== 'true') await page.keyboard.press(']')
  const history = page.getByRole('tabpanel').getByRole('listitem')
  await expect(history.filter({ hasText: WARNED })).toContainText(copy.cases.responses.warn.answered)
  await page.keyboard.press('m')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: copy.decisions.whySofter })).toBeFocused()

  // who warned and who asked is told; that a warning was read is not counted
  await page.getByRole('button', { name: `${copy.shell.inbox} · ${copy.shell.unread('1')}` }).press('Enter')
  const entries = page.getByRole('dialog', { name: copy.shell.inbox, exact: true }).getByRole('listitem')
  await expect(entries).toHaveCount(2)
  await expect(entries.filter({ hasText: told.correction_missed('') })).toHaveCount(1)
  await expect(entries.filter({ hasText: told.warning_acknowledged('') })).toHaveCount(1)
})
