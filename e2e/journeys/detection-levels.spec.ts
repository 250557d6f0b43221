import { detectionModels as en } from '@mimamori/copy/detection-models/en'
import { detectionModels as ja } from '@mimamori/copy/detection-models/ja'
import { addStaff } from '../harness/desk-accounts.ts'
import { startDesk } from '../harness/desk-process.ts'
import { checkAccessibility } from './accessibility-checks.ts'
import { expect, openSignedIn, test, waitForVisible } from './journey-fixtures.ts'

for (const [language, words, why] of [
  ['ja', ja, '見逃しが続いたため'],
  ['en', en, 'We miss too many'],
] as const) {
  test(`${language}: a lead makes detection wider, and narrower for one category, with a reason`, async ({
    page,
    pair: { desk },
    copy,
  }) => {
    test.skip(process.env.E2E_MODEL === 'off', 'there is no model whose level could be set')
    const aoi = await addStaff(desk, 'aoi', 'lead', language)
    await openSignedIn(page, copy, aoi, { at: '/models', there: words.title })
    const levels = page.getByRole('region', { name: words.levels.title, exact: true })
    await expect(levels.getByRole('radio', { name: words.levels.names.standard })).toBeChecked()
    await levels.getByRole('radio', { name: words.levels.names.wide, exact: true }).check()
    await levels.getByText(words.levels.byCategory(0)).click()
    await levels.getByRole('combobox').last().selectOption('strict')
    const reason = levels.getByRole('textbox')
    await reason.press('Control+Enter')
    await waitForVisible(levels.getByText(words.reasonNeeded))
    await reason.fill(why)
    const found: string[] = []
    await checkAccessibility(page, 'levels', found)
    expect(found).toEqual([])
    await reason.press('Control+Enter')
    // the field is gone once the change is stored; until then it is what holds the words
    await expect(reason).toHaveCount(0)
    await waitForVisible(levels.getByText(why))
    await page.reload()
    await expect(levels.getByRole('radio', { name: words.levels.names.wide, exact: true })).toBeChecked()
    await waitForVisible(levels.getByText(words.levels.byCategory(1)))
    await expect(levels.getByRole('combobox').last()).toHaveValue('strict')
  })
}

test('a desk without models says that only rules flag, and offers no level', async ({ browser, copy }) => {
  const desk = await startDesk({ environment: { MIMAMORI_MODEL: 'off' } })
  try {
    const page = await (await browser.newContext({ baseURL: desk.url, locale: 'ja-JP' })).newPage()
    await openSignedIn(page, copy, await addStaff(desk, 'aoi', 'lead', 'ja'), { at: '/models', there: ja.title })
    await waitForVisible(page.getByText(ja.off))
    await expect(page.getByRole('region', { name: ja.refit, exact: true })).toBeVisible()
    await expect(page.getByRole('radio')).toHaveCount(0)
  } finally {
    await desk.discard()
  }
})
