import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { textLanguage } from '@mimamori/policy/text/text-language'
import { databaseForTest, giveBackDatabase } from '@mimamori/testing-postgres/database-pool'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStorage, type StorageOptions } from '../open-storage.ts'
import { migrationsBefore } from '../testing/older-migrations.ts'
import { runRawSql } from '../testing/test-storage.ts'
import { vaultOf } from '../vault.ts'

const THEN = '2026-11-02T00:00:00.000Z'
const vault = vaultOf(new Uint8Array(32))

let folder: string
let url: string | null
let at: StorageOptions['at']
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mimamori-upgrade-'))
  // empty, not a copy of the upgraded one
  url = await databaseForTest('template1')
  at = url ? { url, lanes: 1 } : { file: join(folder, 'mimamori.db') }
})
afterAll(async () => {
  if (url) await giveBackDatabase(url)
  rmSync(folder, { recursive: true })
})

const rows = (sql: string) => runRawSql(at, sql)
const quoted = (value: unknown) => (value === null ? 'NULL' : `'${String(value).replaceAll("'", "''")}'`)

type Column = { readonly name: string; readonly type: string }

/** The columns of a table that need a value. */
const requiredColumns = (table: string): Promise<Column[]> =>
  rows(
    url
      ? `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name = '${table}' AND is_nullable = 'NO' AND column_default IS NULL`
      : `SELECT name, type FROM pragma_table_info('${table}') WHERE "notnull" = 1 AND dflt_value IS NULL`,
  ) as Promise<Column[]>

/** A row with these values, and with empty ones where it needs more. */
async function add(table: string, values: Readonly<Record<string, string | number | null>>): Promise<void> {
  const empty = (await requiredColumns(table)).map(({ name, type }) => [name, /int|numeric/i.test(type) ? 0 : ''])
  const row: Readonly<Record<string, unknown>> = { ...Object.fromEntries(empty), ...values }
  await rows(`INSERT INTO ${table} (${Object.keys(row).join()}) VALUES (${Object.values(row).map(quoted).join()})`)
}

/** Texts as members write them; the last one was erased. */
const TEXTS = [
  { id: 'kanji', title: '翻訳', body: 'English to Japanese' },
  { id: 'kana', title: 'ABC', body: 'こんにちは' },
  { id: 'latin', title: 'Logo', body: 'A logo, 100 yen' },
  { id: 'digits', title: '12', body: '３４、！' },
  { id: 'half-width', title: 'ｶﾅ', body: '' },
  { id: 'hangul', title: '안녕', body: '' },
  { id: 'erased', title: '', body: '' },
] as const

async function addText(type: string, id: string, version: number, text: { title: string; body: string }) {
  await add('content_versions', { type, id, version, title: text.title, body: text.body, received_at: THEN })
}

let number = 0
async function addCase(id: string, type: string, version: number) {
  number++
  const its = { id, number, kind: 'review', target_type: type, target_id: id.replace(/^c-/, '') }
  await add('cases', {
    ...its,
    state: 'closed',
    queue: 'flagged',
    closed_at: THEN,
    opened_at: THEN,
    content_version: version,
  })
}

const addDecision = (id: string, type: string, values: Readonly<Record<string, string | number | null>>) =>
  add('decisions', {
    id: `d-${id}`,
    case_id: `c-${id}`,
    target_type: type,
    target_id: id,
    content_version: 1,
    decided_at: THEN,
    state: 'standing',
    month: '2026-11',
    queue: 'flagged',
    ...values,
  })

/** What a desk of the version before left behind. */
async function leave(): Promise<void> {
  for (const { id, ...text } of TEXTS) {
    await addText('job', id, 1, text)
    await add('contents', { type: 'job', id, version: 1, facts: JSON.stringify({ category: `C of ${id}` }) })
    await addCase(`c-${id}`, 'job', 1)
    await addDecision(id, 'job', {})
  }
  // rewritten in another language after it was decided on
  await addText('job', 'rewritten', 1, TEXTS[2])
  await addText('job', 'rewritten', 2, TEXTS[0])
  await add('contents', { type: 'job', id: 'rewritten', version: 2, facts: '{"category":"Later"}' })
  await addCase('c-rewritten', 'job', 2)
  await addDecision('rewritten', 'job', { published: 'mlm', job_category: 'Then' })
  // decided on before decisions kept what they are counted by
  await addText('job', 'old', 1, TEXTS[2])
  await add('contents', { type: 'job', id: 'old', version: 1, facts: '{"category":"Some"}' })
  await addCase('c-old', 'job', 1)
  await addDecision('old', 'job', { queue: '' })
  await addText('message', 'message', 1, TEXTS[1])
  await add('contents', { type: 'message', id: 'message', version: 1, facts: '{"format":"project"}' })
  await addCase('c-message', 'message', 1)
  await addDecision('message', 'message', {})
  // a member has no text
  await addCase('c-member', 'member', 0)
  await addDecision('member', 'member', { content_version: 0 })
}

const found = async (table: string, columns: string) =>
  new Map((await rows(`SELECT ${columns} FROM ${table}`)).map(({ id, ...rest }) => [String(id), rest]))

test('a desk from before there were filters knows the language and the job category of all it has', async () => {
  await (await openStorage({ at, vault, migrations: migrationsBefore(folder, 'month-as-published') })).close()
  expect(await requiredColumns('decisions')).not.toEqual([])
  await leave()
  const migrations = new URL('../../migrations', import.meta.url).pathname
  await (await openStorage({ at, vault, migrations })).close()
  const contents = await found('contents', 'id, language')
  const cases = await found('cases', 'target_id AS id, language, job_category')
  const decisions = await found('decisions', 'target_id AS id, language, job_category')
  for (const { id, ...text } of TEXTS) {
    const language = textLanguage(text)
    expect(contents.get(id), id).toEqual({ language })
    expect([cases.get(id), decisions.get(id)], id).toEqual(Array(2).fill({ language, job_category: `C of ${id}` }))
  }
  expect(new Set([...contents.values()].map(({ language }) => language))).toEqual(new Set(['ja', 'en', 'other', '']))
  expect(contents.get('rewritten')).toEqual({ language: 'ja' })
  expect(cases.get('rewritten')).toEqual({ language: 'ja', job_category: 'Later' })
  // a decision keeps what was true when it was made
  expect(decisions.get('rewritten')).toEqual({ language: 'en', job_category: 'Then' })
  expect(decisions.get('old')).toEqual({ language: 'en', job_category: null })
  expect([contents.get('message'), decisions.get('message')]).toEqual([
    { language: 'ja' },
    { language: 'ja', job_category: null },
  ])
  expect([cases.get('member'), decisions.get('member')]).toEqual(Array(2).fill({ language: '', job_category: null }))
})
