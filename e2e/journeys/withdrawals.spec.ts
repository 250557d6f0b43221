import { delivery as deliveryEn } from '@mimamori/copy/delivery/en'
import { delivery as deliveryJa } from '@mimamori/copy/delivery/ja'
import { panels as en } from '@mimamori/copy/panels/en'
import { panels as ja } from '@mimamori/copy/panels/ja'
import type { Page } from '@playwright/test'
import { type Account, addStaff } from '../harness/desk-accounts.ts'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { type Copy, caseTitle, expect, openSignedIn, waitForCase, waitForVisible } from './journey-fixtures.ts'
import { STEP_UP_EXPIRY_MS } from './month-steps.ts'
import {
  approveButton,
  approveProposal,
  claimReportedCase,
  deliveredState,
  JOB_TITLE,
  moveClockTo,
  openAllEvidence,
  openFirstProposal,
  openProposal,
  postMemberJob,
  postReport,
  proposeMeasure,
  readStanding,
  stopButton,
  test,
  type WithdrawalCopy,
} from './withdrawal-steps.ts'

const MINUTE_MS = 60_000
const HOLD_EXPIRY_MS = 31 * MINUTE_MS

const BEFORE = { member: 'active', warnings: 0, job: 'shown', withdrawn: 0, reversed: 0 }
const WARNED = { ...BEFORE, warnings: 1 }
const WITHDRAWN = { ...WARNED, member: 'withdrawn', job: 'withdrawn', withdrawn: 1 }
const BACK = { ...WARNED, withdrawn: 1, reversed: 1 }

/** Two people at their browsers, the one who proposes first. */
type WithdrawalStory = {
  readonly page: Page
  readonly me: Account
  readonly other: Page
  readonly second: Account
  readonly pair: DeskPair
  readonly copy: Copy
  readonly words: WithdrawalCopy
  readonly jobId: string
}

const REASON = { sendBack: '仮払いの後のやり取りです', stop: '会員から説明があった' }

/** A first report is warned about, and a second one opens the case anew. */
async function warnAndReportAgain({ page, pair, copy, me, jobId }: WithdrawalStory): Promise<void> {
  await postReport(pair, jobId, 'U-1')
  await openSignedIn(page, copy, me)
  await page.keyboard.press('c')
  await waitForCase(page, JOB_TITLE)
  await page.keyboard.press('w')
  await waitForVisible(page.getByRole('list', { name: copy.decisions.warnTitle }))
  await page.keyboard.press('Enter')
  await expect(caseTitle(page)).toHaveText(copy.queueEmpty.done.flagged)
}

/** Who proposed it cannot approve it, and the screen says why. */
async function checkProposerRefused({ page, copy, words }: WithdrawalStory): Promise<void> {
  await expect(caseTitle(page)).toHaveText(copy.queueEmpty.done.flagged)
  const strip = page.getByRole('region', { name: copy.decisions.strip })
  await expect(strip.getByRole('link')).toContainText(words.states.proposed)
  await openProposal(page, words)
  await expect(page.getByRole('region', { name: words.effects })).toContainText('48,000')
  await expect(approveButton(page, words)).toBeDisabled()
  await expect(page.getByText(words.refusals.own_proposal)).toBeVisible()
}

/** The other sends it back, with a reason; the proposer sees it at once. */
async function sendProposalBack({ page, other, words }: WithdrawalStory): Promise<void> {
  await openProposal(other, words)
  await other.keyboard.press('u')
  await waitForVisible(other.getByRole('region', { name: words.sendBackTitle }).locator('textarea:focus'))
  await other.keyboard.press('Control+Enter')
  await expect(other.getByRole('alert')).toHaveText(words.reasonNeeded)
  await other.keyboard.type(REASON.sendBack)
  await other.keyboard.press('Control+Enter')
  await waitForVisible(other.getByText(words.endedNote.sent_back))
  await waitForVisible(page.getByText(REASON.sendBack))
}

/** Proposed from the case, which is back in its queue, and approved by the other. */
async function proposeAndApprove(story: WithdrawalStory, ahead: number): Promise<void> {
  const { page, other, second, copy, words } = story
  await claimReportedCase(page, copy)
  await proposeMeasure(page, words, 'withdrawal')
  await openProposal(other, words)
  await openAllEvidence(other, words)
  await approveProposal(other, story, second, ahead)
  await expect(other.getByText(/^\d+:\d\d$/)).toBeVisible()
}

/** From what is held the way leads to where it is stopped, for the two; others are told who may. */
async function checkWhoMayStop(
  { page, copy }: WithdrawalStory,
  third: Account,
  { toProposal, closed }: typeof deliveryJa,
) {
  await page.goto('/deliveries')
  await waitForVisible(page.getByRole('link', { name: toProposal }))
  const context = await page
    .context()
    .browser()
    ?.newContext({ baseURL: new URL(page.url()).origin })
  const elsewhere = await context?.newPage()
  if (!elsewhere) throw new Error('no browser')
  await openSignedIn(elsewhere, copy, third)
  await elsewhere.goto('/deliveries')
  await waitForVisible(elsewhere.getByText(closed.proposal))
  await expect(elsewhere.getByRole('link', { name: toProposal })).toHaveCount(0)
  await context?.close()
}

/** The proposer sees it among what is held, and either of the two can stop it. */
async function stopHeld({ page, other, words }: WithdrawalStory): Promise<void> {
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await waitForVisible(page.getByText(words.empty.waiting))
  await page.keyboard.press(']')
  await openFirstProposal(page)
  await waitForVisible(stopButton(page, words))
  await page.keyboard.press('z')
  await waitForVisible(page.getByRole('region', { name: words.stopTitle }).locator('textarea:focus'))
  await page.keyboard.type(REASON.stop)
  await page.keyboard.press('Control+Enter')
  await waitForVisible(page.getByText(words.endedNote.stopped))
  await waitForVisible(other.getByText(words.endedNote.stopped))
}

for (const speaks of ['ja', 'en'] as const) {
  test.describe(`in ${speaks}`, () => {
    test.use({ speaks, longUndo: true })

    test('a member who was warned and reported again is withdrawn by two people, and back by two: first sent back, then stopped, at last delivered and reversed', async ({
      page,
      pair,
      me,
      copy,
      mouse,
      second,
      other,
      words,
    }) => {
      const jobId = await postMemberJob(pair)
      const story: WithdrawalStory = { page, me, other, second, pair, copy, words, jobId }
      const stand = () => expect.poll(() => readStanding(pair, jobId), { intervals: [50] })
      const third = await addStaff(pair.desk, 'nao', 'moderator', speaks)
      let ahead = STEP_UP_EXPIRY_MS

      await warnAndReportAgain(story)
      await stand().toEqual(BEFORE)
      // the warning goes out, and whoever signed in shows a second factor anew
      pair.desk.moveClock(ahead)
      await stand().toEqual(WARNED)
      await postReport(pair, jobId, 'U-2')
      await claimReportedCase(page, copy)
      await proposeMeasure(page, words, 'withdrawal')
      await checkProposerRefused(story)
      await stand().toEqual(WARNED)

      await sendProposalBack(story)
      await stand().toEqual(WARNED)
      // what the member will read is Japanese; whoever works in English reads it in English, too
      await expect(other.getByText({ ja, en }[speaks].english)).toHaveCount(speaks === 'en' ? 1 : 0)

      await proposeAndApprove(story, ahead)
      await stand().toEqual(WARNED)
      await checkWhoMayStop(story, third, { ja: deliveryJa, en: deliveryEn }[speaks])
      await stopHeld(story)
      await moveClockTo(pair, [page, other], ahead, ahead + HOLD_EXPIRY_MS)
      ahead += HOLD_EXPIRY_MS
      await stand().toEqual(WARNED)

      await proposeAndApprove(story, ahead)
      await stand().toEqual(WARNED)
      await moveClockTo(pair, [page, other], ahead, ahead + HOLD_EXPIRY_MS)
      ahead += HOLD_EXPIRY_MS
      await stand().toEqual(WITHDRAWN)
      await deliveredState(other, words)

      await proposeMeasure(other, words, 'reversal')
      await waitForVisible(other.getByText(words.ownWaits))
      await openProposal(page, words)
      await openAllEvidence(page, words)
      await approveProposal(page, story, me, ahead)
      await stand().toEqual(WITHDRAWN)
      await moveClockTo(pair, [page, other], ahead, ahead + HOLD_EXPIRY_MS)
      await stand().toEqual(BACK)
      await deliveredState(page, words)
      expect(mouse, 'nothing of it needs a mouse').toEqual([])
    })
  })
}
