import { expect, test } from 'vitest'
import { NO_FAULTS } from '../desk/webhook-faults.ts'
import { addArrival } from '../site/add-arrival.ts'
import { applyOrder } from '../site/apply-measure-order.ts'
import { aJob, aMember, anOrder } from '../site/site-examples.ts'
import { createSite } from '../site/site-memory.ts'
import type { AppealRecord } from '../site/site-records.ts'
import { escapeHtml, html } from './html-template.ts'
import { renderHomePage } from './site-home-page.ts'
import type { HomePageView } from './site-home-view.ts'

const EVIL = `</td><script>alert("1")</script><img src=x onerror='1'>&amp;`

const anAppeal: AppealRecord = {
  id: 'A-1',
  memberId: aMember.id,
  against: { measureId: '' },
  text: EVIL,
  appealedAt: '',
  state: 'upheld',
  answer: EVIL,
}

const viewOf = (language: HomePageView['language']): HomePageView => {
  const site = createSite()
  addArrival(site, { kind: 'member', body: { ...aMember, displayName: EVIL } })
  addArrival(site, { kind: 'job', body: { ...aJob, title: EVIL } })
  const order = anOrder('member.warned')
  applyOrder(site, order.measure ? { ...order, measure: { ...order.measure, text: EVIL } } : order)
  return {
    language,
    live: true,
    pace: 6,
    faults: NO_FAULTS,
    connection: { state: 'unreachable', since: '', why: EVIL },
    counts: {
      jobs: { shown: 1, hidden: 0, awaiting_correction: 0, withdrawn: 0 },
      warnings: { open: 1, acknowledged: 0 },
      adviceMails: 0,
      mails: 0,
      events: { received: 1, acted: 1, deliveries: 1, refused: 0 },
      posted: {},
      sent: 0,
      waiting: 0,
      refused: 0,
      kept: 0,
    },
    jobs: [...site.jobs.values()],
    jobsInAll: 1,
    members: [...site.members.values()],
    badgesOf: () => ['certified_client', EVIL],
    holders: [{ memberId: aMember.id, at: '2026-11-24T01:00:00.000Z' }],
    holdersInAll: 1,
    appealOf: (measureId) => ({ ...anAppeal, against: { measureId } }),
    nameOf: () => EVIL,
  }
}

test.each(['ja', 'en'] as const)('whatever members and the desk write stays text on the page (%s)', (language) => {
  const page = renderHomePage(viewOf(language))
  expect(page).not.toMatch(/<script|<img|onerror='/)
  // job title, client, connection, member, beside the job and beside the member the warning and the answer to the appeal; who holds
  // standards, and three times a standard that the site has no words for
  expect(page.split(escapeHtml(EVIL))).toHaveLength(13)
})

test('text is escaped once and markup is left alone', () => {
  expect(html`<p title="${'"<&\''}">${html`<b>${'&'}</b>`}${null}${[html`<i>1</i>`]}</p>`.text).toBe(
    '<p title="&quot;&lt;&amp;&#39;"><b>&amp;</b><i>1</i></p>',
  )
})

test.each([
  ['ja', '認定クライアント'],
  ['en', 'Certified client'],
] as const)('who holds a standard has its badge beside their name, in words (%s)', (language, badge) => {
  // beside the job, among those who hold standards, and among those whom the desk wrote to
  expect(renderHomePage(viewOf(language)).split(`<span class="badge">${badge}</span>`)).toHaveLength(4)
})

test('a warning that is still showing is marked on the page', () => {
  expect(renderHomePage(viewOf('ja'))).toContain('<span class="state bad">表示中</span>')
})
