import type { KeptDraft } from '@mimamori/contract/drafts/draft-contract'
import type { DraftContent, DraftKind } from '@mimamori/policy/drafts/draft-model'
import { isSameEdit, saveDraft } from '@mimamori/policy/drafts/draft-rules'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CallError } from './call-error.ts'
import { createDraftKeeper, type DraftCalls } from './draft-keeper.ts'

const NOTE = { subjectId: 'c1', kind: 'note' } as const
const note = (text: string): DraftContent => ({ kind: 'note', text })

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A desk that keeps drafts of one person by the rules, with tabs that are connected to it until they are not. */
function aDesk() {
  const kept = new Map<string, KeptDraft>()
  const calls: string[] = []
  let saves = 0
  const keyOf = (subjectId: string, kind: DraftKind) => `${subjectId} ${kind}`
  function aTab() {
    const tab = { up: true, losesAnswers: false, refuses: false, signedIn: true }
    const answered = async <T>(what: string, work: () => T): Promise<T> => {
      if (!tab.up) throw new TypeError('offline')
      calls.push(what)
      if (!tab.signedIn) throw new CallError(401, { code: 'UNAUTHORIZED' })
      if (tab.refuses) throw new CallError(409, { code: 'REFUSED_409', data: { refusal: 'already_decided' } } as never)
      const answer = work()
      if (tab.losesAnswers) throw new TypeError('lost')
      return answer
    }
    const connection: DraftCalls = {
      list: (subjectId) =>
        answered('list', () => [...kept].filter(([key]) => key.startsWith(`${subjectId} `)).map(([, draft]) => draft)),
      save: ({ subjectId, over, content }) =>
        answered(`save ${'text' in content ? content.text : ''}`, () => {
          const key = keyOf(subjectId, content.kind)
          const now = kept.get(key) ?? null
          const verdict = saveDraft({ kind: content.kind, state: 'claimed', kept: now, over })
          if (!verdict.ok || verdict.event.type === 'overtaken') return { saved: null, newer: now }
          const saved = { edit: verdict.event.edit, savedAt: `save ${++saves}` }
          kept.set(key, { ...saved, content })
          return { saved }
        }),
      discard: ({ subjectId, kind, over }) =>
        answered('discard', () => {
          const now = kept.get(keyOf(subjectId, kind)) ?? null
          if (now && !isSameEdit(now, over)) return { newer: now }
          kept.delete(keyOf(subjectId, kind))
          return { newer: null }
        }),
    }
    const unsaved: boolean[] = []
    const keeper = createDraftKeeper(connection, (any) => unsaved.push(any))
    return { tab, keeper, unsaved, write: (text: string) => keeper.write(NOTE, text === '' ? null : note(text)) }
  }
  return { aTab, calls, textAt: () => (kept.get('c1 note')?.content as { text: string } | undefined)?.text, kept }
}

const soon = () => vi.advanceTimersByTimeAsync(1_000)

describe('a draft that is typed', () => {
  test('is saved a second after the last key, and every five seconds while keys go on', async () => {
    const { aTab, calls } = aDesk()
    const { write, keeper, unsaved } = aTab()
    for (const text of ['あ', 'あい', 'あいう']) {
      write(text)
      await vi.advanceTimersByTimeAsync(900)
    }
    expect([calls, keeper.at(NOTE).phase, unsaved]).toEqual([[], 'unsaved', [true]])
    await vi.advanceTimersByTimeAsync(100)
    expect([calls, keeper.at(NOTE).phase, unsaved]).toEqual([['save あいう'], 'saved', [true, false]])
    for (let n = 0; n < 10; n++) {
      write(`${n}`)
      await vi.advanceTimersByTimeAsync(600)
    }
    expect(calls).toEqual(['save あいう', 'save 8'])
  })

  test('is gone from the desk when it is emptied, discarded or sent, and can be put back once', async () => {
    const { aTab, textAt, calls } = aDesk()
    const { write, keeper } = aTab()
    write('あ')
    await soon()
    write('')
    await soon()
    expect([textAt(), keeper.at(NOTE).phase]).toEqual([undefined, 'none'])
    write('い')
    await soon()
    keeper.discard(NOTE)
    await soon()
    expect([textAt(), keeper.at(NOTE)]).toMatchObject([undefined, { content: null, discarded: note('い') }])
    keeper.putBack(NOTE)
    await soon()
    expect([textAt(), keeper.at(NOTE).discarded]).toEqual(['い', null])
    const before = calls.length
    keeper.sent(NOTE)
    await soon()
    expect([calls.length, keeper.at(NOTE).content]).toEqual([before, null])
  })

  test('that was sent with an act is typed and saved again once the act is undone; without one nothing is', async () => {
    const { aTab, textAt, kept } = aDesk()
    const { write, keeper } = aTab()
    keeper.putBack(NOTE)
    expect(keeper.at(NOTE).content).toBeNull()
    write('あ')
    await soon()
    // the desk drops it with the act
    kept.delete('c1 note')
    keeper.sent(NOTE)
    keeper.putBack(NOTE)
    expect(keeper.at(NOTE)).toMatchObject({ content: note('あ'), phase: 'unsaved' })
    await soon()
    expect([textAt(), keeper.at(NOTE).phase]).toEqual(['あ', 'saved'])
  })

  test('that was discarded is not offered any more once something else is typed', async () => {
    const { aTab } = aDesk()
    const { write, keeper } = aTab()
    write('あ')
    await soon()
    keeper.discard(NOTE)
    write('い')
    expect(keeper.at(NOTE)).toMatchObject({ content: note('い'), discarded: null })
  })

  test('is no other text than its own save, loaded while that save is on its way', async () => {
    const [edit, savedAt] = [crypto.randomUUID(), '2026-12-01T00:00:00.000Z']
    const listed = Promise.withResolvers<KeptDraft[]>()
    const saved = Promise.withResolvers<{ saved: { edit: string; savedAt: string } }>()
    const keeper = createDraftKeeper({
      list: () => listed.promise,
      save: () => saved.promise as never,
      discard: async () => ({ newer: null }),
    })
    void keeper.load('c1')
    keeper.write(NOTE, note('あ'))
    await soon()
    keeper.write(NOTE, note('あい'))
    listed.resolve([{ edit, savedAt, content: note('あ') } as unknown as KeptDraft])
    await vi.advanceTimersByTimeAsync(0)
    expect(keeper.at(NOTE)).toMatchObject({ content: note('あい'), newer: null })
    saved.resolve({ saved: { edit, savedAt } })
    await soon()
    expect(keeper.at(NOTE)).toMatchObject({ content: note('あい'), newer: null, phase: 'saved' })
  })

  test('that was on its way as it was sent is not left behind', async () => {
    const { aTab, textAt } = aDesk()
    const { write, keeper } = aTab()
    write('あ')
    vi.advanceTimersByTime(1_000)
    keeper.sent(NOTE)
    await soon()
    expect(textAt()).toBeUndefined()
  })

  test('waits for the network, and is saved once it is back, by itself or with everything else', async () => {
    const { aTab, textAt } = aDesk()
    const { tab, write, keeper, unsaved } = aTab()
    tab.up = false
    write('あ')
    await soon()
    expect([keeper.at(NOTE).phase, unsaved]).toEqual(['waiting', [true]])
    tab.up = true
    await vi.advanceTimersByTimeAsync(5_000)
    expect([textAt(), keeper.at(NOTE).phase, unsaved]).toEqual(['あ', 'saved', [true, false]])
    tab.up = false
    write('い')
    await soon()
    tab.up = true
    await keeper.flush()
    expect(textAt()).toBe('い')
  })

  test('is its own also where the answer to its save was lost', async () => {
    const { aTab, textAt } = aDesk()
    const { tab, write, keeper } = aTab()
    tab.losesAnswers = true
    write('あ')
    await soon()
    tab.losesAnswers = false
    await keeper.flush()
    expect(keeper.at(NOTE)).toMatchObject({ phase: 'saved', newer: null })
    write('あい')
    await soon()
    expect(textAt()).toBe('あい')
  })

  test('of somebody who was signed out waits, is not sent again by itself, and is saved once they are back', async () => {
    const { aTab, calls, textAt } = aDesk()
    const { tab, write, keeper, unsaved } = aTab()
    tab.signedIn = false
    write('あ')
    await vi.advanceTimersByTimeAsync(60_000)
    expect([calls, keeper.at(NOTE).phase, unsaved]).toEqual([['save あ'], 'waiting', [true]])
    tab.signedIn = true
    await keeper.flush()
    expect([textAt(), keeper.at(NOTE).phase, unsaved]).toEqual(['あ', 'saved', [true, false]])
  })

  test('that the desk does not take stays in the tab, which says so, and is not sent again by itself', async () => {
    const { aTab, calls } = aDesk()
    const { tab, write, keeper, unsaved } = aTab()
    tab.refuses = true
    write('あ')
    await vi.advanceTimersByTimeAsync(60_000)
    expect([calls, keeper.at(NOTE), unsaved]).toMatchObject([
      ['save あ'],
      { phase: 'refused', content: note('あ') },
      [true],
    ])
  })
})

describe('a draft in two tabs', () => {
  test('is brought back in another, and says that it was', async () => {
    const { aTab } = aDesk()
    const [first, second] = [aTab(), aTab()]
    first.write('あ')
    await soon()
    await second.keeper.load('c1')
    expect(second.keeper.at(NOTE)).toMatchObject({ content: note('あ'), restored: 'loaded', phase: 'saved' })
    second.write('あい')
    expect(second.keeper.at(NOTE)).toMatchObject({ restored: null, phase: 'unsaved' })
  })

  test('is loaded each time its case is opened, with what was typed elsewhere meanwhile', async () => {
    const { aTab, calls } = aDesk()
    const [first, second] = [aTab(), aTab()]
    await Promise.all([second.keeper.load('c1'), second.keeper.load('c1')])
    expect([calls, second.keeper.at(NOTE).content]).toEqual([['list'], null])
    first.write('あ')
    await soon()
    await second.keeper.load('c1')
    expect(second.keeper.at(NOTE).content).toEqual(note('あ'))
  })

  test('is never written over unseen: whoever comes later chooses, and the other is told then', async () => {
    const { aTab, textAt } = aDesk()
    const [first, second] = [aTab(), aTab()]
    first.write('一つ目')
    await soon()
    second.write('二つ目')
    await soon()
    expect(second.keeper.at(NOTE)).toMatchObject({ content: note('二つ目'), newer: { content: note('一つ目') } })
    expect([textAt(), second.unsaved]).toEqual(['一つ目', [true]])
    // what is typed on meanwhile is not saved either
    second.write('二つ目の続き')
    await soon()
    expect(textAt()).toBe('一つ目')
    second.keeper.keepOwn(NOTE)
    await soon()
    expect([textAt(), second.keeper.at(NOTE).newer]).toEqual(['二つ目の続き', null])
    await first.keeper.load('c1')
    expect(first.keeper.at(NOTE)).toMatchObject({ content: note('一つ目'), newer: { content: note('二つ目の続き') } })
    first.keeper.takeNewer(NOTE)
    expect(first.keeper.at(NOTE)).toMatchObject({ content: note('二つ目の続き'), newer: null, restored: 'chosen' })
  })

  test('that was sent in one is not brought back by the other until something is typed there', async () => {
    const { aTab, textAt, kept } = aDesk()
    const [first, second] = [aTab(), aTab()]
    first.write('あ')
    await soon()
    await second.keeper.load('c1')
    kept.clear()
    await second.keeper.load('c1')
    await soon()
    expect([textAt(), second.keeper.at(NOTE).content]).toEqual([undefined, note('あ')])
    second.write('あい')
    await soon()
    expect(textAt()).toBe('あい')
  })
})

test('a decision on its way keeps its draft at the desk, and has it back where it is refused', async () => {
  const { aTab, textAt } = aDesk()
  const { write, keeper, unsaved } = aTab()
  write('あ')
  await soon()
  keeper.release(NOTE)
  await soon()
  expect([textAt(), keeper.at(NOTE).content, unsaved]).toEqual(['あ', null, [true, false]])
  write('あい')
  await soon()
  expect([textAt(), keeper.at(NOTE).newer]).toEqual(['あい', null])
})
