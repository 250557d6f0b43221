import { savedSteps } from '@mimamori/copy/saved-steps/ja'
import { waitingKeys } from '@mimamori/copy/waiting-keys/ja'
import type { Page } from '@playwright/test'
import {
  caseTitle,
  expect,
  interceptRequests,
  openSignedIn,
  postOffence,
  pressTabTo,
  readDecisions,
  test,
  waitForCase,
  waitForVisible,
} from './journey-fixtures.ts'

const FIRST = '商品レビューの記事作成'
const SECOND = '名刺のデータ入力'
const THIRD = 'アンケートの集計'

const waitingLine = (page: Page) => page.locator('[data-keys=waiting]')

/** Runs in the page before anything of its own: keeps what is said of keys that did not count, which is shown for seconds. */
function recordUncounted(): void {
  const said: string[] = []
  Reflect.set(window, '__uncounted', said)
  new MutationObserver(() => {
    const text = document.querySelector('[data-keys=uncounted]')?.textContent
    if (text && text !== said.at(-1)) said.push(text)
  }).observe(document, { childList: true, subtree: true, characterData: true })
}

/** Waits until it was said that keys did not count, and why. */
const waitForUncounted = (page: Page, why: string): Promise<void> =>
  expect.poll(() => page.evaluate(() => (Reflect.get(window, '__uncounted') as string[]).join('\n'))).toContain(why)

/** Scripts of this name wait until they are let through. */
async function holdBackScript(page: Page, name: string): Promise<() => void> {
  const comes = Promise.withResolvers<void>()
  await interceptRequests(page, `**/assets/${name}-*.js`, async (route) => {
    await comes.promise
    await route.continue()
  })
  return comes.resolve
}

test('keys typed for a part that is on its way are shown while they wait, taken back by Escape, and heard in order; inside an open list A passes nothing and says so', async ({
  page,
  pair,
  me,
  copy,
}) => {
  for (const title of [FIRST, SECOND, THIRD]) await postOffence(pair, title)
  await page.addInitScript(recordUncounted)
  const letPanel = await holdBackScript(page, 'open-decision-panel')
  const letSecondary = await holdBackScript(page, 'secondary-actions')
  await holdBackScript(page, 'review-member')
  await openSignedIn(page, copy, me)
  await page.keyboard.press('c')
  await waitForCase(page, FIRST)
  await page.keyboard.press('w')
  await page.keyboard.press('Enter')
  await expect(waitingLine(page)).toContainText(waitingKeys.waiting)
  await expect(waitingLine(page)).toContainText('Enter')
  await page.keyboard.press('Escape')
  await expect(waitingLine(page)).toHaveCount(0)
  await page.keyboard.press('h')
  await page.keyboard.press('1')
  await page.keyboard.press('a')
  await expect(waitingLine(page)).toContainText('1A')
  // reading goes on meanwhile
  await page.keyboard.press('n')
  await expect(page.locator('mark[data-active]').first()).toBeVisible()
  expect(readDecisions(pair)).toEqual([])
  letPanel()
  await waitForUncounted(page, waitingKeys.why.lost)
  await expect.poll(() => readDecisions(pair).length).toBe(1)

  // what opens saved steps has not come yet
  await waitForCase(page, SECOND)
  await page.keyboard.press('q')
  await expect(waitingLine(page)).toContainText('Q')
  letSecondary()
  await waitForVisible(page.getByRole('region', { name: savedSteps.panelTitle }))
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: savedSteps.panelTitle })).toHaveCount(0)

  // inside an open list A passes nothing, a graver measure takes its place, and Escape leaves it
  await page.keyboard.press('h')
  await waitForVisible(page.getByRole('list', { name: copy.decisions.hideTitle }))
  await page.keyboard.press('a')
  await waitForUncounted(page, waitingKeys.why.barred)
  await expect(page.getByTestId('announcer')).toContainText('A')
  await page.keyboard.press('s')
  await page.keyboard.press('w')
  await waitForVisible(page.getByRole('list', { name: copy.decisions.warnTitle }))
  await page.keyboard.press('h')
  await page.keyboard.press('a')
  await waitForVisible(page.getByRole('list', { name: copy.decisions.warnTitle }))
  expect(readDecisions(pair)).toHaveLength(1)
  await expect(caseTitle(page)).toContainText(SECOND)
  await page.keyboard.press('Escape')
  await page.keyboard.press('a')
  await waitForVisible(page.getByRole('list', { name: copy.aside.passTitle, exact: true }))
  // A right behind the reason, before anybody can have seen the case that follows, passes no second one
  await page.evaluate(() => {
    for (const [code, key] of [
      ['Digit1', '1'],
      ['KeyA', 'a'],
    ] as const)
      document.body.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }))
  })
  await waitForCase(page, THIRD)
  await expect.poll(() => readDecisions(pair).length).toBe(2)
  await expect(caseTitle(page)).toContainText(THIRD)

  // the panel about the member never comes, and their page opens
  await page.keyboard.press('g')
  await page.keyboard.press('m')
  await expect(page).toHaveURL(/\/members\//)
})

test('how long a case is on screen before decision keys count is set in the settings, and what is too short or no number is refused there', {
  tag: '@verify',
}, async ({ page, me, copy }) => {
  const { settings } = copy
  await openSignedIn(page, copy, me, { at: '/settings', there: settings.title })
  const field = page.getByLabel(settings.decisionDelay)
  await expect(field).toHaveValue('300')
  for (const bad of ['299', 'あ', '2001', '']) {
    await field.fill(bad)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toHaveText(settings.decisionDelayRefused(300, '2,000'))
    await expect(field).toHaveAttribute('aria-invalid', 'true')
  }
  await field.fill('450')
  const stored = page.waitForResponse('**/session/prefer')
  await page.keyboard.press('Enter')
  expect((await stored).status()).toBe(200)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.reload()
  await expect(field).toHaveValue('450')
  await pressTabTo(page, field)
})
