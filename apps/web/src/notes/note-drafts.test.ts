import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { noteDraftAt, storeNoteDraft } from './note-drafts.ts'

const place = (staffId: string, caseId: string) => ({ staffId, caseId })
const SATO = place('sato', 'c1')
let view: EventTarget

/** Would the browser ask before the page is closed? */
const asks = () => !view.dispatchEvent(new Event('beforeunload', { cancelable: true }))

beforeEach(() => {
  view = new EventTarget()
  vi.stubGlobal('window', view)
})
afterEach(() => {
  for (const each of [SATO, place('sato', 'c2'), place('maya', 'c1')]) storeNoteDraft(each, '')
  vi.unstubAllGlobals()
})

describe('a note that was begun', () => {
  test('is kept by person and by case', () => {
    storeNoteDraft(SATO, '確認中')
    storeNoteDraft(place('sato', 'c2'), '折り返し待ち')
    expect(noteDraftAt(SATO)).toBe('確認中')
    expect(noteDraftAt(place('sato', 'c2'))).toBe('折り返し待ち')
    expect(noteDraftAt(place('maya', 'c1'))).toBe('')
  })

  test('has the page ask before it is closed, until the last of them is saved or emptied', () => {
    expect(asks()).toBe(false)
    storeNoteDraft(SATO, '確認中')
    storeNoteDraft(place('sato', 'c2'), '折り返し待ち')
    storeNoteDraft(SATO, '')
    expect(asks()).toBe(true)
    storeNoteDraft(place('sato', 'c2'), '')
    expect(asks()).toBe(false)
  })
})
