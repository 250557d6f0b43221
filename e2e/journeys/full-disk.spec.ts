import { startDeskPair } from '../harness/marketplace-process.ts'
import { setLongestUndoWindow } from '../harness/undo-window.ts'
import { createFaultyDisk, type FaultyDisk, reasonDiskIsUnavailable } from '../proofs/disk/faulty-disk.ts'
import {
  caseTitle,
  decisionStatusLine,
  expect,
  hideCase,
  openFirstOf,
  postOffence,
  pressTabTo,
  readDecisions,
  waitForCase,
  waitForVisible,
  test as withWorld,
} from './journey-fixtures.ts'

const FIRST = '商品レビューの記事作成'
const SECOND = '名刺のデータ入力'
const NOTE = '同じ依頼者が先月も'

/** A desk on a disk that can be put into trouble while it runs. */
const test = withWorld.extend<{ disk: FaultyDisk }>({
  // biome-ignore lint/correctness/noEmptyPattern: the form Playwright asks for
  disk: async ({}, use) => {
    const missing = reasonDiskIsUnavailable()
    withWorld.skip(missing !== null, `not proven here: ${missing}`)
    const disk = createFaultyDisk()
    await use(disk)
    disk.discard()
  },
  // its files have to be made under the disk's eyes
  // biome-ignore lint/correctness/noEmptyPattern: the form Playwright asks for
  prepared: async ({}, use) => use(null),
  pair: async ({ disk }, use) => {
    const pair = await startDeskPair({ environment: disk.environment })
    await setLongestUndoWindow(pair.desk)
    await use(pair)
    await pair.discard()
  },
})

test.use({ speaks: 'en', ownDesk: true })

test('a decision the full disk does not take stays on screen as not saved, and is sent again once there is room', {
  tag: '@verify',
}, async ({ page, pair, disk, me, copy }) => {
  await page.clock.install()
  await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
  const card = decisionStatusLine(page, copy, copy.decisions.states.failed)
  const notice = page.getByRole('alert').filter({ hasText: copy.shell.unstoredNow })

  disk.become('full')
  await hideCase(page, copy)
  await waitForCase(page, SECOND)
  await expect(card).toContainText(copy.errors.unstored)
  await expect(card).toContainText(copy.decisions.draftKept)
  await expect(notice).toBeVisible()
  await expect(page.getByRole('banner').getByText(copy.shell.unstored)).toBeVisible()
  await pressTabTo(page, card.getByRole('button', { name: copy.decisions.retry }))
  await page.keyboard.press('Enter')
  await expect(card).toContainText(copy.errors.unstored)
  // what the page asks on a timer is answered meanwhile, and that is no news of the disk
  const answered = page.waitForResponse((response) => response.url().includes('/api/desk/') && response.ok())
  await page.clock.fastForward(10_000)
  await answered
  await expect(notice).toBeVisible()
  expect(readDecisions(pair)).toEqual([])

  disk.become('normal')
  await pressTabTo(page, card.getByRole('button', { name: copy.decisions.retry }))
  await page.keyboard.press('Enter')
  await expect(decisionStatusLine(page, copy, copy.decisions.states.held)).toHaveCount(1)
  await expect(card).toHaveCount(0)
  await expect(notice).toHaveCount(0)
  await expect(page.getByRole('banner').getByText(copy.shell.online)).toBeVisible()
  await expect.poll(() => readDecisions(pair)).toMatchObject([{ state: 'held' }])
})

test('a draft taken back from a read-only disk has all of its text, and can be decided when the disk takes it', {
  tag: '@verify',
}, async ({ page, pair, disk, me, copy }) => {
  await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
  await page.keyboard.press('h')
  await page.keyboard.press('i')
  await expect(page.getByRole('textbox', { name: copy.decisions.note }).filter({ visible: true })).toBeFocused()
  await page.keyboard.type(NOTE)
  await page.keyboard.press('Escape')
  disk.become('read_only')
  await hideCase(page, copy)
  await waitForCase(page, SECOND)
  const card = decisionStatusLine(page, copy, copy.decisions.states.failed)
  await expect(card).toContainText(copy.errors.unstored)
  await pressTabTo(page, card.getByRole('button', { name: copy.decisions.openDraft }))
  await page.keyboard.press('Enter')
  await waitForCase(page, FIRST)
  await expect(page.getByRole('main').getByText(copy.decisions.restored)).toBeVisible()
  await expect(page.getByRole('textbox', { name: copy.decisions.note }).filter({ visible: true })).toHaveValue(NOTE)

  disk.become('normal')
  await hideCase(page, copy)
  await expect(decisionStatusLine(page, copy, copy.decisions.states.held)).toHaveCount(1)
  await expect(card).toHaveCount(0)
  await expect.poll(() => readDecisions(pair)).toMatchObject([{ state: 'held', note: NOTE }])
})

test('who cannot be signed in because nothing can be stored is told so, and a next case that could not be taken comes by itself when the disk is back', {
  tag: '@verify',
}, async ({ page, pair, disk, me, copy }) => {
  disk.become('full_copying')
  await page.goto('/')
  await page.getByLabel(copy.staff.login, { exact: true }).fill(me.login)
  await page.getByLabel(copy.staff.password, { exact: true }).fill(me.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText(copy.errors.unstored)
  disk.become('normal')
  await page.keyboard.press('Enter')
  await waitForVisible(page.locator('input[name=code]'))

  const reserved = page.waitForResponse('**/api/desk/cases/reserve')
  await openFirstOf([FIRST], { page, pair, me, copy })
  // nothing waited when the page looked for what could lie ready
  await reserved
  await postOffence(pair, SECOND)
  disk.become('failing_sync')
  await hideCase(page, copy)
  await expect(caseTitle(page)).toHaveText(copy.cases.nextFailed)
  await expect(page.getByRole('alert').filter({ hasText: copy.shell.unstoredNow })).toBeVisible()
  disk.become('normal')
  await waitForCase(page, SECOND)
  await expect(page.getByRole('alert').filter({ hasText: copy.shell.unstoredNow })).toHaveCount(0)
  await expect(decisionStatusLine(page, copy, copy.decisions.states.failed)).toHaveCount(1)
})
