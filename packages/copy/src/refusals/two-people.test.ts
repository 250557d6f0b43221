import { expect, test } from 'vitest'
import { withdrawals as screenEn } from '../withdrawals/en.ts'
import { withdrawals as screenJa } from '../withdrawals/ja.ts'
import { refusals as en } from './en.ts'
import { refusals as ja } from './ja.ts'

test('where two people are needed, both languages say where it is proposed and who approves', () => {
  expect(ja.two_people_needed).toContain(`「${screenJa.title}」`)
  expect(ja.two_people_needed).toMatch(/提案.*別の人が承認/)
  expect(en.two_people_needed).toContain(`“${screenEn.title}”`)
  expect(en.two_people_needed).toMatch(/Propose.*someone else approves/)
})
