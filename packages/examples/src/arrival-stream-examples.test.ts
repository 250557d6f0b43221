import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { expect, test } from 'vitest'
import { type Example, exampleArrivals } from './arrival-stream-examples.ts'
import { exampleMembers, isDoubtful } from './member-examples.ts'
import { createSeededRandom } from './seeded-random.ts'

const NOW = '2026-11-20T00:00:00.000Z'

function arrivals(seed: number, count: number): Example[] {
  const random = createSeededRandom(seed)
  let time = Date.parse(NOW)
  let number = 204_800
  const at = () => {
    time += 60_000
    return new Date(time).toISOString()
  }
  const nextId = (prefix: string) => {
    number += 1
    return `${prefix}-${number}`
  }
  const stream = exampleArrivals(random, { members: exampleMembers(random, 300, NOW), at, nextId })
  return Array.from({ length: count }, () => stream.next().value)
}

const LIVE = arrivals(4, 3000)
const part = (kind: string) => LIVE.filter(({ arrival }) => arrival.kind === kind).length / LIVE.length

test('the same seed gives the same stream', () => {
  expect(arrivals(9, 50)).toEqual(arrivals(9, 50))
})

test('the mix is seven jobs in ten, then messages, proposals and reports', () => {
  expect(part('job')).toBeCloseTo(0.7, 1)
  expect(part('message')).toBeCloseTo(0.15, 1)
  expect(part('proposal')).toBeCloseTo(0.08, 1)
  expect(part('report')).toBeCloseTo(0.07, 1)
})

test('every id is used once and letters and reports speak of jobs that came before', () => {
  const jobs = new Set<string>()
  const ids = LIVE.map(({ arrival }) => arrival.body.id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { arrival } of LIVE) {
    if (arrival.kind === 'job') jobs.add(arrival.body.id)
    if (arrival.kind === 'message' || arrival.kind === 'proposal') expect(jobs).toContain(arrival.body.jobId)
    if (arrival.kind === 'report' && arrival.body.target.type === 'job') expect(jobs).toContain(arrival.body.target.id)
  }
})

test('nobody writes to themselves, and a report on a message carries the text', () => {
  for (const { arrival } of LIVE) {
    if (arrival.kind === 'message') expect(arrival.body.senderId).not.toBe(arrival.body.recipientId)
    if (arrival.kind === 'report')
      expect(arrival.body.snapshot !== undefined).toBe(arrival.body.target.type === 'message')
  }
})

test('every kind of truth comes by, and honest jobs are the greater part', () => {
  const jobs = LIVE.filter(({ arrival }) => arrival.kind === 'job')
  expect(new Set(jobs.map(({ truth }) => truth))).toEqual(new Set(['clean', 'several', ...CATEGORIES]))
  const bad = jobs.filter(({ truth }) => truth !== 'clean').length / jobs.length
  expect(bad).toBeGreaterThan(0.08)
  expect(bad).toBeLessThan(0.17)
})

test('mails are at example domains only and phones in a range nobody has', () => {
  const text = JSON.stringify([LIVE, exampleMembers(createSeededRandom(2), 500, NOW)])
  const mails = text.match(/[\w.-]+@[\w.-]+/g) ?? []
  expect(mails.length).toBeGreaterThan(500)
  for (const mail of mails) expect(mail).toMatch(/@example\.(jp|com)$/)
  for (const phone of text.match(/0\d{2}-\d{4}-\d{4}/g) ?? []) expect(phone).toMatch(/^0[789]0-0000-/)
  for (const address of text.match(/https?:\/\/[\w.-]+/g) ?? []) expect(address).toMatch(/example\.(jp|com)$/)
})

test('no placeholder is left in letters and reports', () => {
  for (const { arrival } of LIVE) {
    const text = arrival.kind === 'report' ? arrival.body.text : 'body' in arrival.body ? arrival.body.body : ''
    expect(text).not.toMatch(/[{}]|undefined|^\[/m)
  }
})

test('members have one id each, registered within six years, and a few clients are doubtful newcomers', () => {
  const members = exampleMembers(createSeededRandom(3), 600, NOW)
  expect(new Set(members.map(({ id }) => id)).size).toBe(600)
  for (const { registeredAt, verifications, id } of members) {
    expect(id).toMatch(/^U-\d{5,}$/)
    expect(registeredAt <= NOW && registeredAt > '2020-11-01').toBe(true)
    if (verifications.nda) expect(verifications.identity).toBe(true)
  }
  const doubtful = members.filter(isDoubtful).length
  expect(doubtful).toBeGreaterThan(8)
  expect(doubtful).toBeLessThan(80)
})
