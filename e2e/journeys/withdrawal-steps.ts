import { withdrawals as words } from '@mimamori/copy/withdrawals/en'
import type { Page } from '@playwright/test'
import { createAccount, type Person, signIn } from '../harness/desk-accounts.ts'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { expect, waitForVisible } from './journey-fixtures.ts'

export const JOB_TITLE = '在宅でできる商品モニター'
const MEMBER_ID = 'U-7788-0042'
const ENGAGEMENTS = { runningContracts: 3, unpaidYen: 48_000, openProposals: 2 }

/** Somebody who may be one of two people, signed in. */
export const addApprover = async ({ desk }: DeskPair, login: string): Promise<Person> =>
  await signIn(desk.url, await createAccount(desk, login, 'approver', 'en'))

/** A member with contracts under way posts a job that invites to a direct deal, and somebody reports it. */
export async function postMemberJob({ marketplace }: DeskPair): Promise<void> {
  await marketplace.post({ kind: 'member', body: { id: MEMBER_ID, roles: ['client'], dealings: ENGAGEMENTS } })
  const description = 'やり取りはLINE ID: yamada-work2 でお願いします。報酬は銀行口座へ直接振り込みます。'
  const job = { clientId: MEMBER_ID, title: JOB_TITLE, description }
  const { arrival } = await marketplace.post({ kind: 'job', truth: 'direct_deal', body: job })
  const target = { type: 'job', id: arrival.body.id }
  const report = { target, reporterId: 'U-1', reason: 'direct_deal_solicitation', text: 'LINEに誘われました。' }
  await marketplace.post({ kind: 'report', body: report })
}

/** Somebody takes the case and proposes to end the membership, without a page. Answers the id of the proposal. */
export async function proposeWithdrawal({ client }: Person): Promise<string> {
  const held = await client.cases.claimNext({ view: 'flagged' })
  if (!held || !('contentVersion' in held)) throw new Error('nothing is flagged')
  const { id: caseId, fence, contentVersion } = held
  const { candidates } = await client.withdrawals.prepare({ caseId, fence })
  const evidence = candidates.filter(({ suggested }) => suggested).map(({ ref }) => ref)
  const letter = { template: null, text: '会員登録を終了いたしました。', note: '' }
  const why = { categories: ['direct_deal' as const], clause: 'G-4', evidence, lastFour: MEMBER_ID.slice(-4) }
  return (await client.withdrawals.propose({ caseId, fence, contentVersion, ...letter, ...why })).withdrawalId
}

/** Everything that is pinned is read, and the proposal approved, without a page. */
export async function approveWithdrawal({ client }: Person, withdrawalId: string): Promise<void> {
  const { evidence } = await client.withdrawals.get({ withdrawalId })
  for (const { n } of evidence) await client.withdrawals.open({ withdrawalId, n })
  await client.withdrawals.approve({ withdrawalId })
}

const PANELS = {
  withdrawal: { key: 'Shift+X', title: words.proposeTitle },
  reversal: { key: '-', title: words.reversalTitle },
} as const

/** What is to be pinned is pinned already; the end of the member's id is typed by hand. */
export async function proposeByKeys(page: Page, kind: keyof typeof PANELS): Promise<void> {
  const panel = page.getByRole('region', { name: PANELS[kind].title })
  // for a second after G no deciding key is heard
  await expect(async () => {
    await page.keyboard.press(PANELS[kind].key)
    await expect(panel).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await panel.getByLabel(words.lastFour).fill('0000')
  await page.keyboard.press('Control+Enter')
  await expect(panel.getByRole('alert')).toHaveText(words.problems.lastFourWrong)
  await panel.getByLabel(words.lastFour).fill(MEMBER_ID.slice(-4))
  await page.keyboard.press('Control+Enter')
  await expect(panel).toHaveCount(0)
}

/** The first of the list on screen. */
export async function openFirstProposal(page: Page): Promise<void> {
  await waitForVisible(page.locator('[data-withdrawal]'))
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await waitForVisible(page.getByRole('region', { name: words.evidence }))
}

export const approveButton = (page: Page) => page.getByRole('button', { name: words.approve })
export const stopButton = (page: Page) => page.getByRole('button', { name: words.stop })

/** Every pinned piece is opened; until then the button stays closed. */
export async function openAllEvidence(page: Page): Promise<void> {
  await expect(approveButton(page)).toBeDisabled()
  await expect(page.getByText(words.refusals.evidence_unopened)).toBeVisible()
  // the key says the same for a moment, and nothing of it stays when it is over; for a second after G it is not heard
  await expect(async () => {
    await page.keyboard.press('Control+Enter')
    const said = page.getByTestId('announcer')
    await expect(said).toHaveText(words.refusals.evidence_unopened, { timeout: 1_000 })
  }).toPass()
  const pieces = page.locator('[data-stop]')
  for (let n = 1; n <= (await pieces.count()); n++) {
    await page.keyboard.press(String(n))
    await expect(pieces.nth(n - 1)).toHaveAttribute('aria-expanded', 'true')
  }
  await expect(approveButton(page)).toBeEnabled()
  await expect(page.getByRole('alert')).toHaveCount(0)
}

/** A reason is asked for with the focus in its field, is needed, and sends what it is for. */
export async function giveReason(page: Page, key: string, title: string, reason: string): Promise<void> {
  await page.keyboard.press(key)
  await waitForVisible(page.getByRole('region', { name: title }).locator('textarea:focus'))
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert')).toHaveText(words.reasonNeeded)
  await page.keyboard.type(reason)
  await page.keyboard.press('Control+Enter')
}
