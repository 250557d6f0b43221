import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { COMMAND, DESK } from '../running/desk.ts'
import { type Environment, ROOT, runToEnd } from '../running/processes.ts'
import { settingsFor, storedFolder } from '../running/stored-desk.ts'

const CONFIGURATION = 78
const WRITES = [COMMAND, 'key', 'add', '--name', 'other']

let folder: string
let environment: Environment
test.beforeEach(() => {
  folder = storedFolder('desk', 'sqlite')
  environment = settingsFor(folder, { LOG_LEVEL: 'warn' })
})
test.afterEach(() => rmSync(folder, { recursive: true }))

const filesIn = (): string[] => readdirSync(folder).sort()

/** Neither a start nor a command that writes begins a desk: one line, and everything is left as it is. */
async function expectRefused(line: RegExp): Promise<void> {
  const before = filesIn()
  for (const words of [[DESK], WRITES]) {
    const { code, said, complained } = await runToEnd(words, environment)
    expect([code, said, complained], words.join(' ')).toEqual([CONFIGURATION, '', expect.stringMatching(line)])
  }
  expect(filesIn()).toEqual(before)
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
  const refused = await runToEnd([COMMAND, 'init'], environment)
  expect([refused.code, refused.complained]).toEqual([CONFIGURATION, expect.stringContaining('mimamori.db is there')])
  rmSync(join(folder, 'mimamori.db'))
  const { code, said } = await runToEnd([COMMAND, 'init'], environment)
  expect(code).toBe(0)
  const { aside } = JSON.parse(said) as { aside: string[] }
  expect(aside).toEqual([
    expect.stringMatching(/audit\.key\.replaced-/),
    expect.stringMatching(/audit-heads\.jsonl\.replaced-/),
  ])
  expect((await runToEnd(WRITES, environment)).code).toBe(0)
  expect((await runToEnd([COMMAND, 'audit', 'verify'], environment)).code).toBe(0)
})

test('a desk that was lost comes back from a backup, whatever is left beside it', async () => {
  const { said } = await runToEnd([COMMAND, 'backup'], environment)
  rmSync(join(folder, 'mimamori.db'))
  expect((await runToEnd([COMMAND, 'restore', JSON.parse(said).file], environment)).code).toBe(0)
  expect((await runToEnd(WRITES, environment)).code).toBe(0)
})

/** Says that this Node is an older one, and lets nothing but Node's own modules and the files beside the program in. */
const OLDER = `data:text/javascript,${encodeURIComponent(`
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
  for (const program of [DESK, COMMAND]) {
    const { code, said, complained } = await runToEnd(['--import', OLDER, program], environment)
    expect([code, said, complained], program).toEqual([CONFIGURATION, '', expect.stringMatching(line)])
  }
})
