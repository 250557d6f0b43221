import { addMonths, monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { Page } from 'playwright'

type PictureContext = { readonly take: (name: string) => Promise<void> }

const SIZES = [
  ['', { width: 1440, height: 900 }],
  ['-narrow', { width: 390, height: 844 }],
] as const

/** The last month as a lead has it, the running one, the months beside each other, and the cases behind a bar. */
export async function pictureBreakdown(page: Page, { take }: PictureContext): Promise<void> {
  const month = addMonths(monthOf(new Date().toISOString()), -1)
  for (const [suffix, size] of SIZES) {
    await page.setViewportSize(size)
    for (const [name, address] of [
      ['breakdown', `period=${month}`],
      ['breakdown-running', `period=${addMonths(month, 1)}`],
      ['breakdown-table', `period=${month}&table=true`],
      ['breakdown-trend', `period=${month}&tab=trend`],
      ['breakdown-empty', 'period=2020-01'],
    ] as const) {
      await page.goto(`/breakdown?${address}`)
      await page.locator('figure svg, [role=tabpanel] h2').first().waitFor()
      await take(`${name}${suffix}`)
    }
    await page.goto(`/breakdown?period=${month}`)
    await page.locator('figure a[data-point]').first().press('Enter')
    await page.locator('[data-case]').first().waitFor()
    await take(`breakdown-cases${suffix}`)
  }
  await page.setViewportSize(SIZES[0][1])
}
