// @vitest-environment jsdom
import { rateInterval } from '@mimamori/policy/breakdown/rate-interval'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { render, until } from '../parts/render.test-support.tsx'
import { useRateText } from './rate-text.ts'

function Rate({ n, of, base }: { n: number; of: number; base: 'received' | 'decided' }): ReactNode {
  return <p>{useRateText()(rateInterval(n, of), base)}</p>
}

test.each([
  [3, 19, 'decided', '判断 19件のうち3件'],
  [1, 0, 'decided', '判断 0件、違反 1件（強制退会の提案中の案件を含む）'],
  [3, 2, 'received', '受付 2件、違反 3件（以前に受け付けた案件を含む）'],
  [25, 22, 'decided', '判断 22件、違反 25件（強制退会の提案中の案件を含む）'],
] as const)('%i violations of %i %s are never said to be a part of fewer', async (n, of, base, words) => {
  const { page, unmount } = await render(<Rate n={n} of={of} base={base} />)
  await until(() => page.textContent !== '')
  expect(page.textContent).toBe(words)
  await unmount()
})
