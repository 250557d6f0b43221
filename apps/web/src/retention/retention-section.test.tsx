// @vitest-environment jsdom
import { retention as words } from '@mimamori/copy/retention/ja'
import { defaultRetention } from '@mimamori/policy/retention/retention-class-rules'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { typeInto, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { RetentionSection } from './retention-section.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('whoever types other days sees how much would be deleted by those, before they are saved', async () => {
  const days = defaultRetention()
  const { inputs } = fakeDesk({
    'retention.state': () => ({ days, nextAt: '2026-12-01T18:00:00.000Z', last: null }),
    'retention.dryRun': ({ days: { enquiries } }: { days: typeof days }) => ({ enquiries: 10_000 - (enquiries ?? 0) }),
  })
  const { page, unmount } = await render(withKeys(<RetentionSection />))
  const shows = (rows: string) => page.textContent?.includes(words.rows(rows)) ?? false
  await until(() => shows('8,905'))
  await typeInto(page.querySelector(`[aria-label="${words.days(words.names.enquiries)}"]`), '100')
  await until(() => shows('9,900'))
  expect(inputs('retention.dryRun')).toEqual([{ days }, { days: { ...days, enquiries: 100 } }])
  await unmount()
})
