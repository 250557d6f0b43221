import { existsSync } from 'node:fs'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { databaseFile } from '../config/program-files.ts'
import { createContext } from '../create-context.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { removeUnfilledDemo } from './demo-restart.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const note = (type: 'demo.filling' | 'demo.filled') =>
  testApp.app.storage.write((tx) => record(tx, testApp.app.clock.now(), SYSTEM, { type }))

test('a demo whose history was cut off is begun anew, and a whole one stays', async () => {
  const { app } = testApp
  if (app.storage.shared) return
  expect(await removeUnfilledDemo(app)).toBe(false)
  await note('demo.filling')
  await note('demo.filled')
  expect(await removeUnfilledDemo(app)).toBe(false)
  await note('demo.filling')
  await testApp.stop()
  const cutOff = await createContext(app.settings)
  expect(await removeUnfilledDemo(cutOff)).toBe(true)
  expect(existsSync(databaseFile(app.settings))).toBe(false)
  const anew = await createContext(app.settings)
  expect(await removeUnfilledDemo(anew)).toBe(false)
  await anew.searchWorker.close()
  await anew.storage.close()
})
