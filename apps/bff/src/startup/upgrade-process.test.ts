import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Phase } from '../runtime/metrics-registry.ts'
import { runUpgradeProcess } from './upgrade-process.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mimamori-upgrade-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function program(source: string): string {
  const file = join(folder, 'program.mjs')
  writeFileSync(file, source)
  return file
}

test('an upgrade that the system killed before it could say why is told, with what comes next', async () => {
  const phases: Phase[] = []
  const killed = program(`console.log('{"phase":"migrating"}')
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 50)`)
  const ending = runUpgradeProcess(killed, (phase) => void phases.push(phase))
  await expect(ending).rejects.toThrow(/ended by SIGKILL; the next start begins anew/)
  expect(phases).toEqual(['migrating'])
})

test('an upgrade that was refused has said why itself, and its exit code is the one of the start', async () => {
  await expect(runUpgradeProcess(program('process.exit(78)'), () => undefined)).rejects.toMatchObject({ exitCode: 78 })
})
