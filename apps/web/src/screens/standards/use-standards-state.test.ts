// @vitest-environment jsdom
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import { act } from 'react'
import { expect, test } from 'vitest'
import { hasUnsavedWork } from '../../api/leave-guard.ts'
import { renderHook } from '../../parts/render.test-support.tsx'
import { useStandardsDraft } from './use-standards-state.ts'

const inForce = SHIPPED_STANDARDS
const edited = { ...inForce, maxAgeDays: inForce.maxAgeDays + 1 }

test('edited standards are kept while another screen is open, until they are as in force again', async () => {
  const open = () => renderHook(() => useStandardsDraft(inForce), null)
  const before = await open()
  await act(async () => before.now().edit(edited))
  expect([before.now().edited, hasUnsavedWork()]).toEqual([true, true])
  await before.unmount()
  const after = await open()
  expect([after.now().set, after.now().edited]).toEqual([edited, true])
  await act(async () => after.now().edit(structuredClone(inForce)))
  expect([after.now().edited, hasUnsavedWork()]).toEqual([false, false])
  await act(async () => after.now().edit(edited))
  await act(async () => after.now().reset())
  expect([after.now().set, hasUnsavedWork()]).toEqual([inForce, false])
  await after.unmount()
})
