import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const SCRIPT = `export const words = '${'見守り '.repeat(200)}'\n`
const PLAIN = 'export {}\n'

let server: TestServer
let web: string
beforeAll(async () => {
  web = mkdtempSync(join(tmpdir(), 'mimamori-web-'))
  mkdirSync(join(web, 'assets'))
  const write = (name: string, content: string | Buffer) => writeFileSync(join(web, 'assets', name), content)
  writeFileSync(join(web, 'index.html'), '<!doctype html><head></head><title>見守り</title>')
  write('base-1a2b.js', SCRIPT)
  write('base-1a2b.js.br', brotliCompressSync(SCRIPT))
  write('base-1a2b.js.gz', gzipSync(SCRIPT))
  write('tiny-3c4d.js', PLAIN)
  server = await startTestServer({}, web)
})
afterAll(async () => {
  await server.close()
  rmSync(web, { recursive: true })
})

type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer }

/** As it travels: what fetches by itself would unpack it. */
const ask = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    get(`${server.url}${path}`, { headers }, async (response) => {
      const chunks = await response.toArray()
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) })
    }).on('error', reject)
  })

describe('a file of the page whose name has the hash of its content', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
    ['gzip', 'gzip', gunzipSync],
  ])('is sent to a client that takes %s in %s', async (accepts, encoding, unpack) => {
    const { status, headers, body } = await ask('/assets/base-1a2b.js', { 'accept-encoding': accepts })
    expect(status).toBe(200)
    expect(headers).toMatchObject({ 'content-encoding': encoding, vary: 'Accept-Encoding' })
    expect(headers['content-type']).toMatch('text/javascript')
    expect(unpack(body).toString()).toBe(SCRIPT)
  })

  test.each(['', 'identity', 'br;q=0, gzip;q=0'])('is sent as it is to a client that takes "%s"', async (accepts) => {
    const { headers, body } = await ask('/assets/base-1a2b.js', { 'accept-encoding': accepts })
    expect(headers['content-encoding']).toBeUndefined()
    expect(headers.vary).toBe('Accept-Encoding')
    expect(body.toString()).toBe(SCRIPT)
  })

  test('never changes, so no browser asks for it twice; all protecting headers stay', async () => {
    for (const path of ['/assets/base-1a2b.js', '/assets/tiny-3c4d.js']) {
      const { headers } = await ask(path, { 'accept-encoding': 'br' })
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
      expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'")
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
    }
  })

  test('whoever asks all the same with the tag of one encoding is told that it has not changed', async () => {
    const accepts = { 'accept-encoding': 'br' }
    const { headers } = await ask('/assets/base-1a2b.js', accepts)
    const tag = headers.etag ?? ''
    expect(tag).not.toBe('')
    expect((await ask('/assets/base-1a2b.js', { ...accepts, 'if-none-match': tag })).status).toBe(304)
    const gzipped = await ask('/assets/base-1a2b.js', { 'accept-encoding': 'gzip', 'if-none-match': tag })
    expect(gzipped.status).toBe(200)
  })

  test('that is not there, or whose path cannot be read, is a problem that nobody keeps', async () => {
    for (const [path, status] of [
      ['/assets/none.js', 404],
      ['/assets/%ff.js', 404],
      ['/assets/', 404],
    ] as const) {
      const answer = await ask(path, { 'accept-encoding': 'br' })
      expect([path, answer.status]).toEqual([path, status])
      expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' })
      expect(JSON.parse(answer.body.toString())).toMatchObject({ code: 'not_found' })
    }
  })
})

describe('texts the server makes itself', () => {
  test.each(['/api/docs/', '/api/docs/page.css', '/api/openapi.json', '/', '/queue/flagged'])(
    '%s is sent compressed, and kept by nobody',
    async (path) => {
      const plain = await ask(path)
      const packed = await ask(path, { 'accept-encoding': 'gzip, br' })
      const gzipped = await ask(path, { 'accept-encoding': 'gzip' })
      expect(brotliDecompressSync(packed.body)).toEqual(plain.body)
      expect(gunzipSync(gzipped.body)).toEqual(plain.body)
      for (const { status, headers } of [plain, packed, gzipped]) {
        expect(status).toBe(200)
        expect(headers).toMatchObject({ 'cache-control': 'no-store', vary: 'Accept-Encoding' })
      }
    },
  )
})
