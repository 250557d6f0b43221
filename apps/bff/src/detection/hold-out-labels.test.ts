import { expect, test } from 'vitest'
import { holdOutLabels } from './hold-out-labels.ts'

type Made = { readonly id: number; readonly label: 'none' | 'mlm'; readonly decidedBy: string; readonly family: string }

/** So many labels of one person, both sides in turn unless told, each of a family of its own. */
const of = (decidedBy: string, count: number, side?: Made['label']): readonly Made[] =>
  Array.from({ length: count }, (_, id) => {
    const label = side ?? (id % 2 === 0 ? 'none' : 'mlm')
    return { id, label, decidedBy, family: `job/${decidedBy}-${id}` }
  })

const peopleIn = (labels: readonly Made[]) => [...new Set(labels.map(({ decidedBy }) => decidedBy))].toSorted()
const TEN = ['aoi', 'chika', 'daichi', 'emi', 'goro', 'hana', 'itsuki', 'jun', 'ken', 'mio']

test('nobody has labels on both sides, and what is held out is about a fifth', () => {
  const labels = TEN.flatMap((id) => of(id, 100))
  const { learned, heldOut, people } = holdOutLabels(labels)
  expect(people).toHaveLength(2)
  expect(peopleIn(heldOut)).toEqual(people?.toSorted())
  expect(peopleIn(learned)).toEqual(TEN.filter((id) => !people?.includes(id)))
  expect(heldOut).toHaveLength(200)
})

test('the same labels are divided alike in any order, and more labels of the same people hold out the same people', () => {
  const labels = TEN.flatMap((id) => of(id, 100))
  const { people } = holdOutLabels(labels)
  expect(holdOutLabels(labels.toReversed()).people).toEqual(people)
  expect(holdOutLabels(TEN.flatMap((id, at) => of(id, 100 + at))).people).toEqual(people)
})

test('a family that one of the people held out decided, too, is not learned from, nor measured by the label of another', () => {
  const labels = TEN.flatMap((id) => of(id, 100))
  const [held] = holdOutLabels(labels).people ?? []
  const learner = TEN.find((id) => !holdOutLabels(labels).people?.includes(id))
  const shared = [held, learner].map((id) => labels.find(({ decidedBy }) => decidedBy === id))
  const both = labels.map((each) => (shared.includes(each) ? { ...each, family: 'job/shared' } : each))
  const { learned, heldOut } = holdOutLabels(both)
  expect(heldOut.filter(({ family }) => family === 'job/shared').map(({ decidedBy }) => decidedBy)).toEqual([held])
  expect(learned.filter(({ family }) => family === 'job/shared')).toEqual([])
})

test('of two people who decided as much, one is learned from and the other measured by', () => {
  const { learned, heldOut } = holdOutLabels([...of('aoi', 100), ...of('hana', 100)])
  expect([peopleIn(learned).length, peopleIn(heldOut).length]).toEqual([1, 1])
  expect(peopleIn(learned)).not.toEqual(peopleIn(heldOut))
})

test('whoever decided most of it is learned from, and the others are measured by', () => {
  for (const most of ['aoi', 'hana', 'jun']) {
    const others = ['aoi', 'hana', 'jun'].filter((id) => id !== most)
    const { people } = holdOutLabels([...of(most, 400), ...others.flatMap((id) => of(id, 60))])
    expect(others).toEqual(expect.arrayContaining([...(people ?? [])]))
    expect(people).not.toEqual([])
  }
})

test('people are held out until there is enough of both sides to measure by', () => {
  const few = TEN.flatMap((id) => of(id, 12))
  const passers = ['kaede', 'ren', 'sora', 'yui'].flatMap((id) => of(id, 100, 'none'))
  const { heldOut, people } = holdOutLabels([...few, ...passers])
  expect(people).not.toBeNull()
  expect(heldOut.filter(({ label }) => label === 'mlm').length).toBeGreaterThanOrEqual(15)
})

test('on a desk of one a fifth of the families is held out', () => {
  const { learned, heldOut, people } = holdOutLabels(of('aoi', 400))
  expect(people).toBeNull()
  expect(learned.length + heldOut.length).toBe(400)
  expect(heldOut.length).toBeGreaterThan(40)
  expect(heldOut.length).toBeLessThan(140)
})

test.each<[string, readonly Made[]]>([
  ['beside whom the others decided too little to measure by', [...of('aoi', 400), ...of('hana', 20)]],
  ['who alone found violations', [...of('aoi', 300), ...of('hana', 300, 'none'), ...of('jun', 300, 'none')]],
])('families are held out where there is one person %s', (_, labels) => {
  const { learned, heldOut, people } = holdOutLabels(labels)
  expect(people).toBeNull()
  const families = new Set(heldOut.map(({ family }) => family))
  expect(learned.some(({ family }) => families.has(family))).toBe(false)
})

test('no labels are divided into none', () => {
  expect(holdOutLabels([])).toEqual({ learned: [], heldOut: [], people: null })
})
