import Database from 'better-sqlite3'
import { eq, Placeholder, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import { skipEncoders } from './prepared-queries.ts'

const things = sqliteTable('things', {
  id: text().primaryKey(),
  size: integer().notNull(),
  facts: text({ mode: 'json' }).$type<{ a: number }>(),
  at: integer({ mode: 'timestamp_ms' }),
})

test('what a column takes as it is goes straight there, what it converts is converted', () => {
  const client = new Database(':memory:')
  const db = drizzle(client)
  client.exec('create table things (id text primary key, size integer not null, facts text, at integer)')
  const place = sql.placeholder
  const put = skipEncoders(
    db
      .insert(things)
      .values({ id: place('id'), size: place('size'), facts: place('facts'), at: place('at') })
      .prepare(),
  )
  const straight = put.getQuery().params.filter((param) => param instanceof Placeholder)
  expect(straight.map(({ name }) => name)).toEqual(['id', 'size'])

  put.run({ id: 'a', size: 3, facts: { a: 1 }, at: new Date(5) })
  expect(client.prepare('select * from things').all()).toEqual([{ id: 'a', size: 3, facts: '{"a":1}', at: 5 }])
  const find = skipEncoders(
    db
      .select()
      .from(things)
      .where(eq(things.id, place('id')))
      .prepare(),
  )
  expect(find.all({ id: 'a' })).toEqual([{ id: 'a', size: 3, facts: { a: 1 }, at: new Date(5) }])
  expect(() => find.all({})).toThrow('No value for placeholder "id"')
  client.close()
})
