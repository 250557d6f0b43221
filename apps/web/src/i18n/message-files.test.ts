import type { Language } from '@mimamori/policy/staff/staff-member'
import { expect, test } from 'vitest'
import { MESSAGE_FILES } from './message-files.ts'

const FILES: Readonly<Record<string, Readonly<Record<Language, () => Promise<object>>>>> = MESSAGE_FILES

test.each(Object.keys(FILES))('%s exports the same in both languages', async (name) => {
  const [japanese, english] = await Promise.all([FILES[name]?.ja(), FILES[name]?.en()])
  expect(Object.keys(english ?? {}).sort()).toEqual(Object.keys(japanese ?? {}).sort())
})
