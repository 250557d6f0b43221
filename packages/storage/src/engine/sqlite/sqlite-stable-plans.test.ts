import { expect, test } from 'vitest'
import { withStablePlan } from './sqlite-stable-plans.ts'

test('no value bound to a statement is looked at when it is planned', () => {
  expect(withStablePlan('select * from a join b on b.k = a.v where a.k = ? and a.n in (?, ?)')).toBe(
    'select * from a join b on b.k = a.v where a.k = +? and a.n in (+?, +?)',
  )
})

test('what is no value stays as it is written, and a limit is looked at', () => {
  const written = `select 'why? it''s' as "a?", "b""?" from c where d = ? limit ?`
  expect(withStablePlan(written)).toBe(`select 'why? it''s' as "a?", "b""?" from c where d = +? limit ?`)
})
