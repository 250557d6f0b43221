import express, { type Request, type Response, type Router } from 'express'
import { sendEnquiry } from '../desk/contract-requests.ts'
import type { MarketplaceContext } from '../marketplace-context.ts'
import { enquiriesOf } from '../site/site-enquiries.ts'
import { type EnquiryFields, renderEnquiryPage } from './enquiry-page.ts'
import { languageOf, nameOfMember, stringOrEmpty } from './site-page-texts.ts'

const NOTHING_WRITTEN: EnquiryFields = { statedName: '', statedJobUrl: '', text: '', evidence: '' }
/** as many as the desk takes */
const MAX_EVIDENCE = 20
const MAX_MEMBERS = 40

/** The form in which a member who was harmed by a direct deal asks the desk, and what came of earlier ones. */
export function createEnquiryPagesRouter(
  context: MarketplaceContext,
  headers: Readonly<Record<string, string>>,
): Router {
  const router = express.Router()
  const { site } = context
  const show = (request: Request, response: Response, status: number, fields: EnquiryFields, missing: boolean) => {
    const language = languageOf(request.query.lang)
    const memberId = signedIn(context, request)
    const members = membersToChoose(context, memberId).map((id) => ({ id, name: nameOfMember(site, id) }))
    const enquiries = memberId === null ? [] : enquiriesOf(site, memberId)
    const page = renderEnquiryPage({ language, memberId, members, enquiries, fields, missing })
    response.set(headers).status(status).type('html').send(page)
  }
  router.get('/', (request, response) => show(request, response, 200, NOTHING_WRITTEN, false))
  router.post('/', express.urlencoded({ extended: false, limit: '128kb' }), async (request, response) => {
    const memberId = signedIn(context, request)
    const language = languageOf(request.query.lang)
    const [statedName, statedJobUrl, text, evidence] = (
      ['statedName', 'statedJobUrl', 'text', 'evidence'] as const
    ).map((name) => stringOrEmpty(request.body?.[name]).trim()) as [string, string, string, string]
    if (memberId === null || text === '' || (statedName === '' && statedJobUrl === ''))
      return show(request, response, 400, { statedName, statedJobUrl, text, evidence }, true)
    const pieces = evidence.split(/\r?\n/).flatMap((line) => line.trim() || [])
    const form = { memberId, statedName, statedJobUrl, text, evidence: pieces.slice(0, MAX_EVIDENCE) }
    await sendEnquiry(context, form, { at: new Date().toISOString(), language })
    response.redirect(303, `/enquiry?as=${encodeURIComponent(memberId)}&lang=${language}`)
  })
  return router
}

/** Who uses the page; `null`: nobody this site knows. The stand-in has no passwords. */
function signedIn({ site }: MarketplaceContext, { query }: Request): string | null {
  const id = stringOrEmpty(query.as)
  return site.members.has(id) ? id : null
}

/** Who uses the page, those who asked, and freelancers. */
function membersToChoose({ site }: MarketplaceContext, memberId: string | null): string[] {
  const asked = [...site.enquiries.values()].flatMap((enquiry) => enquiry.memberId ?? [])
  const freelancers = [...site.members.values()].filter(({ member }) => member.roles.includes('freelancer'))
  const ids = [...(memberId === null ? [] : [memberId]), ...asked, ...freelancers.map(({ member }) => member.id)]
  return [...new Set(ids)].slice(0, MAX_MEMBERS)
}
