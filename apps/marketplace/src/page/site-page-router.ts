import { readFile } from 'node:fs/promises'
import express, { type Router } from 'express'
import { countSite } from '../control/site-state-view.ts'
import type { MarketplaceContext } from '../marketplace-context.ts'
import { badgesOf } from '../site/apply-standard-event.ts'
import { findAppeal } from '../site/site-appeals.ts'
import type { MemberRecord } from '../site/site-records.ts'
import { createContractPagesRouter } from './contract-pages.ts'
import { createEnquiryPagesRouter } from './enquiry-pages.ts'
import { createAppealFormRouter } from './site-appeal-form.ts'
import { renderHomePage } from './site-home-page.ts'
import { createNoticesRouter } from './site-notice-pages.ts'
import { languageOf, nameOfMember } from './site-page-texts.ts'

const MAX_JOBS_SHOWN = 50
const MAX_MEMBERS_SHOWN = 40
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
}

/** The marketplace's own page and its style sheet. */
export function createSiteRouter(context: MarketplaceContext): Router {
  const router = express.Router()
  router.get('/', (request, response) => {
    const { lang, live } = request.query
    const text = renderHomePage({
      language: languageOf(lang),
      live: live !== '0',
      pace: context.traffic.pace(),
      faults: context.faults.current,
      connection: context.desk.connection(),
      counts: countSite(context),
      jobs: newestJobs(context),
      jobsInAll: context.site.jobs.size,
      members: membersWithMessages(context),
      badgesOf: (id) => badgesOf(context.site, id),
      ...holdersOfStandards(context),
      appealOf: (measureId) => findAppeal(context.site, measureId),
      nameOf: (id) => nameOfMember(context.site, id),
    })
    response.set(HEADERS).type('html').send(text)
  })
  router.use('/appeal', createAppealFormRouter(context, CONTENT_SECURITY_POLICY))
  router.use(createContractPagesRouter(context, HEADERS))
  router.use('/enquiry', createEnquiryPagesRouter(context, HEADERS))
  router.use('/notices', createNoticesRouter(context, CONTENT_SECURITY_POLICY))
  router.get('/page.css', async (_request, response) => {
    response.type('css').send(await readFile(new URL('./site-page.css', import.meta.url), 'utf8'))
  })
  return router
}

function holdersOfStandards({ site }: MarketplaceContext) {
  const holders = [...site.standards].flatMap(([memberId, own]) => {
    const [at] = Object.values(own)
      .flatMap((each) => (each.held ? [each.at] : []))
      .toSorted((one, other) => other.localeCompare(one))
    return at === undefined ? [] : [{ memberId, at }]
  })
  const newest = holders.toSorted((one, other) => other.at.localeCompare(one.at)).slice(0, MAX_MEMBERS_SHOWN)
  return { holders: newest, holdersInAll: holders.length }
}

function newestJobs({ site }: MarketplaceContext) {
  const newest = [...site.jobs.values()].sort((one, other) => other.job.postedAt.localeCompare(one.job.postedAt))
  return newest.slice(0, MAX_JOBS_SHOWN)
}

function membersWithMessages({ site }: MarketplaceContext): MemberRecord[] {
  const last = ({ warnings, mails }: MemberRecord) =>
    [...warnings, ...mails].reduce((latest, { at }) => (at > latest ? at : latest), '')
  const open = ({ warnings }: MemberRecord) => Number(warnings.some(({ acknowledgedAt }) => acknowledgedAt === null))
  return [...site.members.values()]
    .filter(({ warnings, mails }) => warnings.length + mails.length > 0)
    .sort((one, other) => open(other) - open(one) || last(other).localeCompare(last(one)))
    .slice(0, MAX_MEMBERS_SHOWN)
}
