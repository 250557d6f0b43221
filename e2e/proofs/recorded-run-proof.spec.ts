import { rmSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { CLI_PROGRAM, DESK_PROGRAM } from '../harness/desk-process.ts'
import { ROOT, runProcess, startServer } from '../harness/server-processes.ts'
import { deskSettings, unpackStoredFolder } from '../harness/stored-desk.ts'
import { findDifferences, readRecording } from './recorded-lines.ts'
import { recordRun } from './recorded-run.ts'

// whoever means one runs `node e2e/proofs/write-recorded-run.ts`, and reads what it changed
test('a desk answers, sends and notes what was recorded of it', async () => {
  expect(findDifferences(readRecording(), await recordRun(ROOT))).toEqual([])
})

test('a desk of 038441e is upgraded, its audit log whole and its figures right', async () => {
  const folder = unpackStoredFolder('recorded', 'sqlite')
  try {
    const environment = deskSettings(folder)
    const desk = await startServer('desk', [DESK_PROGRAM], environment)
    expect(await (await fetch(`${desk.url}/readyz`)).json()).toMatchObject({ ready: true, schema: 'ok' })
    expect(await desk.stop()).toBe(0)
    expect(desk.stderr()).toContain('upgrade: ')
    for (const words of [['audit', 'verify'], ['recount']]) {
      const { code, stdout, stderr } = await runProcess([CLI_PROGRAM, ...words], environment)
      expect([code, stderr], `${words.join(' ')}: ${stdout}`).toEqual([0, ''])
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
