// @vitest-environment jsdom
import type { MailReportState } from '@mimamori/contract/breakdown-mail/breakdown-mail-contract'
import { mailSettings } from '@mimamori/copy/breakdown-mail/report-mail-settings.ja'
import { act } from 'react'
import { expect, test } from 'vitest'
import { queries } from '../api/api-queries.ts'
import { CallError } from '../api/call-error.ts'
import { refusedFor } from '../api/fake-desk.test-support.ts'
import { announced } from '../keys/page-keys.test-support.tsx'
import { Announcer } from '../parts/announcer.tsx'
import { renderHook } from '../parts/render.test-support.tsx'
import { useMailCall } from './use-report-mail.ts'

const key: readonly unknown[] = queries.breakdownMail.state.queryKey()
const [[refusal, refusalWords] = ['', '']] = Object.entries(mailSettings.refusals)

async function settings() {
  const hook = await renderHook(() => useMailCall(({ kind }) => `other: ${kind}`), null, {
    within: (page) => <Announcer>{page}</Announcer>,
  })
  hook.cache.setQueryData(key, 'before')
  const change = async (call: () => Promise<unknown>) => {
    let done: unknown
    await act(async () => {
      done = await hook.now().change(call as () => Promise<MailReportState>, '保存しました')
    })
    return [done, hook.cache.getQueryData(key), hook.cache.getQueryState(key)?.isInvalidated, announced()]
  }
  return { ...hook, change }
}

test('a change of the mails is said, and its answer is what the page shows', async () => {
  const { now, change, unmount } = await settings()
  expect(await change(async () => 'after')).toEqual([true, 'after', false, '保存しました'])
  expect([now().problem, now().busy]).toEqual([null, false])
  await unmount()
})

test('a change that failed is not said to be done, why is, and the settings are read again, as a part may be stored', async () => {
  const { now, change, unmount } = await settings()
  const refused = async () => {
    throw refusedFor(refusal)
  }
  expect(await change(refused)).toEqual([false, 'before', true, ''])
  expect([now().problem, now().busy]).toEqual([refusalWords, false])
  await act(async () => now().forget())
  expect(now().problem).toBeNull()
  await change(async () => {
    throw new CallError(500, {})
  })
  expect(now().problem).toBe('other: unexpected')
  await unmount()
})
