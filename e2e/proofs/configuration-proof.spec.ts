import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { CLI_PROGRAM, DESK_PROGRAM, startDesk } from '../harness/desk-process.ts'
import { type Environment, freePort, runProcess } from '../harness/server-processes.ts'

/** must be changed by a person; and: may pass by itself */
const EXIT_CONFIGURATION = 78
const EXIT_TEMPORARY = 75
const SECRET = 'hunter2'

/** Everything in a folder, as it is: nothing may come, go or change. */
function readFolder(folder: string): string[] {
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
  const { code, stderr } = await runProcess([CLI_PROGRAM, 'key', 'add', '--name', 'tests'], { MIMAMORI_DATA: used })
  if (code !== 0) throw new Error(stderr)
})
test.afterAll(() => rmSync(used, { recursive: true }))
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mimamori-configuration-'))
})
test.afterEach(() => rmSync(folder, { recursive: true }))

type ExpectedRefusal = { readonly line: RegExp; readonly code: number }

/** A start ends with one line and leaves everything as it was. */
async function expectRefusal(
  program: readonly string[],
  environment: Environment,
  { line, code }: ExpectedRefusal,
): Promise<void> {
  const before = readFolder(folder)
  const ended = await runProcess(program, { PORT: '0', MIMAMORI_DEMO: '0', ...environment })
  expect(ended.stderr).toMatch(line)
  expect(ended.stderr.trimEnd()).not.toContain('\n')
  expect(ended.stderr).not.toContain(SECRET)
  expect(ended.stdout).toBe('')
  expect(ended.code).toBe(code)
  expect(readFolder(folder)).toEqual(before)
}

const WRITING_COMMAND = [CLI_PROGRAM, 'key', 'add', '--name', 'other']
const READING_COMMAND = [CLI_PROGRAM, 'audit', 'verify']

/** The server, a command that writes and one that looks read the same configuration. */
async function expectAllRefuse(environment: Environment, line: RegExp): Promise<void> {
  for (const program of [[DESK_PROGRAM], WRITING_COMMAND, READING_COMMAND]) {
    await expectRefusal(program, environment, { line, code: EXIT_CONFIGURATION })
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
  await expectAllRefuse(environment, /^DATABASE_URL: expected postgres:\/\/… .*, got mysql:\/\/…$/m)
})

test('a key of the wrong length is refused, and not repeated', async () => {
  const line = /^MIMAMORI_PERSONAL_KEY: expected 64 hex digits \(32 bytes\), got 7 other characters$/m
  await expectAllRefuse({ ...fresh(), MIMAMORI_PERSONAL_KEY: SECRET }, line)
})

test('a value that is no number, and a misspelled name, are refused', async () => {
  await expectAllRefuse({ ...fresh(), PORT: 'many' }, /^PORT: expected a whole number from 0 to 65535, got "many"$/m)
  await expectAllRefuse({ ...fresh(), MIMAMORI_DATE: folder }, /^MIMAMORI_DATE: .* did you mean MIMAMORI_DATA\?$/m)
})

test('a data folder below a folder that is not there is refused', async () => {
  const line = /^MIMAMORI_DATA: \S+\/data cannot be made; expected \S+\/gone to be a folder that exists$/m
  const environment = { MIMAMORI_DATA: join(folder, 'gone/data') }
  await expectRefusal([DESK_PROGRAM], environment, { line, code: EXIT_CONFIGURATION })
  await expectRefusal(WRITING_COMMAND, environment, { line, code: EXIT_CONFIGURATION })
})

test('a data folder that cannot be written is refused', async () => {
  test.skip(process.platform !== 'linux', 'needs a place where even root can make nothing')
  for (const key of [{}, { MIMAMORI_PERSONAL_KEY: 'a'.repeat(64) }]) {
    const environment = { MIMAMORI_DATA: '/proc/mimamori', ...key }
    const line = /^MIMAMORI_DATA: \S+ cannot be (made|used) .*expected a folder/m
    await expectRefusal([DESK_PROGRAM], environment, { line, code: EXIT_CONFIGURATION })
    await expectRefusal(WRITING_COMMAND, environment, { line, code: EXIT_CONFIGURATION })
  }
})

test('a data folder that is a file is refused', async () => {
  writeFileSync(join(folder, 'data'), 'a file')
  await expectAllRefuse(fresh(), /^MIMAMORI_DATA: \S+\/data is not a folder$/m)
})

test('whoever only looks makes no desk where there is none', async () => {
  const line = /^MIMAMORI_DATA: \S+\/data has no desk in it/m
  await expectRefusal(READING_COMMAND, fresh(), { line, code: EXIT_CONFIGURATION })
  mkdirSync(join(folder, 'data'))
  await expectRefusal(READING_COMMAND, fresh(), { line, code: EXIT_CONFIGURATION })
})

test('a key file with something else in it is refused', async () => {
  const { data, environment } = copied()
  writeFileSync(join(data, 'personal.key'), SECRET)
  await expectAllRefuse(environment, /personal\.key: expected 64 hex digits \(32 bytes\), got 7 other characters$/m)
})

test('a database without its key file is refused, and gets no new key', async () => {
  const { data, environment } = copied()
  rmSync(join(data, 'personal.key'))
  await expectAllRefuse(environment, /personal\.key is missing/)
})

test('a database sealed with another key is refused', async () => {
  const { environment } = copied()
  const line = /^MIMAMORI_PERSONAL_KEY: the database is sealed with another key/
  for (const program of [[DESK_PROGRAM], WRITING_COMMAND]) {
    const other = { ...environment, MIMAMORI_PERSONAL_KEY: 'b'.repeat(64) }
    await expectRefusal(program, other, { line, code: EXIT_CONFIGURATION })
  }
})

test('a file that is no database is refused', async () => {
  const { data, environment } = copied()
  rmSync(join(data, 'mimamori.db.lock'))
  writeFileSync(join(data, 'mimamori.db'), 'this was a database once. '.repeat(100))
  for (const program of [[DESK_PROGRAM], WRITING_COMMAND]) {
    const line = /mimamori\.db cannot be read as a database .* mimamori restore$/m
    await expectRefusal(program, environment, { line, code: EXIT_CONFIGURATION })
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
  for (const program of [[DESK_PROGRAM], WRITING_COMMAND]) {
    const line = /mimamori\.db belongs to a newer Mimamori: .*2100-01-01/
    await expectRefusal(program, environment, { line, code: EXIT_CONFIGURATION })
  }
})

test('a port that is taken is refused before anything is made', async () => {
  const port = await freePort()
  const other = createServer()
  await new Promise<void>((listening) => other.listen(port, '127.0.0.1', listening))
  const line = new RegExp(`^PORT: 127\\.0\\.0\\.1:${port} is taken by another program`)
  await expectRefusal([DESK_PROGRAM], { ...fresh(), PORT: String(port) }, { line, code: EXIT_TEMPORARY })
  expect(existsSync(join(folder, 'data'))).toBe(false)
  other.close()
})

test('an address of another machine is refused', async () => {
  await expectRefusal(
    [DESK_PROGRAM],
    { ...fresh(), HOST: '203.0.113.9' },
    { line: /^HOST: .*got "203/, code: EXIT_CONFIGURATION },
  )
})

test('a PostgreSQL that does not answer is told as what it is, and leaves no key behind', async () => {
  const environment = { ...fresh(), DATABASE_URL: `postgres://desk:${SECRET}@127.0.0.1:${await freePort()}/desk` }
  await expectRefusal([DESK_PROGRAM], environment, {
    line: /^the database cannot be used: .*ECONNREFUSED/,
    code: EXIT_TEMPORARY,
  })
})

test('a second process on the same SQLite file is refused', async () => {
  const desk = await startDesk()
  try {
    const environment = { PORT: '0', MIMAMORI_DEMO: '0', MIMAMORI_DATA: desk.dataFolder }
    const { code, stderr } = await runProcess([DESK_PROGRAM], environment)
    expect(code).toBe(EXIT_TEMPORARY)
    expect(stderr).toMatch(/^\S+ is open in another process: stop that desk or command first; .*\n$/)
  } finally {
    await desk.discard()
  }
})

test('what is not done beside a running desk says so, and that it may pass', async () => {
  const desk = await startDesk()
  try {
    const backup = JSON.parse((await desk.command('backup')).stdout)
    const commands = [['restore', backup.file, '--replace'], ['demo'], ['bench-fill', '10'], ['key', 'rotate']]
    const environment = { MIMAMORI_DATA: desk.dataFolder, MIMAMORI_DEMO: '1' }
    for (const words of commands) {
      const { code, stderr } = await runProcess([CLI_PROGRAM, ...words], environment)
      expect([code, stderr], words.join(' ')).toEqual([EXIT_TEMPORARY, expect.stringMatching(/^\S.*\n$/)])
    }
  } finally {
    await desk.discard()
  }
})

test('a demo stays one: whatever serves none neither serves nor changes it, nor a backup of it, nor makes one', async () => {
  const [demo, restored, real] = [join(folder, 'demo'), join(folder, 'restored'), join(folder, 'real')]
  const within = (environment: Environment, ...words: string[]) => runProcess([CLI_PROGRAM, ...words], environment)
  expect(await within({ MIMAMORI_DATA: demo }, 'bench-fill', '3')).toMatchObject({ code: 0 })
  const backup = JSON.parse((await within({ MIMAMORI_DATA: demo }, 'backup')).stdout)
  mkdirSync(restored)
  cpSync(join(demo, 'personal.key'), join(restored, 'personal.key'))
  expect(await within({ MIMAMORI_DATA: restored }, 'restore', backup.file)).toMatchObject({ code: 0 })
  // as a demo both are opened; from then on the files are as a desk leaves them
  for (const data of [demo, restored])
    expect(await within({ MIMAMORI_DATA: data }, 'key', 'list')).toMatchObject({ code: 0 })
  const holds = { line: /^MIMAMORI_DATA: \S+ holds a demo, .*; expected another, or/, code: EXIT_CONFIGURATION }
  for (const data of [demo, restored]) {
    for (const settings of [{ NODE_ENV: 'production' }, { MIMAMORI_DEMO: '0' }]) {
      for (const program of [[DESK_PROGRAM], WRITING_COMMAND])
        await expectRefusal(program, { MIMAMORI_DATA: data, ...settings }, holds)
    }
  }
  const replaced = [CLI_PROGRAM, 'restore', backup.file, '--replace']
  await expectRefusal(replaced, { MIMAMORI_DATA: restored, NODE_ENV: 'production' }, holds)
  const doctor = await within({ MIMAMORI_DATA: demo, NODE_ENV: 'production' }, 'doctor')
  expect([doctor.code, doctor.stdout]).toEqual([1, expect.stringMatching(/^fail {2}demo /m)])

  const production = { MIMAMORI_DATA: real, NODE_ENV: 'production' }
  for (const words of [['demo'], ['bench-fill', '3']]) {
    const line = new RegExp(`^mimamori ${words[0]}: makes a demo`)
    await expectRefusal([CLI_PROGRAM, ...words], production, { line, code: EXIT_CONFIGURATION })
  }
  for (const program of [[DESK_PROGRAM], [CLI_PROGRAM, 'demo'], WRITING_COMMAND]) {
    const line = /^MIMAMORI_DEMO: a demo is not for production/
    await expectRefusal(program, { ...production, MIMAMORI_DEMO: '1' }, { line, code: EXIT_CONFIGURATION })
  }
})

test('a desk that is on PostgreSQL by its settings is not moved from the folder it has left', async () => {
  const to = ['move', '--to', 'postgres://nowhere.invalid/desk']
  const environment = { ...copied().environment, DATABASE_URL: 'postgres://nowhere.invalid/other' }
  const { code, stderr } = await runProcess([CLI_PROGRAM, ...to], environment)
  expect([code, stderr]).toEqual([EXIT_CONFIGURATION, expect.stringMatching(/^DATABASE_URL: expected none.*\n$/)])
})

test('a command or an option there is not is named, and help is an answer', async () => {
  const wrong = (words: string[], line: RegExp) => expectRefusal([CLI_PROGRAM, ...words], fresh(), { line, code: 1 })
  await wrong(['doctr'], /^mimamori doctr: no such command; did you mean doctor\?; run mimamori help/m)
  await wrong(['doctor', '--loud'], /^--loud: no such option/m)
  const { code, stdout, stderr } = await runProcess([CLI_PROGRAM, 'help'], fresh())
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toContain('mimamori doctor')
})
