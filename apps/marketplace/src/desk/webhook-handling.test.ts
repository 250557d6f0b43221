import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { anEvent } from '../site/site-examples.ts'
import { createWebhookVerifier } from './webhook-handling.ts'

const secret = `whsec_${randomBytes(24).toString('base64')}`
const check = createWebhookVerifier(secret)

const signed = (body: string, at = new Date(), key = secret) => ({
  'webhook-id': 'msg_1',
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': new Webhook(key).sign('msg_1', at, body),
})
const body = JSON.stringify(anEvent('content.hidden'))

test('an event signed with the shared secret is taken', () => {
  expect(check(Buffer.from(body), signed(body))).toMatchObject({
    ok: true,
    id: 'msg_1',
    event: { type: 'content.hidden' },
  })
})

test('an event with a wrong signature, another body or no headers is refused', () => {
  const other = `whsec_${randomBytes(24).toString('base64')}`
  expect(check(Buffer.from(body), signed(body, new Date(), other))).toMatchObject({ ok: false, status: 401 })
  expect(check(Buffer.from(`${body} `), signed(body))).toMatchObject({ ok: false, status: 401 })
  expect(check(Buffer.from(body), {})).toMatchObject({ ok: false, status: 401 })
})

test('an event older than five minutes is refused, one of four minutes is taken', () => {
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)
  expect(check(Buffer.from(body), signed(body, ago(6)))).toMatchObject({ ok: false, status: 401 })
  expect(check(Buffer.from(body), signed(body, ago(4)))).toMatchObject({ ok: true })
})

test('a signed body that is no event of the desk is refused as such', () => {
  for (const strange of ['{}', 'not json', JSON.stringify({ ...anEvent('content.hidden'), type: 'member.cloned' })])
    expect(check(Buffer.from(strange), signed(strange))).toMatchObject({ ok: false, status: 400 })
})

test('how the audit log of the desk stands is an event this site knows', () => {
  const lanes = [{ lane: 1, seq: 4, hash: 'ab' }]
  const data = { headId: 'h-1', at: '2026-11-24T01:00:00.000Z', lanes, head: 'ab', keyId: 'cd', signature: 'ef' }
  const text = JSON.stringify({ type: 'audit.head', timestamp: data.at, data })
  expect(check(Buffer.from(text), signed(text))).toMatchObject({ ok: true, event: { type: 'audit.head', data } })
})
