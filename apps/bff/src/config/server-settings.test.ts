import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { BadSettings, Environment, settingsFrom } from './server-settings.ts'

test.each([
  ['PORT', '99999', 'PORT: expected a whole number from 0 to 65535, got "99999"'],
  ['PORT', '4310.5', 'PORT: expected a whole number from 0 to 65535, got "4310.5"'],
  ['PORT', '', 'PORT: expected a whole number from 0 to 65535, got nothing: leave the variable out to get its default'],
  ['NODE_ENV', 'prod', 'NODE_ENV: expected production or development, got "prod"'],
  ['HOST', ' ', 'HOST: expected an address to listen on, such as 127.0.0.1, got " "'],
  [
    'DATABASE_URL',
    'mysql://desk:hunter2@db/desk',
    'DATABASE_URL: expected postgres://… for PostgreSQL, or no such variable for SQLite in MIMAMORI_DATA, got mysql://…',
  ],
  [
    'MIMAMORI_PERSONAL_KEY',
    'hunter2',
    'MIMAMORI_PERSONAL_KEY: expected 64 hex digits (32 bytes), got 7 other characters',
  ],
  ['MIMAMORI_DEMO', 'yes', 'MIMAMORI_DEMO: expected 0 or 1, got "yes"'],
  ['MIMAMORI_RETRY_SCALE', '0', 'MIMAMORI_RETRY_SCALE: expected a number above 0, at most 1, got "0"'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL: expected silent, fatal, error, warn, info or debug, got "loud"'],
  [
    'MIMAMORI_OIDC_ISSUER',
    'http://login.example.jp',
    'MIMAMORI_OIDC_ISSUER: expected the https address of an OpenID provider, got "http://login.example.jp"',
  ],
  [
    'MIMAMORI_OIDC_CLIENT_SECRET',
    'hunter2',
    'MIMAMORI_OIDC_CLIENT_SECRET: expected 8 to 400 visible characters, got 7 other characters',
  ],
  [
    'MIMAMORI_OIDC_CLIENT_ID',
    'desk',
    'MIMAMORI_OIDC_ISSUER, MIMAMORI_OIDC_CLIENT_SECRET, MIMAMORI_PUBLIC_URL: expected with the other MIMAMORI_OIDC_ settings, got nothing',
  ],
  [
    'MIMAMORI_WEBHOOK_URL',
    'ftp://hunter2@there',
    'MIMAMORI_WEBHOOK_URL: expected an http or https address, got 19 other characters',
  ],
])('%s=%s is refused in one line: what is expected, what came, and never a secret', (name, value, line) => {
  expect(() => settingsFrom({ [name]: value })).toThrow(new BadSettings(line))
})

test('every flaw is named at once', () => {
  expect(() => settingsFrom({ PORT: 'x', LOG_LEVEL: 'loud' })).toThrow(/^PORT: .*; LOG_LEVEL: [^\n]*$/)
})

test.each([
  ['MIMAMORI_WEBHOK_URL', '; did you mean MIMAMORI_WEBHOOK_URL?'],
  ['MIMAMORI_PERSONALKEY', '; did you mean MIMAMORI_PERSONAL_KEY?'],
  ['MIMAMORI_PORT', '; did you mean PORT?'],
  ['MIMAMORI_COLOUR', ''],
])('%s is not silently ignored', (name, meant) => {
  expect(() => settingsFrom({ [name]: '1' })).toThrow(`${name}: there is no such setting${meant}`)
})

test('names of the stand-in marketplace do not disturb the desk', () => {
  expect(settingsFrom({ MIMAMORI_URL: 'http://127.0.0.1:4310', MIMAMORI_API_KEY: 'k' }).port).toBe(4310)
})

test('the address and the secret of the webhook belong together, a user in it would be lost, and a movable clock is not for production', () => {
  expect(() => settingsFrom({ MIMAMORI_WEBHOOK_URL: 'http://127.0.0.1' })).toThrow('set both or neither')
  const secret = { MIMAMORI_WEBHOOK_SECRET: `whsec_${'a'.repeat(32)}` }
  for (const url of ['https://user:pw@host/', 'https://user@host:8443/x', 'http:/user:pw@host'])
    expect(() => settingsFrom({ MIMAMORI_WEBHOOK_URL: url, ...secret })).toThrow('without user and password')
  expect(settingsFrom({ MIMAMORI_WEBHOOK_URL: 'https://host/@x?a=b@c', ...secret }).webhook).not.toBeNull()
  expect(() => settingsFrom({ MIMAMORI_TEST_CLOCK: 'clock', NODE_ENV: 'production' })).toThrow('not for production')
})

test('a mail server needs an address to send from, is not for the demo, and keeps its password to itself', () => {
  const MIMAMORI_SMTP_URL = 'smtp://desk:hunter2@mail.example.jp'
  const whole = { MIMAMORI_DEMO: '0', MIMAMORI_SMTP_URL, MIMAMORI_SMTP_FROM: 'jimukyoku@example.jp' }
  expect(() => settingsFrom({ MIMAMORI_SMTP_URL })).toThrow('set both or neither')
  expect(() => settingsFrom({ ...whole, MIMAMORI_DEMO: '1' })).toThrow('its members are invented')
  expect(() => settingsFrom({ ...whole, MIMAMORI_SMTP_URL: 'http://desk:hunter2@mail' })).toThrow(
    new BadSettings('MIMAMORI_SMTP_URL: expected smtp://… or smtps://… of a mail server, got 24 other characters'),
  )
  expect(settingsFrom(whole).smtp).toEqual({
    host: 'mail.example.jp',
    port: 587,
    secure: false,
    plain: false,
    login: { user: 'desk', pass: 'hunter2' },
    from: 'jimukyoku@example.jp',
  })
  expect(settingsFrom({ ...whole, MIMAMORI_SMTP_URL: 'smtps://[::1]' }).smtp).toMatchObject({ port: 465, secure: true })
  expect(settingsFrom({ ...whole, MIMAMORI_SMTP_URL: 'smtp://127.0.0.1:25' }).smtp).toMatchObject({ plain: true })
})

test('docs/operations.md lists every variable with its default', () => {
  const page = readFileSync(new URL('../../../../docs/operations.md', import.meta.url), 'utf8')
  const rows = page.matchAll(/^\| `([A-Z_]+)` \| ([^|]*) \|/gm)
  const written = new Map([...rows].map(([, name = '', value = '']) => [name, value.replaceAll('`', '').trim()]))
  const defaults: Record<string, unknown> = Environment.parse({})
  expect([...written.keys()].filter((name) => !name.startsWith('MARKETPLACE_')).sort()).toEqual(
    Object.keys(Environment.shape).sort(),
  )
  for (const [name, value] of Object.entries(defaults)) expect(written.get(name), name).toBe(String(value))
})
