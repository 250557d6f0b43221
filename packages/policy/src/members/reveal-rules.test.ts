import { expect, test } from 'vitest'
import type { Case, LeaseKind } from '../cases/case-model.ts'
import { plusSeconds } from '../instant.ts'
import type { Role } from '../staff/role-permissions.ts'
import { revealPersonalField } from './reveal-rules.ts'

const NOW = '2026-11-24T01:00:00.000Z'
const LOOK = { memberId: 'U-1', field: 'email', reason: 'fraud_enquiry', words: '' } as const

const revealFrom = (kind: LeaseKind, role: Role, holder = 'sato') => {
  const lease = { kind, holder, endsAt: plusSeconds(NOW, 60) }
  const held = { kind: 'review', state: 'claimed', fence: 1, lease } as Case
  const actor = { id: 'sato', alias: 'sato', role }
  const verdict = revealPersonalField(
    { actor, case: held, recent: [], erased: false, now: NOW, memberIds: ['U-1'] },
    LOOK,
  )
  return verdict.ok ? null : verdict.refusal
}

const ON_SCREEN: Record<LeaseKind, boolean> = { claim: true, reservation: false, assigned: false }

test.each(Object.entries(ON_SCREEN) as [LeaseKind, boolean][])(
  'moderators and leads are shown a field of a case that is theirs by lease "%s": %s',
  (kind, isOnScreen) => {
    for (const role of ['moderator', 'lead'] as const)
      expect(revealFrom(kind, role), role).toBe(isOnScreen ? null : 'case_not_on_screen')
    expect([revealFrom(kind, 'lead', 'suzuki'), revealFrom(kind, 'moderator', 'suzuki')]).toEqual([null, 'lease_lost'])
  },
)
