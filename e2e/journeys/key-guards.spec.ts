import { gzipSync } from 'node:zlib'
import { lookups } from '@mimamori/copy/lookups/ja'
import type { Page, Response } from '@playwright/test'
import { PASSING_FLOOR_MS } from '../harness/deciding-floor.ts'
import { openKeyboard } from './cdp-keyboard.ts'
import {
  asksBeforeLeaving,
  caseTitle,
  DOUBTFUL,
  decisionStatusLine,
  expect,
  hideCase,
  interceptRequests,
  openFirstOf,
  openSignedIn,
  passCase,
  postOffence,
  pressTabTo,
  readDecisions,
  signIn,
  test,
  waitForCase,
  waitForVisible,
} from './journey-fixtures.ts'

const FIRST = '商品レビューの記事作成'
const SECOND = '名刺のデータ入力'
const THIRD = 'アンケートの集計'
const KEY_COUNT = 200
const REPEAT_COUNT = 30

type PaintedCase = { readonly number: string; readonly at: number }

/** Runs in the page: which cases were painted, and when on the clock of the page. */
function recordPaints(): void {
  const painted: PaintedCase[] = []
  Reflect.set(window, '__painted', painted)
  const look = () => {
    const number = document.querySelector('[data-case-layer]:not([inert])')?.getAttribute('data-case-layer')
    if (number && painted.at(-1)?.number !== number) painted.push({ number, at: performance.now() })
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** The list is left before it counts as lingered on, however slow the machine is: what is loaded then is no part of the first case. */
const neverLingers = (page: Page) =>
  page.addInitScript(() => {
    const after = window.setTimeout
    window.setTimeout = ((work: () => void, ms?: number) => (ms === 5_000 ? 0 : after(work, ms))) as typeof after
  })

test.use({ longUndo: true })

test('a burst of 200 keys decides no more cases than were painted, each long enough to be seen', async ({
  page,
  pair,
  me,
  copy,
}) => {
  await page.addInitScript(recordPaints)
  for (let n = 0; n < REPEAT_COUNT; n++) await postOffence(pair, `${FIRST} ${n}`, DOUBTFUL)
  await openSignedIn(page, copy, me)
  await page.keyboard.press('c')
  await waitForCase(page, FIRST)
  const keyboard = await openKeyboard(page)
  const key = { code: 'KeyA', key: 'a', keyCode: 65 }
  const pressed: Promise<unknown>[] = []
  for (let n = 0; n < KEY_COUNT; n++) {
    pressed.push(keyboard.press(key))
    // as fast as the browser takes them one by one, and ten at once every so often
    if (n % 10 !== 0) await pressed.at(-1)
  }
  await Promise.all(pressed)
  const painted = await page.evaluate(() => Reflect.get(window, '__painted') as PaintedCase[])
  await expect(decisionStatusLine(page, copy, copy.decisions.states.sending)).toHaveCount(0)
  const decided = readDecisions(pair).length
  expect(decided).toBeGreaterThan(0)
  const cases = new Set(painted.map(({ number }) => number))
  expect(decided).toBeLessThanOrEqual(cases.size)
  const stood = painted.slice(1).map(({ at }, index) => at - (painted[index]?.at ?? 0))
  expect(Math.min(...stood), 'no case left before anybody could see it').toBeGreaterThanOrEqual(PASSING_FLOOR_MS)
})

test('a decision stands in the strip after a reload, and can be undone after its tab was closed and another one opened', async ({
  page,
  pair,
  me,
  copy,
}) => {
  await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
  await hideCase(page, copy)
  await waitForCase(page, SECOND)
  await expect(decisionStatusLine(page, copy, copy.decisions.states.held)).toHaveCount(1)
  await page.reload()
  await expect(decisionStatusLine(page, copy, copy.decisions.states.held)).toHaveCount(1)
  const context = page.context()
  await page.close()
  const again = await context.newPage()
  await again.goto('/')
  await expect(decisionStatusLine(again, copy, copy.decisions.states.held)).toHaveCount(1)
  await again.keyboard.press('z')
  await waitForCase(again, FIRST)
  await expect(decisionStatusLine(again, copy, copy.decisions.states.undone)).toHaveCount(1)
  await expect.poll(() => readDecisions(pair)).toMatchObject([{ state: 'undone' }])
})

test('without a network reading goes on and deciding waits; what was decided before goes out by itself', {
  tag: '@verify',
}, async ({ page, pair, me, copy }) => {
  await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
  // the rule stays to the end: a request that is held as its rule goes may never be answered
  let lost = true
  await interceptRequests(page, '**/api/desk/decisions/decide', (route) =>
    lost ? route.abort('internetdisconnected') : route.continue(),
  )
  await hideCase(page, copy)
  await waitForCase(page, SECOND)
  await page.context().setOffline(true)
  // the request that failed has said so already; an answer on its way must not speak against it
  await page.waitForFunction(() => !navigator.onLine)
  await expect(page.getByText(copy.cases.readOnly.offline).first()).toBeVisible()
  await page.keyboard.press('a')
  await expect(caseTitle(page)).toContainText(SECOND)
  await page.keyboard.press(']')
  await expect(page.getByRole('tab', { name: copy.cases.tabs.reports })).toHaveAttribute('aria-selected', 'true')
  expect(await asksBeforeLeaving(page), 'a decision is not sent yet').toBe(true)
  expect(readDecisions(pair)).toEqual([])
  lost = false
  await page.context().setOffline(false)
  await expect(decisionStatusLine(page, copy, copy.decisions.states.held)).toHaveCount(1)
  await expect.poll(() => readDecisions(pair)).toMatchObject([{ state: 'held' }])
  await expect.poll(() => asksBeforeLeaving(page)).toBe(false)
  await passCase(page, copy)
  await expect.poll(() => readDecisions(pair).length).toBe(2)
})

test('a correction that was gone back from is there when it is opened again, also once the page was left', {
  tag: '@verify',
}, async ({ page, pair, me, copy }) => {
  await openFirstOf([FIRST], { page, pair, me, copy })
  await page.keyboard.press('r')
  const wording = page.getByLabel(copy.decisions.suggestion).first()
  await wording.fill('サイト上で')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(wording).toHaveCount(0)
  await page.keyboard.press('r')
  await expect(wording).toHaveValue('サイト上で')
  await page.keyboard.press('Escape')
  await expect.poll(() => asksBeforeLeaving(page)).toBe(false)
  await page.reload()
  await waitForCase(page, FIRST)
  await waitForVisible(page.locator('[data-draft=saved]'))
  await page.keyboard.press('r')
  await expect(wording).toHaveValue('サイト上で')
})

test('whoever signs in or goes to a screen finds the focus on its heading, by keys and by the menu of all screens that are no queue', async ({
  page,
  pair,
  me,
  copy,
}) => {
  await postOffence(pair, FIRST)
  await signIn(page, copy, me)
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toBeFocused()
  const screens = { a: copy.audit.title, q: copy.queue.titles.flagged, r: FIRST }
  for (const [letter, title] of Object.entries(screens)) {
    await page.keyboard.press('g')
    await page.keyboard.press(letter)
    // the heading of the screen before had the focus, too
    await expect(heading.filter({ hasText: title })).toBeFocused()
  }
  const menu = page.getByRole('navigation', { name: copy.shell.screens })
  await page.getByRole('button', { name: copy.shell.screens, exact: true }).press('Enter')
  await expect(menu.getByRole('link')).toHaveCount(8)
  await expect(menu.getByRole('listitem').filter({ hasText: copy.shell.withdrawals })).toContainText('GW')
  await menu.getByRole('link', { name: copy.shell.appeals }).press('Enter')
  await page.waitForURL('**/appeals?list=open')
  await expect(menu).toBeHidden()
  await expect(heading).toBeFocused()
})

/** Scripts as they arrive: when, on the clock of the page, and how large, gzipped. */
function readPaints(page: Page): (before: number) => Promise<number> {
  const arriving: Promise<readonly [string, number]>[] = []
  const weigh = async (response: Response) =>
    [response.url(), gzipSync(await response.body(), { level: 9 }).length] as const
  page.on('response', (response) => {
    if (/\/assets\/[^/]+\.js$/.test(response.url())) arriving.push(weigh(response))
  })
  return async (before) => {
    const requested = await page.evaluate(
      (at) =>
        performance
          .getEntriesByType('resource')
          .filter(({ startTime }) => startTime < at)
          .map(({ name }) => name),
      before,
    )
    const sizes = new Map(await Promise.all(arriving))
    return requested.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0)
  }
}

test('every task of the queue and of a case is done without a mouse', async ({ page, pair, me, copy, mouse }) => {
  for (const title of [FIRST, SECOND, THIRD]) await postOffence(pair, title)
  await page.addInitScript(recordPaints)
  await neverLingers(page)
  // from the first page on, with both factors, and nothing is loaded anew on the way
  const scriptBefore = readPaints(page)
  await signIn(page, copy, me)
  await test.step('from row to row, and into the case', async () => {
    await waitForVisible(page.locator('[data-case]').first())
    await page.keyboard.press('j')
    await expect(page.locator('[data-case]:focus')).toContainText(FIRST)
    await page.keyboard.press('j')
    await expect(page.locator('[data-case]:focus')).toContainText(SECOND)
    await page.keyboard.press('k')
    await expect(page.locator('[data-case]:focus')).toContainText(FIRST)
    // whoever reads the list for a while loads nothing that the case is painted without
    await page.waitForLoadState('networkidle')
    await page.keyboard.press('Enter')
    await waitForCase(page, FIRST)
    const [first] = await page.evaluate(() => Reflect.get(window, '__painted') as PaintedCase[])
    const script = await scriptBefore(first?.at ?? Number.NaN)
    expect(script).toBeGreaterThan(100_000)
    expect(script).toBeLessThan(210_000)
  })
  await test.step('through the evidence', async () => {
    for (const key of ['n', 'p', ']', '[', 'f', 'f', 'Space', 'Shift+Space']) await page.keyboard.press(key)
    await expect(page.locator('mark[data-active]').first()).toBeVisible()
  })
  await test.step('aside for an hour, in two keys', async () => {
    await page.keyboard.press('s')
    await waitForVisible(page.getByRole('list', { name: copy.aside.snoozeTitle }))
    await page.keyboard.press('2')
    await waitForCase(page, SECOND)
  })
  await test.step('to a lead, with a reason', async () => {
    await page.keyboard.press('e')
    await expect(page.getByRole('textbox', { name: copy.aside.reason })).toBeFocused()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('alert').filter({ hasText: copy.aside.reasonNeeded })).toBeVisible()
    await page.keyboard.type('判断に迷います')
    await page.keyboard.press('Control+Enter')
    await waitForCase(page, THIRD)
  })
  await test.step('a warning is begun, left, and taken up', async () => {
    await page.keyboard.press('w')
    await waitForVisible(page.getByRole('list', { name: copy.decisions.warnTitle }))
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: copy.decisions.moves.warn })).toBeVisible()
    await passCase(page, copy)
    await expect.poll(() => readDecisions(pair).length).toBe(1)
  })
  await test.step('undone', async () => {
    await page.keyboard.press('z')
    await waitForCase(page, THIRD)
    await expect.poll(() => readDecisions(pair)).toMatchObject([{ state: 'undone' }])
  })
  expect(mouse, 'nothing of it needs a mouse').toEqual([])
})

test('the palette opens a case by its number and does what the screen can do', { tag: '@verify' }, async ({
  page,
  pair,
  me,
  copy,
  mouse,
}) => {
  await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
  const palette = page.getByRole('dialog', { name: copy.palette.label })
  // what a Japanese input puts in goes where the focus is, and is not caught before
  const opened = async () => {
    await page.keyboard.press('Control+k')
    await waitForVisible(palette.locator('input:focus'))
  }
  const number = await page.locator('[data-case-layer]:not([inert])').getAttribute('data-case-layer')
  await page.keyboard.press('g')
  await page.keyboard.press('q')
  await expect(page).toHaveURL(/queue/)
  await page.keyboard.press('Control+k')
  await page.keyboard.type(`#${number}`)
  await expect(palette.getByRole('option', { name: FIRST }).first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await waitForCase(page, FIRST)
  // a key that follows on Escape is meant for the screen, and is not lost with what was closed
  for (let n = 0; n < 5; n++) {
    await opened()
    await Promise.all([page.keyboard.press('Escape'), page.keyboard.press('?')])
    await waitForVisible(page.getByRole('dialog', { name: copy.keys.title }))
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  // what is closed says why before it is asked for
  await opened()
  await page.keyboard.type(copy.keys.actions.reverse)
  await expect(palette.getByRole('option').first()).toContainText(copy.refusals.nothing_to_reverse)
  await page.keyboard.press('Escape')
  await opened()
  await page.keyboard.type(copy.keys.actions.warn)
  await page.keyboard.press('Enter')
  await waitForVisible(page.getByRole('list', { name: copy.decisions.warnTitle }))
  await page.keyboard.press('Control+k')
  await page.keyboard.type('090-1234-5678')
  // somebody's number is looked up for a reason, and never goes into an address
  const reasons = palette.getByRole('option', { name: lookups.entry(lookups.reasons.member_contact) })
  await expect(reasons).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/search$/)
  expect(mouse, 'nothing of it needs a mouse').toEqual([])
})

test('a key of one’s own does what it is for and stands on its button; keys can be switched off', {
  tag: '@verify',
}, async ({ page, pair, me, copy, mouse }) => {
  await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
  const { settings, keys, decisions } = copy
  await page.goto('/settings')
  const change = (action: string, key: string) =>
    page.getByRole('button', { name: settings.changeKey(action, key), exact: true })
  await pressTabTo(page, change(keys.actions.warn, 'W'))
  await page.keyboard.press('Enter')
  await page.keyboard.press('a')
  await expect(page.getByRole('alert')).toHaveText(settings.taken('A', keys.actions.no_violation))
  await page.keyboard.press('Enter')
  // what a page is sent with is what is stored by then
  const stored = page.waitForResponse('**/api/desk/session/prefer')
  await page.keyboard.press("'")
  await expect(change(keys.actions.warn, "'")).toBeFocused()
  await stored
  await page.goBack()
  await waitForCase(page, FIRST)
  await expect(page.getByRole('button', { name: decisions.moves.warn })).toHaveAttribute('aria-keyshortcuts', "'")
  await page.keyboard.press('w')
  await page.keyboard.press("'")
  await waitForVisible(page.getByRole('list', { name: decisions.warnTitle }))
  await page.keyboard.press('Escape')
  await page.goto('/settings')
  await pressTabTo(page, page.getByRole('checkbox', { name: settings.singleKeys }))
  await page.keyboard.press('Space')
  await expect(page.getByText(settings.own)).toHaveCount(0)
  await page.goBack()
  await waitForCase(page, FIRST)
  await page.keyboard.press("'")
  await page.keyboard.press('a')
  await page.evaluate((ms) => new Promise((over) => setTimeout(over, ms)), PASSING_FLOOR_MS)
  await expect(caseTitle(page)).toContainText(FIRST)
  expect(readDecisions(pair)).toEqual([])
  expect(mouse, 'nothing of it needs a mouse').toEqual([])
})
