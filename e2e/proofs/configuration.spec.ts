import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { COMMAND, DESK, startDesk } from '../running/desk.ts'
import { type Environment, freePort, runToEnd } from '../running/processes.ts'

/** must be changed by a person; and: may pass by itself */
const CONFIGURATION = 78
const FOR_NOW = 75
const SECRET = 'hunter2'

/** Everything in a folder, as it is: nothing may come, go or change. */
function contentOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return `${path} ${entry.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : ''}`
    })
    .sort()
}

let folder: string
/** the data folder of a desk that was opened once and stopped */
let used: string

test.beforeAll(async () => {
  used = mkdtempSync(join(tmpdir(), 'mimamori-used-'))
  const { code, complained } = await runToEnd([COMMAND, 'key', 'add', '--name', 'tests'], { MIMAMORI_DATA: used })
  if (code !== 0) throw new Error(complained)
})
test.afterAll(() => rmSync(used, { recursive: true }))
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mimamori-configuration-'))
})
test.afterEach(() => rmSync(folder, { recursive: true }))

type Expected = { readonly line: RegExp; readonly code: number }

/** A start ends with one line and leaves everything as it was. */
async function refuses(program: readonly string[], environment: Environment, { line, code }: Expected): Promise<void> {
  const before = contentOf(folder)
  const ended = await runToEnd(program, { PORT: '0', MIMAMORI_DEMO: '0', ...environment })
  expect(ended.complained).toMatch(line)
  expect(ended.complained.trimEnd()).not.toContain('\n')
  expect(ended.complained).not.toContain(SECRET)
  expect(ended.said).toBe('')
  expect(ended.code).toBe(code)
  expect(contentOf(folder)).toEqual(before)
}

const WRITES = [COMMAND, 'key', 'add', '--name', 'other']
const LOOKS = [COMMAND, 'audit', 'verify']

/** The server, a command that writes and one that looks read the same configuration. */
async function allRefuse(environment: Environment, line: RegExp): Promise<void> {
  for (const program of [[DESK], WRITES, LOOKS]) {
    await refuses(program, environment, { line, code: CONFIGURATION })
  }
}

const fresh = () => ({ MIMAMORI_DATA: join(folder, 'data') })

/** A copy of the used data folder. */
function copied(): { readonly data: string; readonly environment: Environment } {
  const data = join(folder, 'data')
  cpSync(used, data, { recursive: true })
  return { data, environment: { MIMAMORI_DATA: data } }
}

test('a database nobody here speaks to is refused', async () => {
  const environment = { ...fresh(), DATABASE_URL: `mysql://desk:${SECRET}@db/desk` }
  await allRefuse(environment, /^DATABASE_URL: expected postgres:\/\/… .*, got mysql:\/\/…$/m)
})

test('a key of the wrong length is refused, and not repeated', async () => {
  const line = /^MIMAMORI_PERSONAL_KEY: expected 64 hex digits \(32 bytes\), got 7 other characters$/m
  await allRefuse({ ...fresh(), MIMAMORI_PERSONAL_KEY: SECRET }, line)
})

test('a value that is no number, and a misspelled name, are refused', async () => {
  await allRefuse({ ...fresh(), PORT: 'many' }, /^PORT: expected a whole number from 0 to 65535, got "many"$/m)
  await allRefuse({ ...fresh(), MIMAMORI_DATE: folder }, /^MIMAMORI_DATE: .* did you mean MIMAMORI_DATA\?$/m)
})

test('a data folder below a folder that is not there is refused', async () => {
  const line = /^MIMAMORI_DATA: \S+\/data cannot be made; expected \S+\/gone to be a folder that exists$/m
  const environment = { MIMAMORI_DATA: join(folder, 'gone/data') }
  await refuses([DESK], environment, { line, code: CONFIGURATION })
  await refuses(WRITES, environment, { line, code: CONFIGURATION })
})

test('a data folder that cannot be written is refused', async () => {
  test.skip(process.platform !== 'linux', 'needs a place where even root can make nothing')
  for (const key of [{}, { MIMAMORI_PERSONAL_KEY: 'a'.repeat(64) }]) {
    const environment = { MIMAMORI_DATA: '/proc/mimamori', ...key }
    const line = /^MIMAMORI_DATA: \S+ cannot be (made|used) .*expected a folder/m
    await refuses([DESK], environment, { line, code: CONFIGURATION })
    await refuses(WRITES, environment, { line, code: CONFIGURATION })
  }
})

test('a data folder that is a file is refused', async () => {
  writeFileSync(join(folder, 'data'), 'a file')
  await allRefuse(fresh(), /^MIMAMORI_DATA: \S+\/data is not a folder$/m)
})

test('whoever only looks makes no desk where there is none', async () => {
  const line = /^MIMAMORI_DATA: \S+\/data has no desk in it/m
  await refuses(LOOKS, fresh(), { line, code: CONFIGURATION })
  mkdirSync(join(folder, 'data'))
  await refuses(LOOKS, fresh(), { line, code: CONFIGURATION })
})

test('a key file with something else in it is refused', async () => {
  const { data, environment } = copied()
  writeFileSync(join(data, 'personal.key'), SECRET)
  await allRefuse(environment, /personal\.key: expected 64 hex digits \(32 bytes\), got 7 other characters$/m)
})

test('a database without its key file is refused, and gets no new key', async () => {
  const { data, environment } = copied()
  rmSync(join(data, 'personal.key'))
  await allRefuse(environment, /personal\.key is missing/)
})

test('a database sealed with another key is refused', async () => {
  const { environment } = copied()
  const line = /^MIMAMORI_PERSONAL_KEY: the database is sealed with another key/
  for (const program of [[DESK], WRITES]) {
    const other = { ...environment, MIMAMORI_PERSONAL_KEY: 'b'.repeat(64) }
    await refuses(program, other, { line, code: CONFIGURATION })
  }
})

test('a file that is no database is refused', async () => {
  const { data, environment } = copied()
  rmSync(join(data, 'mimamori.db.lock'))
  writeFileSync(join(data, 'mimamori.db'), 'this was a database once. '.repeat(100))
  for (const program of [[DESK], WRITES]) {
    const line = /mimamori\.db cannot be read as a database .* mimamori restore$/m
    await refuses(program, environment, { line, code: CONFIGURATION })
  }
})

test('a database newer than the program is refused', async () => {
  const { data, environment } = copied()
  rmSync(join(data, 'mimamori.db.lock'))
  const database = new Database(join(data, 'mimamori.db'))
  database
    .prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)')
    .run('of tomorrow', 4102444800000)
  database.close()
  for (const program of [[DESK], WRITES]) {
    const line = /mimamori\.db belongs to a newer Mimamori: .*2100-01-01/
    await refuses(program, environment, { line, code: CONFIGURATION })
  }
})

test('a port that is taken is refused before anything is made', async () => {
  const port = await freePort()
  const other = createServer()
  await new Promise<void>((listening) => other.listen(port, '127.0.0.1', listening))
  const line = new RegExp(`^PORT: 127\\.0\\.0\\.1:${port} is taken by another program`)
  await refuses([DESK], { ...fresh(), PORT: String(port) }, { line, code: FOR_NOW })
  expect(existsSync(join(folder, 'data'))).toBe(false)
  other.close()
})

test('an address of another machine is refused', async () => {
  await refuses([DESK], { ...fresh(), HOST: '203.0.113.9' }, { line: /^HOST: .*got "203/, code: CONFIGURATION })
})

test('a PostgreSQL that does not answer is told as what it is, and leaves no key behind', async () => {
  const environment = { ...fresh(), DATABASE_URL: `postgres://desk:${SECRET}@127.0.0.1:${await freePort()}/desk` }
  await refuses([DESK], environment, { line: /^the database cannot be used: .*ECONNREFUSED/, code: FOR_NOW })
})

test('a second process on the same SQLite file is refused', async () => {
  const desk = await startDesk()
  try {
    const environment = { PORT: '0', MIMAMORI_DEMO: '0', MIMAMORI_DATA: desk.dataFolder }
    const { code, complained } = await runToEnd([DESK], environment)
    expect(code).toBe(FOR_NOW)
    expect(complained).toMatch(/^\S+ is open in another process: stop that desk or command first; .*\n$/)
  } finally {
    await desk.discard()
  }
})

test('what is not done beside a running desk says so, and that it may pass', async () => {
  const desk = await startDesk()
  try {
    const backup = JSON.parse((await desk.command('backup')).said)
    const commands = [['restore', backup.file, '--replace'], ['demo'], ['bench-fill', '10'], ['key', 'rotate']]
    const environment = { MIMAMORI_DATA: desk.dataFolder, MIMAMORI_DEMO: '1' }
    for (const words of commands) {
      const { code, complained } = await runToEnd([COMMAND, ...words], environment)
      expect([code, complained], words.join(' ')).toEqual([FOR_NOW, expect.stringMatching(/^\S.*\n$/)])
    }
  } finally {
    await desk.discard()
  }
})

test('a demo stays one: whatever serves none neither serves nor changes it, nor a backup of it, nor makes one', async () => {
  const [demo, restored, real] = [join(folder, 'demo'), join(folder, 'restored'), join(folder, 'real')]
  const within = (environment: Environment, ...words: string[]) => runToEnd([COMMAND, ...words], environment)
  expect(await within({ MIMAMORI_DATA: demo }, 'bench-fill', '3')).toMatchObject({ code: 0 })
  const backup = JSON.parse((await within({ MIMAMORI_DATA: demo }, 'backup')).said)
  mkdirSync(restored)
  cpSync(join(demo, 'personal.key'), join(restored, 'personal.key'))
  expect(await within({ MIMAMORI_DATA: restored }, 'restore', backup.file)).toMatchObject({ code: 0 })
  // as a demo both are opened; from then on the files are as a desk leaves them
  for (const data of [demo, restored])
    expect(await within({ MIMAMORI_DATA: data }, 'key', 'list')).toMatchObject({ code: 0 })
  const holds = { line: /^MIMAMORI_DATA: \S+ holds a demo, .*; expected another, or/, code: CONFIGURATION }
  for (const data of [demo, restored]) {
    for (const settings of [{ NODE_ENV: 'production' }, { MIMAMORI_DEMO: '0' }]) {
      for (const program of [[DESK], WRITES]) await refuses(program, { MIMAMORI_DATA: data, ...settings }, holds)
    }
  }
  const replaced = [COMMAND, 'restore', backup.file, '--replace']
  await refuses(replaced, { MIMAMORI_DATA: restored, NODE_ENV: 'production' }, holds)
  const doctor = await within({ MIMAMORI_DATA: demo, NODE_ENV: 'production' }, 'doctor')
  expect([doctor.code, doctor.said]).toEqual([1, expect.stringMatching(/^fail {2}demo /m)])

  const production = { MIMAMORI_DATA: real, NODE_ENV: 'production' }
  for (const words of [['demo'], ['bench-fill', '3']]) {
    const line = new RegExp(`^mimamori ${words[0]}: makes a demo`)
    await refuses([COMMAND, ...words], production, { line, code: CONFIGURATION })
  }
  for (const program of [[DESK], [COMMAND, 'demo'], WRITES]) {
    const line = /^MIMAMORI_DEMO: a demo is not for production/
    await refuses(program, { ...production, MIMAMORI_DEMO: '1' }, { line, code: CONFIGURATION })
  }
})

test('a desk that is on PostgreSQL by its settings is not moved from the folder it has left', async () => {
  const to = ['move', '--to', 'postgres://nowhere.invalid/desk']
  const environment = { ...copied().environment, DATABASE_URL: 'postgres://nowhere.invalid/other' }
  const { code, complained } = await runToEnd([COMMAND, ...to], environment)
  expect([code, complained]).toEqual([CONFIGURATION, expect.stringMatching(/^DATABASE_URL: expected none.*\n$/)])
})

test('a command or an option there is not is named, and help is an answer', async () => {
  const wrong = (words: string[], line: RegExp) => refuses([COMMAND, ...words], fresh(), { line, code: 1 })
  await wrong(['doctr'], /^mimamori doctr: no such command; did you mean doctor\?; mimamori help/m)
  await wrong(['doctor', '--loud'], /^--loud: no such option/m)
  const { code, said, complained } = await runToEnd([COMMAND, 'help'], fresh())
  expect([code, complained]).toEqual([0, ''])
  expect(said).toContain('mimamori doctor')
})
