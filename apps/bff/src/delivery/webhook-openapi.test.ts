import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { RETRY_WAITS, webhooksDocument } from './webhook-openapi.ts'

test('the document and the page for integrators tell the waits between attempts as they are', () => {
  expect(webhooksDocument.event.post.description).toContain(RETRY_WAITS.join(', '))
  const page = readFileSync('docs/integration.md', 'utf8')
  expect(page).toContain(`${RETRY_WAITS.slice(0, -1).join(', ')} and ${RETRY_WAITS.at(-1)}`)
  expect(page).toContain('ten attempts')
  expect(RETRY_WAITS).toHaveLength(9)
})
