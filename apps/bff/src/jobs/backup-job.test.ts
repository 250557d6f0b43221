import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { startBackups } from './backup-job.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

test('a desk that was never backed up is backed up within its first hour', async () => {
  const { app, folder } = testApp
  if (app.storage.shared) return
  const program = join(folder, 'backs-up.mjs')
  const made = join(folder, 'made')
  writeFileSync(
    program,
    `import { appendFileSync } from 'node:fs'; appendFileSync(${JSON.stringify(made)}, process.argv[2])`,
  )
  const said = () => {
    try {
      return readFileSync(made, 'utf8')
    } catch {
      return ''
    }
  }
  const born = Date.now()
  const clock = { ...app.clock, now: () => new Date(born + 59 * 60_000).toISOString() }
  const settings = { ...app.settings, backups: { ...app.settings.backups, everyHours: 24 } }
  const backups = startBackups({ ...app, settings, clock }, program, 5)
  await expect.poll(said, { timeout: 20_000 }).toContain('backup')
  await backups.stop()
})
