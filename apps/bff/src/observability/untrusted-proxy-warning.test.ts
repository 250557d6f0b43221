import { untrustedProxySeen } from '@mimamori/storage/proxies/proxy-reads'
import type { Request, Response } from 'express'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseIpRanges } from '../config/ip-ranges.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { startTestServer } from '../testing/test-server.ts'
import { warnOfUntrustedProxy } from './untrusted-proxy-warning.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

/** A desk as it starts, with these proxies trusted: how it is asked, and what it has said and written by then. */
function started(trusted = '') {
  const { app } = testApp
  const said: object[] = []
  const writing: Promise<unknown>[] = []
  const write: AppContext['storage']['write'] = (work) => {
    const written = app.storage.write(work)
    writing.push(written)
    return written
  }
  const notice = warnOfUntrustedProxy({
    ...app,
    storage: { ...app.storage, write },
    log: { ...app.log, warn: (more: object) => void said.push(more) } as AppContext['log'],
    settings: { ...app.settings, trustedProxies: parseIpRanges(trusted) },
  })
  const asked = async (remoteAddress: string | undefined, headers: object = { 'x-forwarded-for': '198.51.100.7' }) => {
    let passed = 0
    notice({ headers, socket: { remoteAddress } } as Request, {} as Response, () => {
      passed += 1
    })
    await Promise.all(writing)
    return passed
  }
  return { asked, said, writes: () => writing.length }
}

test('a proxy of one’s own that is not trusted is said once in the log and kept for the doctor', async () => {
  const { asked, said, writes } = started()
  for (let n = 0; n < 20; n++) expect(await asked('::ffff:127.0.0.1')).toBe(1)
  expect(await asked('10.1.2.3', { forwarded: 'for=198.51.100.7' })).toBe(1)
  expect([said, writes()]).toEqual([[{ proxy: '::ffff:127.0.0.1' }], 1])
  const seen = await untrustedProxySeen(testApp.db)
  expect(seen).toEqual({ peer: '::ffff:127.0.0.1', at: testApp.app.clock.now() })
  // that it still is so is written down once an hour
  testApp.wait(3600)
  await asked('10.1.2.3')
  expect([said.length, writes()]).toEqual([1, 2])
  expect(await untrustedProxySeen(testApp.db)).toEqual({ peer: '10.1.2.3', at: testApp.app.clock.now() })
})

test('neither a trusted proxy, nor whoever asks by themselves, nor a stranger who says to be one is taken for it', async () => {
  const { asked, said } = started('127.0.0.0/8, fd00::/8')
  await asked('127.0.0.1')
  await asked('fd00::1')
  await asked('10.1.2.3', {})
  await asked('9.9.9.9')
  await asked('2001:4860::1', { forwarded: 'for=10.0.0.1' })
  await asked(undefined)
  expect([said, await untrustedProxySeen(testApp.db)]).toEqual([[], null])
})

test('a desk behind a proxy nobody named to it has noticed it with the first answer', async () => {
  const server = await startTestServer()
  await server.rpc('/session/current', undefined, { 'x-forwarded-for': '198.51.100.7' })
  // whatever was written before this is done
  await server.testApp.app.storage.write(async () => undefined)
  expect(await untrustedProxySeen(server.testApp.db)).toMatchObject({ peer: '127.0.0.1' })
  await server.close()
})
