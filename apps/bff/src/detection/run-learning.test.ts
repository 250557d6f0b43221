import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lastRefitAttempt } from '@mimamori/storage/detection/detection-model-reads'
import { SYSTEM } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CHECKS } from '../cli/doctor/run-doctor.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { loadRefitSituation, refitModel } from './refit-model.ts'
import { learnInProcess } from './run-learning.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

/** A program in the place of the one that learns. */
function program(source: string): string {
  const file = join(testApp.app.settings.dataFolder, 'learns.mjs')
  writeFileSync(file, source)
  return file
}

const refit = (file: string) => refitModel(testApp.app, SYSTEM, { learn: learnInProcess(file) })
const told = () => CHECKS.find(({ id }) => id === 'learning')?.run(testApp.app)

test('learning that is killed costs the desk nothing, and is told by its state and the doctor', async () => {
  expect(await told()).toMatchObject({ grade: 'pass' })
  await expect(refit(program("process.kill(process.pid, 'SIGKILL')"))).rejects.toThrow('it was ended by SIGKILL')
  expect(await lastRefitAttempt(testApp.db)).toMatchObject({ failure: 'it was ended by SIGKILL' })
  expect((await loadRefitSituation(testApp.app)).failedAt).toBe(testApp.app.clock.now())
  expect(await told()).toMatchObject({ grade: 'warn', says: expect.stringContaining('SIGKILL') })
})

test('learning runs behind the desk, within a limit, and is told where the decisions are', async () => {
  const file = program(`
    import { readFileSync } from 'node:fs'
    import { getPriority } from 'node:os'
    import { text } from 'node:stream/consumers'
    import { getHeapStatistics } from 'node:v8'
    const input = JSON.parse(await text(process.stdin))
    const heapMb = getHeapStatistics().heap_size_limit / 1024 ** 2
    console.error(JSON.stringify({ priority: getPriority() > 0, goesFirst: process.platform !== 'linux' || Number(readFileSync('/proc/self/oom_score_adj', 'utf8')) === 1000, heap: heapMb < 300, ...input }))
    process.exit(1)`)
  const fault = await refit(file)?.catch((each: Error) => each.message)
  expect(JSON.parse(String(fault))).toEqual({
    priority: true,
    goesFirst: true,
    heap: true,
    at: testApp.app.databaseAt,
    limitMb: 350,
  })
})

test('learning that would take more memory than it may have ends itself', { timeout: 120_000 }, async () => {
  const learned = refitModel(testApp.app, SYSTEM, { learn: learnInProcess(undefined, 1) })
  await expect(learned).rejects.toThrow('learning takes more than the 1 MB that it may have')
})
