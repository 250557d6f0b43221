import { delivery as deliveryEn } from '@mimamori/copy/delivery/en'
import { delivery as deliveryJa } from '@mimamori/copy/delivery/ja'
import { panels as en } from '@mimamori/copy/panels/en'
import { panels as ja } from '@mimamori/copy/panels/ja'
import type { Page } from '@playwright/test'
import type { Pair } from '../running/marketplace.ts'
import { type Account, addStaff } from '../running/people.ts'
import {
  aheadTo,
  approve,
  approving,
  delivered,
  inHand,
  JOB,
  jobOfMember,
  open,
  openFirst,
  propose,
  readAll,
  report,
  standAt,
  stopping,
  test,
  type Words,
} from './two-people.ts'
import { appears, type Copy, caseTitle, comeIn, expect, seen } from './world.ts'

const MINUTE_MS = 60_000
/** a second factor is good for five minutes */
const FACTOR_OVER_MS = 6 * MINUTE_MS
const HOLD_OVER_MS = 31 * MINUTE_MS

const BEFORE = { member: 'active', warnings: 0, job: 'shown', withdrawn: 0, reversed: 0 }
const WARNED = { ...BEFORE, warnings: 1 }
const WITHDRAWN = { ...WARNED, member: 'withdrawn', job: 'withdrawn', withdrawn: 1 }
const BACK = { ...WARNED, withdrawn: 1, reversed: 1 }

/** Two people at their browsers, the one who proposes first. */
type Story = {
  readonly page: Page
  readonly me: Account
  readonly other: Page
  readonly second: Account
  readonly pair: Pair
  readonly copy: Copy
  readonly words: Words
  readonly jobId: string
}

const REASON = { sendBack: '仮払いの後のやり取りです', stop: '会員から説明があった' }

/** A first report is warned about, and a second one opens the case anew. */
async function warnedAndReportedAgain({ page, pair, copy, me, jobId }: Story): Promise<void> {
  await report(pair, jobId, 'U-1')
  await comeIn(page, copy, me)
  await page.keyboard.press('c')
  await seen(page, JOB)
  await page.keyboard.press('w')
  await appears(page.getByRole('list', { name: copy.decisions.warnTitle }))
  await page.keyboard.press('Enter')
  await expect(caseTitle(page)).toHaveText(copy.cases.empty.flagged)
}

/** Who proposed it cannot approve it, and the screen says why. */
async function refusedForProposer({ page, copy, words }: Story): Promise<void> {
  await expect(caseTitle(page)).toHaveText(copy.cases.empty.flagged)
  const strip = page.getByRole('region', { name: copy.decisions.strip })
  await expect(strip.getByRole('link')).toContainText(words.states.proposed)
  await open(page, words)
  await expect(page.getByRole('region', { name: words.effects })).toContainText('48,000')
  await expect(approving(page, words)).toBeDisabled()
  await expect(page.getByText(words.refusals.own_proposal)).toBeVisible()
}

/** The other sends it back, with a reason; the proposer sees it at once. */
async function sentBack({ page, other, words }: Story): Promise<void> {
  await open(other, words)
  await other.keyboard.press('u')
  await appears(other.getByRole('region', { name: words.sendBackTitle }).locator('textarea:focus'))
  await other.keyboard.press('Enter')
  await expect(other.getByRole('alert')).toHaveText(words.reasonNeeded)
  await other.keyboard.type(REASON.sendBack)
  await other.keyboard.press('Enter')
  await appears(other.getByText(words.endedNote.sent_back))
  await appears(page.getByText(REASON.sendBack))
}

/** Proposed from the case, which is back in its queue, and approved by the other. */
async function proposedAndApproved(story: Story, ahead: number): Promise<void> {
  const { page, other, second, copy, words } = story
  await inHand(page, copy)
  await propose(page, words, 'withdrawal')
  await open(other, words)
  await readAll(other, words)
  await approve(other, story, second, ahead)
  await expect(other.getByText(/^\d+:\d\d$/)).toBeVisible()
}

/** From what is held the way leads to where it is stopped, for the two; others are told who may. */
async function toldWhoStops({ page, copy }: Story, third: Account, { toProposal, closed }: typeof deliveryJa) {
  await page.goto('/deliveries')
  await appears(page.getByRole('link', { name: toProposal }))
  const context = await page
    .context()
    .browser()
    ?.newContext({ baseURL: new URL(page.url()).origin })
  const elsewhere = await context?.newPage()
  if (!elsewhere) throw new Error('no browser')
  await comeIn(elsewhere, copy, third)
  await elsewhere.goto('/deliveries')
  await appears(elsewhere.getByText(closed.proposal))
  await expect(elsewhere.getByRole('link', { name: toProposal })).toHaveCount(0)
  await context?.close()
}

/** The proposer sees it among what is held, and either of the two can stop it. */
async function stopped({ page, other, words }: Story): Promise<void> {
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await appears(page.getByText(words.empty.waiting))
  await page.keyboard.press(']')
  await openFirst(page)
  await appears(stopping(page, words))
  await page.keyboard.press('z')
  await appears(page.getByRole('region', { name: words.stopTitle }).locator('textarea:focus'))
  await page.keyboard.type(REASON.stop)
  await page.keyboard.press('Enter')
  await appears(page.getByText(words.endedNote.stopped))
  await appears(other.getByText(words.endedNote.stopped))
}

for (const speaks of ['ja', 'en'] as const) {
  test.describe(`in ${speaks}`, () => {
    test.use({ speaks })

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
      const jobId = await jobOfMember(pair)
      const story: Story = { page, me, other, second, pair, copy, words, jobId }
      const stand = () => expect.poll(() => standAt(pair, jobId), { intervals: [50] })
      const third = await addStaff(pair.desk, 'nao', 'moderator', speaks)
      let ahead = FACTOR_OVER_MS

      await warnedAndReportedAgain(story)
      await stand().toEqual(BEFORE)
      // the warning goes out, and whoever signed in shows a second factor anew
      pair.desk.moveClock(ahead)
      await stand().toEqual(WARNED)
      await report(pair, jobId, 'U-2')
      await inHand(page, copy)
      await propose(page, words, 'withdrawal')
      await refusedForProposer(story)
      await stand().toEqual(WARNED)

      await sentBack(story)
      await stand().toEqual(WARNED)
      // what the member will read is Japanese; whoever works in English reads it in English, too
      await expect(other.getByText({ ja, en }[speaks].english)).toHaveCount(speaks === 'en' ? 1 : 0)

      await proposedAndApproved(story, ahead)
      await stand().toEqual(WARNED)
      await toldWhoStops(story, third, { ja: deliveryJa, en: deliveryEn }[speaks])
      await stopped(story)
      await aheadTo(pair, [page, other], ahead, ahead + HOLD_OVER_MS)
      ahead += HOLD_OVER_MS
      await stand().toEqual(WARNED)

      await proposedAndApproved(story, ahead)
      await stand().toEqual(WARNED)
      await aheadTo(pair, [page, other], ahead, ahead + HOLD_OVER_MS)
      ahead += HOLD_OVER_MS
      await stand().toEqual(WITHDRAWN)
      await delivered(other, words)

      await propose(other, words, 'reversal')
      await appears(other.getByText(words.ownWaits))
      await open(page, words)
      await readAll(page, words)
      await approve(page, story, me, ahead)
      await stand().toEqual(WITHDRAWN)
      await aheadTo(pair, [page, other], ahead, ahead + HOLD_OVER_MS)
      await stand().toEqual(BACK)
      await delivered(page, words)
      expect(mouse, 'nothing of it needs a mouse').toEqual([])
    })
  })
}
