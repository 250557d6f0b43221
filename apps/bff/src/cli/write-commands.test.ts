import { afterEach, beforeEach, expect, test } from 'vitest'
import { DeskRunning } from '../startup/exit-with-error.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { listenForCommands, runOnRunningDesk } from './command-socket.ts'
import { moveToPostgresDatabase } from './move-database.ts'
import { COMMANDS } from './write-commands.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const run = (command: keyof typeof COMMANDS, args: Record<string, string>) => COMMANDS[command].run(testApp.app, args)

test('a key that is not there, or has ended, is said so', async () => {
  for (const command of ['key revoke', 'key replace'] as const)
    await expect(run(command, { id: 'nope' })).rejects.toThrow('--id: there is no key nope')
  await run('key add', { name: '受け入れ' })
  const [{ id }] = JSON.parse(await run('key list', {}))
  await run('key revoke', { id })
  for (const command of ['key revoke', 'key replace'] as const)
    await expect(run(command, { id })).rejects.toThrow(`--id: ${id} was already revoked`)
})

test.each([
  ['admin create', { login: 'a b', alias: '山田' }, '--login: expected letters, digits'],
  ['admin create', { login: 'a'.repeat(101), alias: '山田' }, '--login: expected letters, digits'],
  [
    'admin create',
    { login: 'yamada', alias: '山'.repeat(41) },
    '--alias: expected at most 40 characters, got string of 41',
  ],
  ['admin create', { login: 'yamada' }, '--alias: expected a value, got nothing'],
  ['staff add', { login: '-x', role: 'lead' }, '--login: expected letters, digits'],
  ['staff add', { login: 'x', role: 'lead', alias: 'x'.repeat(41) }, '--alias: expected at most 40 characters'],
  ['key add', { name: 'x'.repeat(61) }, '--name: expected at most 60 characters, got string of 61'],
] as const)('%s keeps to the limits of the desk: %o', async (command, args, line) => {
  await expect(run(command, args)).rejects.toThrow(line)
})

test('the link of the first admin says that a port of 0 is none', async () => {
  const at0 = { ...testApp.app, settings: { ...testApp.app.settings, port: 0 } }
  const said = await COMMANDS['admin create'].run(at0, { login: 'yamada', alias: '山田' })
  expect(said).toContain('PORT is 0')
  expect(await run('admin create', { login: 'suzuki', alias: '鈴木', another: 'yes' })).not.toContain('PORT is 0')
})

test('a desk that runs is not filled with a past, and stopped it can be', async () => {
  const { settings } = testApp.app
  const listening = await listenForCommands(testApp.app)
  for (const command of ['demo', 'bench-fill'] as const) {
    const asked = runOnRunningDesk(settings.dataFolder, { command, args: { number: '1' } })
    await expect(asked).rejects.toThrow(DeskRunning)
  }
  await expect(
    runOnRunningDesk(settings.dataFolder, { command: 'key revoke', args: { id: 'nope' } }),
  ).rejects.not.toThrow(DeskRunning)
  listening.close()
})

test('a desk that is on PostgreSQL already is not moved from the folder it has left', async () => {
  const settings = { ...testApp.app.settings, databaseUrl: 'postgres://here/desk' }
  await expect(moveToPostgresDatabase(settings, 'postgres://there/desk')).rejects.toThrow('DATABASE_URL: expected none')
  await expect(moveToPostgresDatabase(settings, 'mysql://there/desk')).rejects.toThrow('--to: expected postgres://')
})
