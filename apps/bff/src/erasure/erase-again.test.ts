import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { takeBackup } from '../backup/take-backup.ts'
import { BACKUP_COMMANDS } from '../cli/backup-commands.ts'
import { CHECKS } from '../cli/doctor/run-doctor.ts'
import { createContext } from '../create-context.ts'
import { aJob, aMember, openTestApp, person, START, type TestApp } from '../testing/test-app.ts'
import { eraseMember } from './erase-member.ts'
import { findReturned, readErasedMembers, writeErasedMembers } from './erased-members-file.ts'

let testApp: TestApp
let said: string[]
beforeEach(async () => {
  testApp = await openTestApp()
  said = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await testApp.close()
})

const admin = person('kanri', 'admin')
const erase = (memberId: string) =>
  eraseMember(testApp.app, admin, { memberId, reason: 'member_request', lastFour: memberId.slice(-4) })
const nameSealed = (id: string) => testApp.rawSql(`SELECT data_key FROM members WHERE id = '${id}'`)

test('a restore erases again who was erased after the backup, by the database that it replaces and by the file beside the backups', async () => {
  const { app, folder } = testApp
  if (app.storage.shared) return
  for (const id of ['U-1001', 'U-1002', 'U-1003']) await testApp.ingest(aMember(id))
  const file = join(folder, 'x.db')
  await takeBackup(app.settings, { at: START, isTrusted: true }, file)
  await erase('U-1001')
  expect(readErasedMembers(app.settings)).toMatchObject([{ memberId: 'U-1001', reason: 'member_request' }])
  // known from another desk, whose database is lost
  writeErasedMembers(app.settings, [{ memberId: 'U-1002', at: START, reason: 'law' }])
  await testApp.stop()
  const restored = await BACKUP_COMMANDS.restore?.run(app.settings, { file, to: undefined, replace: true })
  expect(restored).toBe(0)
  const { erasedAgain, notErased } = JSON.parse(said.at(-1) ?? '')
  expect([erasedAgain.toSorted(), notErased]).toEqual([['U-1001', 'U-1002'], []])
  expect([await nameSealed('U-1001'), await nameSealed('U-1002')].flat()).toEqual([{ data_key: '' }, { data_key: '' }])
  expect(await nameSealed('U-1003')).not.toEqual([{ data_key: '' }])
})

test('who cannot be erased again is named by the restore, and by the doctor until they are', async () => {
  const { app, folder } = testApp
  if (app.storage.shared) return
  await testApp.ingest(aMember('U-1001'))
  await testApp.ingest(aJob('J-1', { clientId: 'U-1001' }))
  const file = join(folder, 'x.db')
  await takeBackup(app.settings, { at: START, isTrusted: true }, file)
  writeErasedMembers(app.settings, [{ memberId: 'U-1001', at: START, reason: 'law' }])
  await testApp.stop()
  await BACKUP_COMMANDS.restore?.run(app.settings, { file, to: undefined, replace: true })
  expect(JSON.parse(said.at(-1) ?? '')).toMatchObject({
    erasedAgain: [],
    notErased: [{ memberId: 'U-1001', refusal: 'erase_case_unfinished' }],
  })
  const opened = await createContext(app.settings, 'look')
  const told = await CHECKS.find(({ id }) => id === 'erasures')?.run(opened)
  expect(told).toMatchObject({ grade: 'fail', says: expect.stringContaining('U-1001') })
  await opened.searchWorker.close()
  await opened.storage.close()
})

test('a member whom the marketplace tells again after their erasure is not taken for one who is back', async () => {
  await testApp.ingest(aMember('U-1001'))
  await erase('U-1001')
  await testApp.ingest(aMember('U-1001'))
  expect(await findReturned(testApp.app, readErasedMembers(testApp.app.settings))).toEqual([])
})
