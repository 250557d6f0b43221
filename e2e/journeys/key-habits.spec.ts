import {
  caseTitle,
  expect,
  openFirstOf,
  openSignedIn,
  postOffence,
  test,
  waitForCase,
  waitForDecidingFloor,
  waitForVisible,
} from './journey-fixtures.ts'

const FIRST = '商品レビューの記事作成'
const SECOND = '名刺のデータ入力'

/** Runs in the page: a text is typed letter by letter, without a pause. */
function typeLetters(field: HTMLElement, text: string): void {
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {}
  for (const end of Array.from(text).keys()) {
    set?.call(field, text.slice(0, end + 1))
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
}

test('C pressed twice claims a case and keeps it, and says so; later the key lets it go and takes it again', {
  tag: '@verify',
}, async ({ page, pair, me, copy }) => {
  await postOffence(pair, FIRST)
  await page.clock.install()
  await openSignedIn(page, copy, me)
  const released: string[] = []
  page.on('request', (request) => request.url().endsWith('/release') && released.push(request.url()))
  await page.keyboard.press('c')
  await waitForVisible(caseTitle(page).getByText(FIRST))
  // the case is announced first: what the keys say comes after it
  await expect(page.getByTestId('announcer')).toContainText(FIRST)
  await Promise.all(['c', 'c'].map((key) => page.keyboard.press(key)))
  await expect(page.getByTestId('announcer')).toHaveText(copy.cases.keptByKey)
  const [release, claim] = [copy.cases.release, copy.cases.claim].map((name) => page.getByRole('button', { name }))
  if (!release || !claim) throw new Error('no buttons')
  await expect(release).toBeVisible()
  expect(released).toEqual([])
  // three seconds after the claim the key releases again
  await page.clock.fastForward(3_100)
  await page.keyboard.press('c')
  await expect(claim).toBeVisible()
  await page.keyboard.press('c')
  await expect(release).toBeVisible()
  // the button is meant, however soon
  await release.press('Enter')
  await expect(claim).toBeVisible()
})

test('the key sheet, G, the palette, a reason and Escape do what somebody expects of them', { tag: '@verify' }, async ({
  page,
  pair,
  me,
  copy,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
  await test.step('the key sheet fits, and typing leaves what was meant', async () => {
    await page.keyboard.press('?')
    const sheet = page.getByRole('dialog', { name: copy.keys.title })
    await waitForVisible(sheet.locator('input:focus'))
    expect(await sheet.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBe(0)
    await page.keyboard.type(copy.keys.actions.snooze)
    await expect(sheet.locator('dt')).toHaveText([copy.keys.actions.snooze])
    await page.keyboard.type('zzz')
    await expect(sheet.getByText(copy.keys.nothing)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(sheet).toHaveCount(0)
  })
  await test.step('the palette finds a screen by its reading, and a member once the id is typed, with no answer missing', async () => {
    const missing: string[] = []
    const asked: string[] = []
    page.on('response', (response) => response.status() >= 400 && missing.push(response.url()))
    page.on('request', (request) => request.url().includes('/members/') && asked.push(request.url()))
    const palette = page.getByRole('dialog', { name: copy.palette.label })
    await page.keyboard.press('Control+k')
    await waitForVisible(palette.locator('input:focus'))
    for (const reading of ['junkai', 'じゅんかい', 'ジュンカイ']) {
      await palette.getByRole('combobox').fill(reading)
      await expect(palette.getByRole('option', { name: copy.palette.screens['patrol-page'] })).toBeVisible()
    }
    expect(asked).toEqual([])
    await palette.getByRole('combobox').evaluate(typeLetters, 'U-0815')
    await expect.poll(() => asked.length).toBe(1)
    await expect(palette.getByRole('option', { name: copy.cases.member('U-0815') })).toHaveCount(0)
    expect(missing).toEqual([])
    await page.keyboard.press('Escape')
    await expect(palette).toHaveCount(0)
  })
  const hint = page.getByRole('region', { name: copy.keys.goNext })
  await test.step('G shows what may follow it until the next key, and Escape takes it back without leaving', async () => {
    await waitForDecidingFloor(page)
    // what shows it comes behind the case
    await expect(async () => {
      await page.keyboard.press('g')
      await expect(hint).toBeVisible({ timeout: 1_000 })
    }).toPass()
    await expect(hint).toContainText(copy.palette.screens.audit)
    await page.keyboard.press('Escape')
    await expect(hint).toHaveCount(0)
    await waitForCase(page, FIRST)
  })
  await test.step('Enter begins a line in a reason, and Ctrl with Enter sends it, as its button says', async () => {
    const reason = page.getByRole('textbox', { name: copy.aside.reason })
    // for a second after G no deciding key is heard
    await expect(async () => {
      await page.keyboard.press('e')
      await expect(reason).toBeFocused({ timeout: 1_000 })
    }).toPass()
    await page.keyboard.type('一行目')
    await page.keyboard.press('Enter')
    await page.keyboard.type('二行目')
    await expect(reason).toHaveValue('一行目\n二行目')
    const send = page.getByRole('button', { name: copy.aside.escalate })
    await expect(send).toHaveAttribute('aria-keyshortcuts', 'Control+Enter')
    await page.keyboard.press('Control+Enter')
    await waitForCase(page, SECOND)
  })
  await test.step('Escape leaves a field, then the list, then the case for the row it came from, and G then Q the hint', async () => {
    await page.keyboard.press('r')
    const wording = page.getByLabel(copy.decisions.suggestion).first()
    await wording.focus()
    await page.keyboard.press('Escape')
    await expect(wording).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(wording).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(/\/queue\/flagged/)
    await expect(page.locator('a[data-case]:focus')).toContainText(SECOND)
    await page.keyboard.press('g')
    await waitForVisible(hint)
    await page.keyboard.press('q')
    await expect(page).toHaveURL(/\/queue\/flagged/)
    await expect(hint).toHaveCount(0)
  })
})
