import { expect, test } from 'vitest'
import { choosePassword } from './password-rules.ts'

const hana = { login: 'hana.yamada', alias: '花' }
const COMMON = new Set(['sunshine', 'password', 'qwertyuiopas'])
const said = (password: string) => {
  const verdict = choosePassword(hana, password, (word) => COMMON.has(word))
  return verdict.ok ? 'good' : verdict.refusal
}

test('twelve characters of any kind make a password, eleven do not, and letters outside the plane count once', () => {
  expect(said('かなだけのながいことばです')).toBe('good')
  expect(said('correct hors')).toBe('good')
  expect(said('correct hor')).toBe('password_short')
  expect(said('𠮷'.repeat(11))).toBe('password_short')
})

test('a password that is hardly more than the login or the product’s name is refused, however it is spelled', () => {
  for (const password of [
    'hana.yamada!1',
    'HANA YAMADA 2026',
    'ｈａｎａｙａｍａｄａ12',
    'Mimamori-Mimamori-1',
    '見守り見守り見守り見守り',
  ])
    expect(said(password)).toBe('password_names')
  // an alias of one or two letters is in many words, and signs alone contain no name
  expect(said('花と花、花が花で花も花')).toBe('password_short')
  expect(said('花と花が咲き花も散る花や花見')).toBe('good')
  expect(said('!?#$%&-+*/=~')).toBe('good')
  expect(said('hana.yamada sings in the rain')).toBe('good')
  expect(said('kX9!kX9?kX9&')).toBe('good')
})

test('what everybody chooses is refused, also with digits and signs around it or over and over', () => {
  for (const password of [
    'QWERTYUIOPAS',
    'ｐａｓｓｗｏｒｄ2026!',
    '!!Sunshine!!123',
    'passwordpassword',
    'aaaaaaaaaaaa',
    '121212121212!',
  ])
    expect(said(password)).toBe('password_common')
  expect(said('sunshine on the hill')).toBe('good')
})
