import { expect, test } from 'vitest'
import { KEY_OVERLAP_HOURS } from './api-keys/api-key-rules.ts'
import { EXPORT_FETCH_WINDOW_SECONDS, MAX_EXPORTED_ENTRIES } from './audit/audit-export-rules.ts'
import { LEASE_SECONDS, MAX_CLAIM_PAGE_SIZE, MAX_RESERVATIONS } from './cases/case-model.ts'
import { MAX_INCIDENT_EXPORT_ROWS, REFUSED_LOOKUPS_SHOWN_DAYS } from './incidents/incident-rules.ts'
import { MAX_CLOCK_LEAD_SECONDS } from './intake/future-instant-rules.ts'
import { DEFAULT_MEASURE_SETTINGS } from './ledger/measure-settings-rules.ts'
import { LOOKUP_UNIT_COST, MAX_LOOKUP_UNITS_PER_HOUR } from './members/contact-lookup-rules.ts'
import { MAX_REVEALS, REVEAL_SECONDS } from './members/reveal-rules.ts'
import { DEFAULT_NOTICE_SETTINGS } from './notices/notice-settings-rules.ts'
import { INVITATION_HOURS } from './people/account-rules.ts'
import { SETTLING_HOURS, SMALL_DESK_HOURS } from './people/eligibility-rules.ts'
import { UNKNOWN_RELIABILITY } from './reports/reporter-reliability-rules.ts'
import { RETENTION_BOUNDS } from './retention/retention-class-rules.ts'
import { PENDING_FACTOR_SECONDS } from './staff/session-stage-rules.ts'
import { MAX_EXPORTED_CHANGES } from './standards/run-rules.ts'

test('the desk counts by the figures that docs/domain.md tells', () => {
  expect({ LEASE_SECONDS, MAX_RESERVATIONS, MAX_CLAIM_PAGE_SIZE }).toEqual({
    LEASE_SECONDS: { claim: 120, reservation: 60 },
    MAX_RESERVATIONS: 2,
    MAX_CLAIM_PAGE_SIZE: 50,
  })
  expect({ REVEAL_SECONDS, MAX_REVEALS, MAX_LOOKUP_UNITS_PER_HOUR, LOOKUP_UNIT_COST }).toEqual({
    REVEAL_SECONDS: 30,
    MAX_REVEALS: { hour: 20, day: 60 },
    MAX_LOOKUP_UNITS_PER_HOUR: 30,
    LOOKUP_UNIT_COST: { hit: 1, miss: 2 },
  })
  expect([SETTLING_HOURS, SMALL_DESK_HOURS, INVITATION_HOURS]).toEqual([24, 72, 72])
})

test('a new desk restricts nobody, holds a withdrawal for half an hour, lets five go an hour, lets an act be undone for ten seconds and hides counts below five', () => {
  expect(DEFAULT_MEASURE_SETTINGS).toEqual({
    warningDays: null,
    restricting: false,
    holdMinutes: 30,
    withdrawalsAnHour: 5,
    appealDays: 30,
    undoSeconds: 10,
    hidesPerStep: 5,
    correctionDays: 3,
    appealDueDays: 7,
  })
  expect(DEFAULT_NOTICE_SETTINGS).toEqual({ below: 5, draftDay: null, address: '/notices/{id}' })
  expect(UNKNOWN_RELIABILITY).toEqual({ reviewed: 0, confirmed: 0, invalidated: 0, outOfScope: 0 })
})

test('files have an end, links and keys have a time, and a sender’s clock may be five minutes ahead', () => {
  expect([MAX_EXPORTED_ENTRIES, MAX_INCIDENT_EXPORT_ROWS, MAX_EXPORTED_CHANGES]).toEqual([100_000, 20_000, 100_000])
  expect([EXPORT_FETCH_WINDOW_SECONDS, PENDING_FACTOR_SECONDS, MAX_CLOCK_LEAD_SECONDS]).toEqual([300, 600, 300])
  expect(KEY_OVERLAP_HOURS).toEqual({ least: 0, usual: 24, most: 168 })
  expect(REFUSED_LOOKUPS_SHOWN_DAYS).toBe(30)
})

test('what is personal is kept for so many days unless a desk sets others, and each only between two figures', () => {
  const bounds = Object.entries(RETENTION_BOUNDS).map(([name, { min, usual, max }]) => [name, min, usual, max])
  expect(bounds).toEqual([
    ['old_versions', 60, 1_095, 3_650],
    ['correspondence', 60, 365, 3_650],
    ['report_words', 60, 1_095, 3_650],
    ['contact_reminders', 60, 1_095, 3_650],
    ['enquiries', 60, 1_095, 3_650],
    ['case_notes', 60, 1_095, 3_650],
    ['answers', 60, 1_095, 3_650],
    ['member_notes', 60, 1_095, 3_650],
    ['decision_texts', 60, 1_825, 3_650],
    ['delivered_events', 7, 90, 3_650],
    ['disclosures', 365, 1_825, 3_650],
    ['standard_changes', 400, 1_825, 3_650],
    ['standard_forecasts', 7, 90, 3_650],
    ['unknown_metrics', 7, 90, 3_650],
    ['silent_members', 60, null, 3_650],
    ['unused_snippets', 30, 365, 3_650],
    ['unused_steps', 30, 365, 3_650],
    ['unused_views', 30, 365, 3_650],
  ])
})
