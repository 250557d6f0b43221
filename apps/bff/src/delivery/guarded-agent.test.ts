import type { LookupAddress, lookup } from 'node:dns'
import { createServer } from 'node:http'
import { type AddressInfo, isIP } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseIpRanges } from '../config/ip-ranges.ts'
import { createGuardedAgent, isAddressAllowed } from './guarded-agent.ts'
import { sendWebhook } from './send-webhook.ts'

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
let asked: number
const receiver = createServer((_request, response) => {
  asked += 1
  response.end('{}')
})

beforeEach(async () => {
  asked = 0
  await new Promise<void>((listening) => receiver.listen(0, listening))
})
afterEach(() => new Promise((closed) => receiver.close(closed)))

async function send(host: string, networks: string, lookUp?: typeof lookup) {
  const url = `http://${host}:${(receiver.address() as AddressInfo).port}/webhooks`
  const dispatcher = createGuardedAgent(parseIpRanges(networks), lookUp)
  const way = { dispatcher, timeoutMs: 2000, shutdown: new AbortController().signal }
  const outcome = await sendWebhook({ id: 'E-1', payload: '{}' }, { url, secret: SECRET }, way)
  await dispatcher.destroy()
  return outcome
}

test.each(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', 'localhost', '0.0.0.0', '2130706433', '0x7f.1'])(
  'no event goes to the desk’s own machine at %s',
  async (host) => {
    expect(await send(host, '')).toMatchObject({ ok: false, error: 'address_not_public' })
    expect(asked).toBe(0)
  },
)

test('a network that was allowed by name is reached, by its address and by a name that leads there', async () => {
  expect(await send('127.0.0.1', '127.0.0.0/8')).toEqual({ ok: true })
  expect(await send('localhost', '127.0.0.0/8, ::1/128')).toEqual({ ok: true })
  expect(await send('127.0.0.1', '10.0.0.0/8')).toMatchObject({ ok: false })
  expect(asked).toBe(2)
})

describe('a name that DNS answers with several addresses', () => {
  let lookedUp: number
  beforeEach(() => {
    lookedUp = 0
  })

  /** DNS as somebody else has it answer: each list in its turn, the last one from then on. */
  function answering(...turns: (readonly string[])[]): typeof lookup {
    const answer = (_name: string, _options: object, callback: (fault: null, found: LookupAddress[]) => void) => {
      const addresses = turns[Math.min(lookedUp, turns.length - 1)] ?? []
      lookedUp += 1
      callback(
        null,
        addresses.map((address) => ({ address, family: isIP(address) })),
      )
    }
    return answer as unknown as typeof lookup
  }

  test.each([
    ['a public one and the desk’s own', ['203.0.114.1', '127.0.0.1'], ''],
    ['the desk’s own and a public one', ['127.0.0.1', '203.0.114.1'], ''],
    ['a public one of IPv6 and the desk’s own', ['2606:4700::1111', '127.0.0.1'], ''],
    ['one of an allowed network and another', ['127.0.0.2', '127.0.0.1'], '127.0.0.2/32'],
    ['another and one of an allowed network', ['127.0.0.1', '127.0.0.2'], '127.0.0.2/32'],
    ['none at all', [], '127.0.0.0/8'],
  ])('is refused when they are %s', async (_, addresses, networks) => {
    const outcome = await send('hooks.example.jp', networks, answering(addresses))
    expect(outcome).toMatchObject({ ok: false, error: 'address_not_public' })
    expect(asked).toBe(0)
  })

  test('is reached when each of them may be', async () => {
    const dns = answering(['127.0.0.2', '127.0.0.1'])
    expect(await send('hooks.example.jp', '127.0.0.0/8', dns)).toEqual({ ok: true })
  })

  test('is looked up once, so that no second answer can lead inside', async () => {
    const dns = answering(['127.0.0.1'], ['10.0.0.1'])
    expect(await send('hooks.example.jp', '127.0.0.0/8', dns)).toEqual({ ok: true })
    expect(lookedUp).toBe(1)
  })
})

test.each([
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  'fe80::1',
  'fc00::1',
  '::ffff:10.0.0.1',
  '64:ff9b::a00:1',
  '2002:a00:1::',
])('%s is inside and is refused', (address) => expect(isAddressAllowed(address, [])).toBe(false))

test.each(['203.0.114.1', '8.8.8.8', '2606:4700::1111'])('%s is public', (address) =>
  expect(isAddressAllowed(address, [])).toBe(true),
)
