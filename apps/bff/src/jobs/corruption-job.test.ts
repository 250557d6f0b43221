import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { startCorruptionWatch } from './corruption-job.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
  server.testApp.app.metrics.enterPhase('open')
})
afterEach(() => server.close())

const ready = async () => (await fetch(`${server.url}/readyz`)).status

test('once a page could not be read the desk is sent no requests until all of the database was verified', async () => {
  const { app, folder } = server.testApp
  const fault = Object.assign(new Error('database disk image is malformed'), { code: 'SQLITE_CORRUPT_VTAB' })
  app.metrics.noteFault(new Error('another'))
  expect(await ready()).toBe(200)
  app.metrics.noteFault(new Error('nothing was stored', { cause: fault }))
  expect([await ready(), await ready()]).toEqual([503, 503])
  if (app.storage.shared) return

  const program = join(folder, 'verifies.mjs')
  const verifyWith = async (code: number) => {
    const ran = join(folder, `ran-${code}`)
    const source = `import { existsSync, writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(ran)}, ''); process.exit(process.argv[2] === 'verify' ? ${code} : 3)`
    writeFileSync(program, source)
    const watch = startCorruptionWatch(app, program, 5)
    await expect.poll(() => existsSync(ran), { timeout: 20_000 }).toBe(true)
    if (code === 0) await expect.poll(ready, { timeout: 20_000 }).toBe(200)
    await watch.stop()
  }
  await verifyWith(1)
  expect(await ready()).toBe(503)
  await verifyWith(0)
})

test('a page that a request cannot read is remembered', async () => {
  const { app } = server.testApp
  const broken = Object.assign(new Error('file is not a database'), { code: 'SQLITE_NOTADB' })
  app.log.error({ err: broken }, 'desk: unexpected')
  expect(app.metrics.isCorrupt()).toBe(true)
  expect(await ready()).toBe(503)
})
