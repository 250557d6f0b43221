import { expect, test } from 'vitest'
import { paletteAliases } from './aliases.ts'

test('readings are hiragana and Latin letters, as they are typed before a conversion', () => {
  const odd = Object.entries(paletteAliases).filter(([, alias]) => !/^[\u3041-\u3096ー a-z]+$/.test(alias))
  expect(odd).toEqual([])
})
