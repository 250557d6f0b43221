import { detectionModels as words } from '@mimamori/copy/detection-models/ja'
import { addStaff } from '../harness/desk-accounts.ts'
import { checkAccessibility } from './accessibility-checks.ts'
import { openAs } from './demo-months.ts'
import { expect, interceptRequests, test, waitForVisible } from './journey-fixtures.ts'

const WHY = '見逃しが続いたため'

test.use({ speaks: 'ja' })

test('a lead makes detection wider, and narrower for one category, with a reason; without models no level is offered', {
  tag: '@verify',
}, async ({ page, pair: { desk } }) => {
  test.skip(process.env.E2E_MODEL === 'off', 'there is no model whose level could be set')
  const { cookie } = await addStaff(desk, 'aoi', 'lead', 'ja')
  await openAs(page, cookie, '/models', words.title)
  const levels = page.getByRole('region', { name: words.levels.title, exact: true })
  await expect(levels.getByRole('radio', { name: words.levels.names.standard })).toBeChecked()
  await levels.getByRole('radio', { name: words.levels.names.wide, exact: true }).check()
  await levels.getByText(words.levels.byCategory(0)).click()
  await levels.getByRole('combobox').last().selectOption('strict')
  const reason = levels.getByRole('textbox')
  await reason.press('Control+Enter')
  await waitForVisible(levels.getByText(words.reasonNeeded))
  await reason.fill(WHY)
  const found: string[] = []
  await checkAccessibility(page, 'levels', found)
  expect(found).toEqual([])
  await reason.press('Control+Enter')
  // the field is gone once the change is stored; until then it is what holds the words
  await expect(reason).toHaveCount(0)
  await waitForVisible(levels.getByText(WHY))
  await page.reload()
  await expect(levels.getByRole('radio', { name: words.levels.names.wide, exact: true })).toBeChecked()
  await waitForVisible(levels.getByText(words.levels.byCategory(1)))
  await expect(levels.getByRole('combobox').last()).toHaveValue('strict')

  // a desk without models says that only rules flag
  await interceptRequests(page, '**/detectionModels/state*', async (route) => {
    const response = await route.fetch()
    const { json } = (await response.json()) as { json: object }
    await route.fulfill({ response, json: { json: { ...json, levels: null } } })
  })
  await page.reload()
  await waitForVisible(page.getByText(words.off))
  await expect(page.getByRole('region', { name: words.refit, exact: true })).toBeVisible()
  await expect(page.getByRole('radio')).toHaveCount(0)
})
