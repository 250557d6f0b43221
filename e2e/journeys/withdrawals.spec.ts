import { panels } from '@mimamori/copy/panels/en'
import { withdrawals as words } from '@mimamori/copy/withdrawals/en'
import { nextCode } from '../harness/authenticator-app.ts'
import { waitForDecidingFloor } from '../harness/deciding-floor.ts'
import { caseTitle, expect, openSignedIn, test, waitForCase, waitForVisible } from './journey-fixtures.ts'
import { STEP_UP_EXPIRY_MS, showSecondFactor } from './month-steps.ts'
import {
  addApprover,
  approveButton,
  approveWithdrawal,
  giveReason,
  JOB_TITLE,
  openAllEvidence,
  openFirstProposal,
  postMemberJob,
  proposeByKeys,
  proposeWithdrawal,
  stopButton,
} from './withdrawal-steps.ts'

const MINUTE_MS = 60_000
const HOLD_PARTS_MS = [16 * MINUTE_MS, 31 * MINUTE_MS]

test.use({ speaks: 'en' })

test('a withdrawal is sent back with a reason, and approved once every piece of its evidence was opened and a second factor shown; one’s own is not', async ({
  page,
  pair,
  copy,
  mouse,
}) => {
  const [aoi, mori] = [await addApprover(pair, 'aoi'), await addApprover(pair, 'mori')]
  await postMemberJob(pair)
  await proposeWithdrawal(aoi)
  // what was shown at the sign-in counts no more
  pair.desk.moveClock(STEP_UP_EXPIRY_MS)
  await openSignedIn(page, copy, mori, { at: '/withdrawals', there: words.title })
  await openFirstProposal(page)
  await expect(page.getByRole('region', { name: words.effects })).toContainText('48,000')
  await giveReason(page, 'u', words.sendBackTitle, '仮払いの後のやり取りです')
  await waitForVisible(page.getByText(words.endedNote.sent_back))

  const withdrawalId = await proposeWithdrawal(aoi)
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await openFirstProposal(page)
  await openAllEvidence(page)
  await page.keyboard.press('Control+Enter')
  await showSecondFactor(page, copy.security.confirm, mori, STEP_UP_EXPIRY_MS)
  await expect(page.getByRole('dialog', { name: copy.security.confirm })).toHaveCount(0)
  await waitForVisible(stopButton(page))
  await expect(page.getByText(/^\d+:\d\d$/)).toBeVisible()
  // the other stops it, which is seen here at once
  await aoi.client.withdrawals.stop({ withdrawalId, reason: '会員から説明があった' })
  await waitForVisible(page.getByText(words.endedNote.stopped))

  await page.keyboard.press('g')
  await page.keyboard.press('q')
  await waitForVisible(page.locator('main a[data-case]').filter({ hasText: JOB_TITLE }))
  // for a second after G no deciding key is heard
  await expect(async () => {
    await page.keyboard.press('c')
    await expect(caseTitle(page)).toContainText(JOB_TITLE, { timeout: 1_000 })
  }).toPass()
  await waitForCase(page, JOB_TITLE)
  await proposeByKeys(page, 'withdrawal')
  await expect(caseTitle(page)).toHaveText(copy.queueEmpty.done.flagged)
  // the hide that goes with it is a decision of its own, which Z takes back
  const strip = page.getByRole('region', { name: copy.decisions.strip })
  await expect(strip).toContainText(copy.words.measures.hide)
  const proposed = strip.getByRole('link').filter({ hasText: words.states.proposed })
  await proposed.press('Enter')
  await waitForVisible(page.getByRole('region', { name: words.evidence }))
  await expect(approveButton(page)).toBeDisabled()
  await expect(page.getByText(words.refusals.own_proposal)).toBeVisible()
  // what the member will read is Japanese; whoever works in English reads it in English, too
  await expect(page.getByText(panels.english)).toHaveCount(1)

  // while it waits, the case takes a further measure by the same keys
  await page.getByRole('link', { name: words.toCase(0).replace('0', '') }).press('Enter')
  await waitForVisible(page.getByText(words.onCase.beside))
  await waitForDecidingFloor(page)
  await page.keyboard.press('w')
  await page.keyboard.press('Enter')
  await expect(strip).toContainText(copy.words.measures.warn)
  expect(mouse, 'nothing of it needs a mouse').toEqual([])
})

test('a withdrawal that was delivered is taken back by keys, and what is held is stopped by Z with a reason', {
  tag: '@verify',
}, async ({ page, pair, copy, mouse }) => {
  const [aoi, mori] = [await addApprover(pair, 'aoi'), await addApprover(pair, 'mori')]
  await postMemberJob(pair)
  const withdrawalId = await proposeWithdrawal(aoi)
  await approveWithdrawal(mori, withdrawalId)
  // whoever is away for half an hour has to sign in again: both are heard of meanwhile
  for (const ahead of HOLD_PARTS_MS) {
    pair.desk.moveClock(ahead)
    for (const { client } of [aoi, mori]) await client.notes.colleagues()
  }
  const deliveryOf = async () => (await aoi.client.withdrawals.get({ withdrawalId })).delivery
  await expect.poll(deliveryOf).toBe('delivered')

  await openSignedIn(page, copy, mori, { at: '/withdrawals?view=past', there: words.title })
  await openFirstProposal(page)
  await waitForVisible(
    page.getByRole('region', { name: words.timeline }).getByText(words.deliveries.delivered, { exact: true }),
  )
  await proposeByKeys(page, 'reversal')
  await waitForVisible(page.getByText(words.ownWaits))

  const [reversal] = (await aoi.client.withdrawals.list({ view: 'waiting' })).items
  if (!aoi.app || !reversal) throw new Error('nothing waits')
  await aoi.client.session.confirm({ by: 'code', code: await nextCode(aoi.app, HOLD_PARTS_MS[1]) })
  await approveWithdrawal(aoi, reversal.id)
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await waitForVisible(page.getByText(words.empty.waiting))
  await page.keyboard.press(']')
  await openFirstProposal(page)
  await waitForVisible(stopButton(page))
  await giveReason(page, 'z', words.stopTitle, '会員から説明があった')
  await waitForVisible(page.getByText(words.endedNote.stopped))
  expect(mouse, 'nothing of it needs a mouse').toEqual([])
})
