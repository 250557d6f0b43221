import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { WAITS, webhooks } from './described.ts'

test('the document and the page for integrators tell the waits between attempts as they are', () => {
  expect(webhooks.event.post.description).toContain(WAITS.join(', '))
  const page = readFileSync('docs/integration.md', 'utf8')
  expect(page).toContain(`${WAITS.slice(0, -1).join(', ')} and ${WAITS.at(-1)}`)
  expect(page).toContain('ten attempts')
  expect(WAITS).toHaveLength(9)
})
