import { expect, test } from 'vitest'
import { readConfiguration } from './marketplace-configuration.ts'

const right = {
  MIMAMORI_URL: 'http://127.0.0.1:4310/',
  MIMAMORI_API_KEY: 'key',
  MIMAMORI_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
}
const faultsOf = (env: Record<string, string | undefined>) => {
  const read = readConfiguration({ ...right, ...env })
  return read.ok ? [] : read.faults
}

test('the marketplace needs three settings and knows the rest', () => {
  expect(readConfiguration(right)).toMatchObject({
    ok: true,
    configuration: { port: 0, deskUrl: 'http://127.0.0.1:4310', pace: 6, opening: 60, dataFile: null },
  })
})

test('a pace of nothing is a setting, an empty one is not', () => {
  expect(readConfiguration({ ...right, MARKETPLACE_PACE: '0' })).toMatchObject({ configuration: { pace: 0 } })
  expect(readConfiguration({ ...right, MARKETPLACE_PACE: '' })).toMatchObject({ configuration: { pace: 6 } })
})

test('every missing setting is named in a line of its own', () => {
  const read = readConfiguration({})
  expect(read.ok ? [] : read.faults).toEqual([
    expect.stringMatching(/^MIMAMORI_URL is missing/),
    expect.stringMatching(/^MIMAMORI_API_KEY is missing/),
    expect.stringMatching(/^MIMAMORI_WEBHOOK_SECRET is missing/),
  ])
})

test.each([
  ['MARKETPLACE_PORT', '65536'],
  ['MARKETPLACE_PACE', '-1'],
  ['MARKETPLACE_PACE', 'fast'],
  ['MARKETPLACE_SEED', '1.5'],
  ['MARKETPLACE_OPENING', '2001'],
  ['MIMAMORI_URL', 'ftp://desk'],
  ['MIMAMORI_URL', 'http://127.0.0.1:4310/api'],
  ['MIMAMORI_API_KEY', 'two words'],
  ['MIMAMORI_WEBHOOK_SECRET', 'whsec_short'],
  ['MIMAMORI_WEBHOOK_SECRET', 'a secret without the prefix of one'],
])('%s=%s is a fault and a secret is never repeated', (name, value) => {
  const faults = faultsOf({ [name]: value })
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatch(new RegExp(`^${name} `))
  if (name.endsWith('SECRET') || name.endsWith('KEY')) expect(faults[0]).not.toContain(value)
})
