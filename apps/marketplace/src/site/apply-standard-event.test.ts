import type { StandardEvent } from '@mimamori/contract/delivery/webhook-event-contract'
import { expect, test } from 'vitest'
import { applyStandardEvent, badgesOf } from './apply-standard-event.ts'
import { createSite } from './site-memory.ts'

const event = (type: StandardEvent['type'], hour: number, standard = 'regular_freelancer'): StandardEvent => ({
  type,
  timestamp: `2026-11-24T0${hour}:00:00.000Z`,
  data: {
    changeId: `0${hour}`,
    memberId: 'U-1',
    standard,
    criteria: [],
    graceUntil: type === 'standard.grace_began' ? '2026-12-24T00:00:00.000Z' : null,
  },
})
function badgesAfter(...events: readonly StandardEvent[]) {
  const site = createSite()
  for (const each of events) applyStandardEvent(site, each)
  return badgesOf(site, 'U-1')
}

test('a member shows the standards that they hold, in days of grace too, also before the site knows the member', () => {
  const granted = event('standard.granted', 1)
  const certified = event('standard.granted', 2, 'certified_freelancer')
  expect(badgesAfter()).toEqual([])
  expect(badgesAfter(granted, certified)).toEqual(['regular_freelancer', 'certified_freelancer'])
  expect(badgesAfter(granted, event('standard.grace_began', 3))).toEqual(['regular_freelancer'])
  expect(badgesAfter(granted, certified, event('standard.lost', 3))).toEqual(['certified_freelancer'])
})

test('what was decided last counts, whatever arrives last', () => {
  const [granted, lost] = [event('standard.granted', 1), event('standard.lost', 2)]
  expect(badgesAfter(lost, granted)).toEqual([])
  expect(badgesAfter(event('standard.granted', 3), lost, granted)).toEqual(['regular_freelancer'])
})
