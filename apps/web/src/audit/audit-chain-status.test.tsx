// @vitest-environment jsdom
import { audit } from '@mimamori/copy/audit/ja'
import { copy } from '@mimamori/copy/ja'
import type { ChainFlaw, ChainStatus } from '@mimamori/policy/audit/audit-chain-status'
import { Fragment } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../api/api-queries.ts'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { buttonOf, clickOn } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { AuditChainProblems, AuditChainStatus } from './audit-chain-status.tsx'
import { chainFlawMessage } from './chain-flaw-message.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const { chain } = audit
const SIGNED = { at: '2026-12-01T00:00:00.000Z', entries: 1_200, heads: 3_400 }
const WHOLE: ChainStatus = { ok: true, entries: 12_345, head: 'abcd', signed: SIGNED }
const FLAWS: readonly ChainFlaw[] = [
  { what: 'altered', lane: 1, seq: 1_001, after: 1_000 },
  { what: 'altered', lane: 1, seq: 1_002, after: 1_001 },
]
const BROKEN: ChainStatus = { ok: false, entries: 12_345, firstBad: 1_001, flaws: FLAWS, signed: SIGNED }
const KEY = { keyId: 'k-1', publicKey: 'ssh-ed25519 AAAA' }

async function theStatus(answers: Parameters<typeof fakeDesk>[0], signs = false) {
  const desk = fakeDesk({ 'audit.verify': () => WHOLE, 'audit.publicKey': () => KEY, ...answers })
  const shown = (as: string) => (
    <Fragment key={as}>
      <AuditChainStatus signs={signs} />
      <AuditChainProblems />
    </Fragment>
  )
  const { page, cache, show, unmount } = await render(shown('first'))
  const status = () => [...(page.querySelector('[role=status]')?.children ?? [])] as HTMLElement[]
  const said = () => status().map(({ textContent }) => textContent)
  const alert = () => page.querySelector('[role=alert]')
  const ended = () => until(() => cache.isFetching() === 0 && said()[0] !== chain.checking)
  return { ...desk, page, cache, status, said, alert, ended, again: (as = 'first') => show(shown(as)), unmount }
}

test('the log is checked when it is opened, and meanwhile it says that it is', async () => {
  const answer = Promise.withResolvers<ChainStatus>()
  const { page, said, calls, ended, again, unmount } = await theStatus({ 'audit.verify': () => answer.promise })
  await until(() => said().length > 0)
  expect([said(), buttonOf(page, chain.verify)?.disabled]).toEqual([[chain.checking], true])
  answer.resolve(WHOLE)
  await ended()
  await again()
  expect(calls.map(({ operation, input }) => [operation, input])).toEqual([['audit.verify', undefined]])
  expect(buttonOf(page, chain.verify)?.disabled).toBe(false)
  await unmount()
})

test('a log that is whole says how much was checked, and when it was signed last', async () => {
  const { status, said, alert, ended, unmount } = await theStatus({})
  await ended()
  expect(said()).toEqual([chain.ok('12,345'), chain.signed(copy.instants.brief(SIGNED.at), '1,200')])
  expect(status().map(({ title }) => title)).toEqual(['abcd', chain.signedHint('3,400')])
  expect([status()[0]?.classList.contains('text-green'), alert()]).toEqual([true, null])
  await unmount()
})

test('a log that was never signed says so', async () => {
  const { status, said, ended, unmount } = await theStatus({ 'audit.verify': () => ({ ...WHOLE, signed: null }) })
  await ended()
  expect([said()[1], status()[1]?.title]).toEqual([chain.unsigned, ''])
  await unmount()
})

test('a log that was changed names each flaw, and whom to tell, and its signatures are no proof', async () => {
  const { status, said, alert, ended, unmount } = await theStatus({ 'audit.verify': () => BROKEN })
  await ended()
  expect(said()).toEqual([chain.broken, chain.signed(copy.instants.brief(SIGNED.at), '1,200')])
  expect([status()[0]?.classList.contains('text-red'), status()[1]?.title]).toEqual([true, ''])
  expect(alert()?.querySelector('p')?.textContent).toBe(`${chain.broken} — ${chain.next}`)
  const listed = [...(alert()?.querySelectorAll('li') ?? [])].map(({ textContent }) => textContent)
  expect(listed).toEqual(FLAWS.map((flaw) => chainFlawMessage(audit, copy, flaw)))
  await unmount()
})

test('the log is checked again when asked, and what was found before is not shown meanwhile', async () => {
  const answers = [async () => WHOLE, () => new Promise(() => undefined)]
  const { page, said, inputs, ended, unmount } = await theStatus({ 'audit.verify': () => answers.shift()?.() })
  await ended()
  await clickOn(page, chain.verify)
  await until(() => said()[0] === chain.checking)
  expect([said().length, inputs('audit.verify').length]).toEqual([1, 2])
  await unmount()
})

test('a check that failed says so beside what was found before, and not while it is tried again', async () => {
  const fails = () => Promise.reject(refusedFor('not_permitted'))
  const answers: (() => Promise<unknown>)[] = [fails, async () => WHOLE, fails, () => new Promise(() => undefined)]
  const { page, status, said, ended, unmount } = await theStatus({ 'audit.verify': () => answers.shift()?.() })
  await ended()
  expect([said(), status()[0]?.classList.contains('text-red')]).toEqual([[chain.failed], true])
  await clickOn(page, chain.verify)
  await until(() => said()[0] === chain.ok('12,345'))
  expect(said().length).toBe(2)
  await clickOn(page, chain.verify)
  await until(() => said()[2] === chain.failed)
  await clickOn(page, chain.verify)
  await until(() => said()[0] === chain.checking)
  expect(said().length).toBe(1)
  await unmount()
})

test('what was found within the last minute is not looked for again, and neither is the key', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const { calls, ended, again, unmount } = await theStatus({}, true)
  await ended()
  vi.setSystemTime(Date.now() + 59_999)
  await again('anew')
  expect(calls.length).toBe(2)
  vi.setSystemTime(Date.now() + 1)
  await again('once more')
  await until(() => calls.length === 4)
  expect(calls.map(({ operation }) => operation).sort()).toEqual([
    'audit.publicKey',
    'audit.publicKey',
    'audit.verify',
    'audit.verify',
  ])
  await unmount()
})

test('only whoever may sign the log is offered to, and to copy the key that proves it', async () => {
  const { page, calls, ended, unmount } = await theStatus({})
  await ended()
  expect([buttonOf(page, chain.sign), buttonOf(page, chain.copyKey)]).toEqual([undefined, undefined])
  expect(calls.map(({ operation }) => operation)).toEqual(['audit.verify'])
  await unmount()
})

test('a log that is signed is checked once more then, and cannot be signed twice at once', async () => {
  const answer = Promise.withResolvers<object>()
  const { page, cache, inputs, alert, ended, unmount } = await theStatus({ 'audit.sign': () => answer.promise }, true)
  await ended()
  const list: readonly unknown[] = [...queries.audit.key(), 'list']
  cache.setQueryData(list, {})
  await clickOn(page, chain.sign)
  await until(() => inputs('audit.sign').length > 0)
  expect([buttonOf(page, chain.signing)?.disabled, inputs('audit.verify').length]).toEqual([true, 1])
  answer.resolve({})
  await until(() => buttonOf(page, chain.sign)?.disabled === false)
  expect([inputs('audit.sign'), inputs('audit.verify').length, alert()]).toEqual([[undefined], 2, null])
  expect(cache.getQueryState(list)?.isInvalidated).toBe(true)
  await unmount()
})

test('a log that could not be signed says so, and is not checked again', async () => {
  const { page, inputs, alert, ended, unmount } = await theStatus({}, true)
  await ended()
  await clickOn(page, chain.sign)
  await until(() => alert() !== null)
  expect([alert()?.textContent, inputs('audit.verify').length, buttonOf(page, chain.sign)?.disabled]).toEqual([
    chain.signFailed,
    1,
    false,
  ])
  await unmount()
})

test('the public key is copied as it is, under the name of the key', async () => {
  const { page, inputs, ended, unmount } = await theStatus({}, true)
  await ended()
  const copied: string[] = []
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => copied.push(text) } })
  expect(buttonOf(page, chain.copyKey)?.title).toBe(chain.key('k-1'))
  await clickOn(page, chain.copyKey)
  expect([copied, inputs('audit.publicKey')]).toEqual([['ssh-ed25519 AAAA'], [undefined]])
  await unmount()
})

test('a desk without a key to show offers none to copy', async () => {
  const { page, ended, unmount } = await theStatus({ 'audit.publicKey': () => null }, true)
  await ended()
  expect([buttonOf(page, chain.copyKey), buttonOf(page, chain.sign)?.disabled]).toEqual([undefined, false])
  await unmount()
})
