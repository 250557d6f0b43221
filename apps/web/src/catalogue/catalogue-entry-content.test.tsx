// @vitest-environment jsdom
import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { isEntryOfKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { expect, test } from 'vitest'
import { render } from '../parts/render.test-support.tsx'
import { CatalogueEntryContent } from './catalogue-entry-content.tsx'

test('the letter of a template, and how it became another, name their variables in words', async () => {
  const [entry] = SHIPPED_CATALOGUE.filter(isEntryOfKind('template')).filter(({ data }) => data.text.ja.includes('{{'))
  if (!entry) throw new Error('no template with a variable ships')
  const shown = (against: typeof entry | null) => (
    <CatalogueEntryContent entry={entry} against={against} renderDiff={(before, after) => `${before} → ${after}`} />
  )
  const { page, show } = await render(shown(null))
  expect(page.textContent).toContain('[タイトル]')
  expect(page.textContent).not.toContain('{{')
  await show(shown(entry))
  expect(page.textContent).not.toContain('{{')
})
