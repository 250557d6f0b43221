import type { LiveNews } from '@mimamori/contract/live/live-event-contract'
import { expect, test } from 'vitest'
import { createEventReplayBuffer, toLiveNews } from './event-replay-buffer.ts'

const EVERYTHING = { cases: null, notes: [] }
const about = (...cases: string[]) => ({ cases, notes: [] })

test('whoever comes back with the last event they have hears exactly what they missed', () => {
  const recent = createEventReplayBuffer('desk')
  const first = recent.add(about('a'))
  recent.add(about('b', 'c'))
  recent.add({ cases: ['b'], notes: ['d'] })
  expect(recent.since(first.id)).toEqual({ id: 'desk-3', news: { cases: ['b', 'c'], notes: ['d'] } })
})

test('whoever missed nothing is told nothing', () => {
  const recent = createEventReplayBuffer('desk')
  expect(recent.since('desk-0')).toEqual({ id: 'desk-0', news: null })
  const { id } = recent.add(about('a'))
  expect(recent.since(id)).toEqual({ id, news: null })
})

test('whoever begins, or comes from another process, looks at everything', () => {
  const recent = createEventReplayBuffer('desk')
  recent.add(about('a'))
  for (const id of [null, '', 'other-1', 'desk-', 'desk-x', 'desk-1.5', 'desk--1', 'desk-2']) {
    expect(recent.since(id), String(id)).toEqual({ id: 'desk-1', news: EVERYTHING })
  }
})

test('what is forgotten is told as: look at everything, and what is still known is not', () => {
  const recent = createEventReplayBuffer('desk', 9)
  for (let n = 1; n <= 10; n++) recent.add(about(`${n}a`, `${n}b`))
  expect(recent.since('desk-6').news).toEqual(EVERYTHING)
  expect(recent.since('desk-7').news).toEqual(about('8a', '8b', '9a', '9b', '10a', '10b'))
})

test('a break in which something was missed stays one for everybody who slept through it', () => {
  const recent = createEventReplayBuffer('desk')
  recent.add({ cases: null, notes: [] })
  recent.add(about('a'))
  expect(recent.since('desk-0').news).toEqual(EVERYTHING)
  expect(recent.since('desk-1').news).toEqual(about('a'))
})

test('more than can be listed in one piece is not listed', () => {
  const ids = (n: number) => new Set(Array.from({ length: n }, (_, at) => `case-${at}`))
  const rest = { inboxes: new Set<string>(), deliveries: false, closings: false, people: false }
  expect(toLiveNews({ cases: ids(200), notes: new Set(), ...rest })?.cases).toHaveLength(200)
  expect(toLiveNews({ cases: ids(200), notes: new Set(['a']), ...rest })).toEqual(EVERYTHING)
})

test('whoever comes back hears whose inboxes changed', () => {
  const recent = createEventReplayBuffer('desk')
  recent.add({ cases: [], notes: [], inboxes: ['sato'] })
  recent.add({ cases: [], notes: [], inboxes: ['maya', 'sato'] })
  expect(recent.since('desk-0').news).toEqual({ cases: [], notes: [], inboxes: ['sato', 'maya'] })
})

test('whoever comes back hears that something went out and that a month was closed, once', () => {
  const recent = createEventReplayBuffer('desk')
  recent.add({ cases: [], notes: [], closings: true })
  recent.add({ cases: [], notes: [], deliveries: true })
  recent.add({ cases: [], notes: [], closings: true })
  expect(recent.since('desk-0').news).toEqual({ cases: [], notes: [], deliveries: true, closings: true })
  expect(recent.since('desk-2').news).toEqual({ cases: [], notes: [], closings: true })
})

const EACH_KIND: readonly LiveNews[] = [
  { cases: ['a'], notes: [] },
  { cases: [], notes: ['b'] },
  { cases: [], notes: [], inboxes: ['sato'] },
  { cases: [], notes: [], deliveries: true },
  { cases: [], notes: [], closings: true },
  { cases: [], notes: [], people: true },
]

test('whoever comes back hears of every kind of news that they missed', () => {
  for (const news of EACH_KIND) {
    const recent = createEventReplayBuffer('desk')
    recent.add(news)
    expect(recent.since('desk-0').news).toEqual(news)
  }
  const recent = createEventReplayBuffer('desk')
  for (const news of EACH_KIND) recent.add(news)
  expect(recent.since('desk-0').news).toEqual({ ...Object.assign({}, ...EACH_KIND), cases: ['a'], notes: ['b'] })
})
