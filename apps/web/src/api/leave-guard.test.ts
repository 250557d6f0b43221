import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { hasUnsavedWork, setLeaveGuard } from './leave-guard.ts'

let view: EventTarget
/** Would the browser ask before the page is closed? */
const asks = () => !view.dispatchEvent(new Event('beforeunload', { cancelable: true }))

beforeEach(() => {
  view = new EventTarget()
  vi.stubGlobal('window', view)
})
afterEach(() => {
  for (const reason of ['outbox sato', 'drafts sato']) setLeaveGuard(reason, false)
  vi.unstubAllGlobals()
})

test('the page asks before it is closed while there is one reason left', () => {
  expect([asks(), hasUnsavedWork()]).toEqual([false, false])
  setLeaveGuard('outbox sato', true)
  setLeaveGuard('drafts sato', true)
  setLeaveGuard('outbox sato', false)
  expect([asks(), hasUnsavedWork()]).toEqual([true, true])
  setLeaveGuard('drafts sato', false)
  expect([asks(), hasUnsavedWork()]).toEqual([false, false])
})

test('a reason that is given twice is one', () => {
  setLeaveGuard('drafts sato', true)
  setLeaveGuard('drafts sato', true)
  setLeaveGuard('drafts sato', false)
  expect([asks(), hasUnsavedWork()]).toEqual([false, false])
})
