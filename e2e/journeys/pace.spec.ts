import { patrol } from '@mimamori/copy/patrol/en'
import {
  decisionStatusLine,
  expect,
  openSignedIn,
  passCase,
  readDecisions,
  test,
  waitForCase,
  waitForDecidingFloor,
  waitForVisible,
} from './journey-fixtures.ts'

const TITLES = ['議事録の清書', '会社案内の校正'] as const
/** takes about three seconds to read, and fits on the screen */
const BODY = '会議の録音をお渡ししますので、話した順に整えて清書してください。固有名詞は資料の表記に合わせます。'

test.use({ speaks: 'en' })

test('patrol passes what was shown long enough to read, says what stays, and holds one page', {
  tag: '@verify',
}, async ({ page, pair, me, copy }) => {
  for (const title of TITLES)
    await pair.marketplace.post({ kind: 'job', truth: 'clean', body: { title, description: BODY } })
  await openSignedIn(page, copy, me, { at: '/patrol?sort=due', there: patrol.title })
  const cards = page.getByRole('region', { name: patrol.cards }).getByRole('article')
  await expect(cards).toHaveCount(2)
  await waitForDecidingFloor(page)
  await page.keyboard.press('a')
  await expect(page.getByTestId('announcer')).toHaveText(patrol.passNone)
  await expect(page.getByText(patrol.stay(2))).toBeVisible()
  const read = cards.filter({ hasText: patrol.read })
  // the first on the screen is read first, and the other is not while it is
  await expect(read, 'one text is read at a time').toHaveText([new RegExp(TITLES[0])])
  // the end of the second lies below
  await page.keyboard.press('j')
  await waitForVisible(page.getByRole('button', { name: patrol.pass(2) }))
  await page.keyboard.press('a')
  await expect(page.getByRole('heading', { name: patrol.done })).toBeVisible()
  await expect.poll(() => readDecisions(pair).length).toBe(2)
  expect(readDecisions(pair).map(({ quick }) => quick)).toEqual([0, 0])
  for (const { shown_ms: shownMs } of readDecisions(pair)) expect(shownMs).toBeGreaterThanOrEqual(600)
})

test('a case that is passed as soon as its key acts is stored as quicker than reading', { tag: '@verify' }, async ({
  page,
  pair,
  me,
  copy,
}) => {
  const [title] = TITLES
  const description = `${BODY.repeat(6)}やり取りはLINE ID: yamada-work2 でお願いします。`
  await pair.marketplace.post({ kind: 'job', truth: 'direct_deal', body: { title, description } })
  await openSignedIn(page, copy, me)
  await page.keyboard.press('c')
  await waitForCase(page, title)
  await passCase(page, copy)
  await expect(decisionStatusLine(page, copy, copy.words.noViolation)).toHaveCount(1)
  await expect.poll(() => readDecisions(pair).length).toBe(1)
  const [decision] = readDecisions(pair)
  expect(decision).toMatchObject({ quick: 1 })
  expect(decision?.shown_ms).toBeGreaterThan(0)
})
