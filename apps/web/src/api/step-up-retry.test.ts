import { expect, test } from 'vitest'
import { CallError } from './call-error.ts'
import { setStepUpPrompt, withStepUp } from './step-up-retry.ts'

const unconfirmed = () =>
  new CallError(403, { code: 'REFUSED_403', data: { refusal: 'step_up_required', present: null } })

/** A desk that does nothing before it was confirmed, and how often it was asked. */
function closedDesk() {
  const desk = { open: false, asked: 0 }
  const call = async () => {
    if (!desk.open) throw unconfirmed()
    return 'done'
  }
  setStepUpPrompt(async () => {
    desk.asked += 1
    desk.open = true
    return true
  })
  return { desk, call }
}

test('two calls that have to be confirmed ask once, and both are made after it', async () => {
  const { desk, call } = closedDesk()
  expect(await Promise.all([withStepUp(call), withStepUp(call)])).toEqual(['done', 'done'])
  expect(desk.asked).toBe(1)
})

test('whoever does not confirm is told why nothing was done, and is not asked a second time for the same call', async () => {
  let calls = 0
  const call = async () => {
    calls += 1
    throw unconfirmed()
  }
  setStepUpPrompt(async () => false)
  await expect(withStepUp(call)).rejects.toMatchObject({ data: { refusal: 'step_up_required' } })
  expect(calls).toBe(1)
})
