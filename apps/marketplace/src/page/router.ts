import { readFile } from 'node:fs/promises'
import express, { type Router } from 'express'
import { countsOf } from '../control/state.ts'
import type { Marketplace } from '../parts.ts'
import { appealAgainst } from '../site/appeals.ts'
import type { MemberRecord } from '../site/records.ts'
import { appealForm } from './appeal.ts'
import { noticePages } from './notices.ts'
import { pageOf } from './page.ts'

const JOBS_ON_PAGE = 50
const MEMBERS_ON_PAGE = 40
const POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** The marketplace's own page and its style sheet. */
export function page(it: Marketplace): Router {
  const router = express.Router()
  router.get('/', (request, response) => {
    const { lang, live } = request.query
    const text = pageOf({
      language: lang === 'en' ? 'en' : 'ja',
      live: live !== '0',
      pace: it.traffic.pace(),
      faults: it.faults.current,
      connection: it.desk.connection(),
      counts: countsOf(it),
      jobs: newestJobs(it),
      jobsInAll: it.site.jobs.size,
      members: writtenTo(it),
      appealOf: (measureId) => appealAgainst(it.site, measureId),
      nameOf: (id) => it.site.members.get(id)?.member.displayName ?? id,
    })
    response.set({
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    response.type('html').send(text)
  })
  router.use('/appeal', appealForm(it, POLICY))
  router.use('/notices', noticePages(it, POLICY))
  router.get('/page.css', async (_request, response) => {
    response.type('css').send(await readFile(new URL('./page.css', import.meta.url), 'utf8'))
  })
  return router
}

function newestJobs({ site }: Marketplace) {
  const newest = [...site.jobs.values()].sort((one, other) => other.job.postedAt.localeCompare(one.job.postedAt))
  return newest.slice(0, JOBS_ON_PAGE)
}

function writtenTo({ site }: Marketplace): MemberRecord[] {
  const last = ({ warnings, mails }: MemberRecord) =>
    [...warnings, ...mails].reduce((latest, { at }) => (at > latest ? at : latest), '')
  const open = ({ warnings }: MemberRecord) => Number(warnings.some(({ acknowledgedAt }) => acknowledgedAt === null))
  return [...site.members.values()]
    .filter(({ warnings, mails }) => warnings.length + mails.length > 0)
    .sort((one, other) => open(other) - open(one) || last(other).localeCompare(last(one)))
    .slice(0, MEMBERS_ON_PAGE)
}
