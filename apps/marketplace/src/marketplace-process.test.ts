import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))
const SETTINGS = {
  // nobody answers there: what is posted waits
  MIMAMORI_URL: 'http://127.0.0.1:9',
  MIMAMORI_API_KEY: 'key',
  MIMAMORI_WEBHOOK_SECRET: `whsec_${Buffer.alloc(24, 1).toString('base64')}`,
  MARKETPLACE_PACE: '0',
  MARKETPLACE_OPENING: '0',
}

let child: ChildProcess | null = null
afterEach(() => child?.kill('SIGKILL'))

function startProgram(settings: Record<string, string>) {
  const started = spawn(process.execPath, [MAIN], { env: settings, stdio: ['ignore', 'pipe', 'pipe'] })
  child = started
  return started
}

describe('the program of the marketplace', () => {
  test('prints its address, answers there, and ends with 0 when it is told to stop', async () => {
    const program = startProgram(SETTINGS)
    const [line] = await once(createInterface({ input: program.stdout }), 'line')
    const { marketplace } = JSON.parse(String(line)) as { marketplace: string }
    expect(await (await fetch(`${marketplace}/received`)).json()).toMatchObject({ events: [] })
    const ended = once(program, 'close')
    program.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  })

  test('ends with 2 and names every setting that is missing', async () => {
    const program = startProgram({})
    const [complaints, [code]] = await Promise.all([text(program.stderr), once(program, 'close')])
    expect(code).toBe(2)
    for (const name of ['MIMAMORI_URL', 'MIMAMORI_API_KEY', 'MIMAMORI_WEBHOOK_SECRET'])
      expect(complaints).toContain(name)
  })
})
