import { expect, test } from 'vitest'
import type { Role } from '../staff/role-permissions.ts'
import { endSilence, isSilent, type RuleSilence, silenceRule } from './rule-silence-rules.ts'

const AT = '2026-11-24T01:00:00.000Z'
const who = (role: Role) => ({ id: role, alias: role, role })
const silence: RuleSilence = {
  id: 's',
  rule: 'mlm.network',
  from: AT,
  until: '2026-11-25T01:00:00.000Z',
  reason: '誤検出が多い',
  byId: 'lead',
  endedAt: null,
  endedBy: null,
}
const asked = { rule: 'mlm.network', days: 7, reason: ' 誤検出が多い ' }
const known = { at: AT, known: true, silences: [], lately: 0 }

test('a lead silences a rule with a reason and an end', () => {
  expect(silenceRule(asked, who('lead'), known)).toEqual({
    ok: true,
    event: { type: 'rule.silenced', rule: 'mlm.network', until: '2026-12-01T01:00:00.000Z', reason: '誤検出が多い' },
  })
})

test.each([
  ['not_permitted', silenceRule(asked, who('moderator'), known)],
  ['not_permitted', silenceRule(asked, who('admin'), known)],
  ['rule_unknown', silenceRule(asked, who('lead'), { ...known, known: false })],
  ['reason_required', silenceRule({ ...asked, reason: ' \n' }, who('lead'), known)],
  ['silence_out_of_range', silenceRule({ ...asked, days: 91 }, who('lead'), known)],
  ['silence_out_of_range', silenceRule({ ...asked, days: 0 }, who('lead'), known)],
  ['silence_out_of_range', silenceRule({ ...asked, days: 1.5 }, who('lead'), known)],
  ['already_silenced', silenceRule(asked, who('lead'), { ...known, silences: [silence] })],
  ['silences_spent', silenceRule(asked, who('lead'), { ...known, lately: 3 })],
  ['not_permitted', endSilence(silence, who('auditor'), AT)],
  ['silence_over', endSilence(silence, who('lead'), silence.until)],
] as const)('silencing is refused: %s', (refusal, verdict) => {
  expect(verdict).toEqual({ ok: false, refusal })
})

test('a rule is silent from the first instant to just before the end, and not after it was ended', () => {
  expect(
    ['2026-11-24T00:59:59.999Z', AT, '2026-11-25T00:59:59.999Z', silence.until].map((at) => isSilent(silence, at)),
  ).toEqual([false, true, true, false])
  const ended = { ...silence, endedAt: '2026-11-24T02:00:00.000Z', endedBy: 'lead' }
  expect([isSilent(ended, AT), isSilent(ended, '2026-11-24T02:00:00.000Z')]).toEqual([true, false])
  expect(silenceRule(asked, who('lead'), { ...known, at: silence.until, silences: [silence] }).ok).toBe(true)
})
