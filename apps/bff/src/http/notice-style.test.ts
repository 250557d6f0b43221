import { expect, test } from 'vitest'
import { NOTICE_STYLE_HASH, NOTICE_STYLE_HASHES } from './notice-style.ts'
import { SECURITY_HEADERS } from './security-headers.ts'

/** of the first notices, as they are stored */
const FIRST_SHIPPED = 'sha256-2qxCqmKuojXqTgd6BpbCOMibHUt0fZ+tkJJQV7g+hyg='

test('a notice published with an older version keeps its style in the preview', () => {
  const policy = new Headers([...SECURITY_HEADERS]).get('content-security-policy')
  expect(policy).toContain(`'${FIRST_SHIPPED}'`)
  for (const each of NOTICE_STYLE_HASHES) expect(policy).toContain(`'${each}'`)
})

test('the present style of notices is listed among those that were shipped, last', () => {
  expect(NOTICE_STYLE_HASHES.at(-1), 'the style was changed: add its hash, and keep those of releases').toBe(
    NOTICE_STYLE_HASH,
  )
})
