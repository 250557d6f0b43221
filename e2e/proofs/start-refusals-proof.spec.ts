import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { CLI_PROGRAM, DESK_PROGRAM } from '../harness/desk-process.ts'
import { type Environment, ROOT, runProcess } from '../harness/server-processes.ts'
import { deskSettings, unpackStoredFolder } from '../harness/stored-desk.ts'

const EXIT_CONFIGURATION = 78
const WRITING_COMMAND = [CLI_PROGRAM, 'key', 'add', '--name', 'other']

let folder: string
let environment: Environment
test.beforeEach(() => {
  folder = unpackStoredFolder('desk', 'sqlite')
  environment = deskSettings(folder, { LOG_LEVEL: 'warn' })
})
test.afterEach(() => rmSync(folder, { recursive: true }))

const listFiles = (): string[] => readdirSync(folder).sort()

/** Neither a start nor a command that writes begins a desk: one line, and everything is left as it is. */
async function expectRefused(line: RegExp): Promise<void> {
  const before = listFiles()
  for (const words of [[DESK_PROGRAM], WRITING_COMMAND]) {
    const { code, stdout, stderr } = await runProcess(words, environment)
    expect([code, stdout, stderr], words.join(' ')).toEqual([EXIT_CONFIGURATION, '', expect.stringMatching(line)])
  }
  expect(listFiles()).toEqual(before)
}

test('no empty desk is begun where a database is missing beside the keys and heads of a desk', async () => {
  rmSync(join(folder, 'mimamori.db'))
  await expectRefused(/^MIMAMORI_DATA: \S+mimamori\.db is missing, and \S+audit\.key is there: .*mimamori init.*\n$/)
  rmSync(join(folder, 'audit.key'))
  await expectRefused(/mimamori\.db is missing, and \S+audit-heads\.jsonl is there: /)
})

test('an empty file in the place of a database is not taken for a first start', async () => {
  writeFileSync(join(folder, 'mimamori.db'), '')
  await expectRefused(/mimamori\.db is empty, and \S+audit\.key is there: /)
})

test('an empty desk is begun where one was lost when somebody says so, and what was signed is kept aside', async () => {
  const refused = await runProcess([CLI_PROGRAM, 'init'], environment)
  expect([refused.code, refused.stderr]).toEqual([EXIT_CONFIGURATION, expect.stringContaining('mimamori.db is there')])
  rmSync(join(folder, 'mimamori.db'))
  const { code, stdout } = await runProcess([CLI_PROGRAM, 'init'], environment)
  expect(code).toBe(0)
  const { aside } = JSON.parse(stdout) as { aside: string[] }
  expect(aside).toEqual([
    expect.stringMatching(/audit\.key\.replaced-/),
    expect.stringMatching(/audit-heads\.jsonl\.replaced-/),
  ])
  expect((await runProcess(WRITING_COMMAND, environment)).code).toBe(0)
  expect((await runProcess([CLI_PROGRAM, 'audit', 'verify'], environment)).code).toBe(0)
})

test('a desk that was lost comes back from a backup, whatever is left beside it', async () => {
  const { stdout } = await runProcess([CLI_PROGRAM, 'backup'], environment)
  rmSync(join(folder, 'mimamori.db'))
  expect((await runProcess([CLI_PROGRAM, 'restore', JSON.parse(stdout).file], environment)).code).toBe(0)
  expect((await runProcess(WRITING_COMMAND, environment)).code).toBe(0)
})

/** Says that this Node is an older one, and lets nothing but Node's own modules and the files beside the program in. */
const OLDER_NODE_LOADER = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module'
  Object.defineProperty(process.versions, 'node', { value: '20.20.2' })
  registerHooks({
    resolve(name, context, next) {
      if (!/^(node:|file:|data:|[.])/.test(name)) throw new Error('loaded too early: ' + name)
      return next(name, context)
    },
  })
`)}`

test('an older Node is told by the desk and its command in one line, before anything that needs a newer one is loaded', async () => {
  const wanted = /TO_RUN = \[(\d+), (\d+)\]/.exec(
    readFileSync(join(ROOT, 'packages/toolchain/node-version.mjs'), 'utf8'),
  )
  const line = new RegExp(`^Node ${wanted?.[1]}\\.${wanted?.[2]} or newer is needed, and \\S+ is 20\\.20\\.2.*\\n$`)
  for (const program of [DESK_PROGRAM, CLI_PROGRAM]) {
    const { code, stdout, stderr } = await runProcess(['--import', OLDER_NODE_LOADER, program], environment)
    expect([code, stdout, stderr], program).toEqual([EXIT_CONFIGURATION, '', expect.stringMatching(line)])
  }
})
