import type { Page } from '@playwright/test'

export const CHART_WIDTHS = [390, 1024, 1440, 1920] as const

/** The family the tests draw with, and one whose letters are a sixth wider, as DejaVu Sans has them; see `addWideFamily`. */
export const TEST_FAMILY = '"Noto Sans JP"'
export const WIDE_FAMILY = '"Wide Sans"'

/** Adds the wide family to a page: the same letters, larger within the same size. */
export const addWideFamily = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (const weight of ['400', '600']) {
      const face = weight === '400' ? 'Regular' : 'SemiBold'
      const source = `local("Noto Sans JP ${face}"), local("NotoSansJP-${face}"), local("Noto Sans JP")`
      // the types do not know it yet
      const descriptors = { weight, sizeAdjust: '116%' } as FontFaceDescriptors
      document.fonts.add(await new FontFace('Wide Sans', source, descriptors).load())
    }
  })
