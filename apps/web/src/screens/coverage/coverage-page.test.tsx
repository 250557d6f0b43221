// @vitest-environment jsdom
import { coverage as words } from '@mimamori/copy/coverage/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import { CoveragePage } from './coverage-page.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const dayOf = (day: string, passed: number) => ({
  ...{ day, received: 6, open: 1, passed, violation: 1, superseded: 1, openCases: [] },
})
const RIGHT = dayOf('2026-11-20', 3)
const LESS = dayOf('2026-11-21', 2)
const MORE = dayOf('2026-11-22', 4)

/** What the page says of these days: of all of them, and of each, the last one first. */
async function toldOf(...days: (typeof RIGHT)[]) {
  const desk = fakeDesk({ 'coverage.days': () => days })
  const { within } = memoryRouter('/coverage?from=2026-11-20&to=2026-11-22', ['/coverage'])
  const { page, unmount } = await render(onDesk()(within(<CoveragePage />)))
  await until(() => page.querySelector('tfoot') !== null)
  const whole = page.querySelector('[role=status] span > span')?.textContent
  const each = [...page.querySelectorAll('tbody tr')].map((row) => row.lastElementChild?.textContent)
  expect(desk.inputs('coverage.days')).toEqual([{ from: '2026-11-20', to: '2026-11-22' }])
  await unmount()
  return { whole, each }
}

test('a day of which less or more became than was received is wrong, and the summary counts it', async () => {
  expect(await toldOf(RIGHT)).toEqual({ whole: words.allAdds('6'), each: [words.adds] })
  expect(await toldOf(RIGHT, LESS)).toEqual({ whole: words.notAll(1), each: [words.off(1), words.adds] })
  expect(await toldOf(MORE)).toEqual({ whole: words.notAll(1), each: [words.off(-1)] })
  expect(await toldOf(LESS, MORE)).toEqual({ whole: words.notAll(2), each: [words.off(-1), words.off(1)] })
})
