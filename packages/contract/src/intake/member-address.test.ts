import { expect, test } from 'vitest'
import { MemberBody } from './intake-member-contract.ts'

test.each([
  'a@example.jp, evil@evil.example',
  'a@example.jp>\r\nRCPT TO:<evil@evil.example',
  'friends: a@example.jp;',
  'root',
  'a@example.jp\u2028',
  'Taro <a@example.jp>',
])('%j is no mail address of a member', (email) => {
  expect(MemberBody.shape.email.safeParse(email).success).toBe(false)
  expect(MemberBody.shape.email.safeParse('taro.yamada+desk@mail.example.jp').success).toBe(true)
})
