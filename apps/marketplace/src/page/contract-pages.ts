import express, { type Request, type Router } from 'express'
import { askForReminder, tellContact } from '../desk/contract-requests.ts'
import type { MarketplaceContext } from '../marketplace-context.ts'
import type { ContractRecord, ContractSide } from '../site/contract-records.ts'
import { findOutcomeAppeal } from '../site/site-appeals.ts'
import { remindersOf, reportCompletion, writeMessage } from '../site/site-contracts.ts'
import { renderContractList } from './contract-list-page.ts'
import { renderContractPage } from './contract-page.ts'
import { languageOf, nameOfMember, stringOrEmpty } from './site-page-texts.ts'

/** The pages of contracts: the list, and each as one of its members sees it, who writes, reports and asks there. */
export function createContractPagesRouter(
  context: MarketplaceContext,
  headers: Readonly<Record<string, string>>,
): Router {
  const router = express.Router()
  const { site } = context
  const nameOf = (id: string) => nameOfMember(site, id)
  router.get('/contracts', (request, response) => {
    const contracts = [...site.contracts.values()].map((contract) => ({
      contract,
      reminder: remindersOf(site, contract.id).findLast(({ state }) => state !== 'refused') ?? null,
    }))
    const view = { language: languageOf(request.query.lang), contracts, nameOf }
    response.set(headers).type('html').send(renderContractList(view))
  })
  router.get('/contract', (request, response) => {
    const { contract, side, language } = readQuery(context, request)
    if (!contract) return response.redirect(303, `/contracts?lang=${language}`)
    const reminders = remindersOf(site, contract.id).reverse()
    const appealOf = (id: string) => findOutcomeAppeal(site, id, contract.members[side])
    const view = { language, contract, reminders, side, nameOf, appealOf }
    response.set(headers).type('html').send(renderContractPage(view))
  })
  router.post('/contract', express.urlencoded({ extended: false, limit: '64kb' }), async (request, response) => {
    const { contract, side, language } = readQuery(context, request)
    if (contract) await act(context, contract, { side, language, body: request.body ?? {} })
    response.redirect(303, `/contract?id=${encodeURIComponent(contract?.id ?? '')}&as=${side}&lang=${language}`)
  })
  return router
}

function readQuery({ site }: MarketplaceContext, { query }: Request) {
  const side: ContractSide = query.as === 'freelancer' ? 'freelancer' : 'client'
  return { contract: site.contracts.get(stringOrEmpty(query.id)), side, language: languageOf(query.lang) }
}

/** Does what a member chose. Nothing happens for a message without words. */
async function act(
  context: MarketplaceContext,
  contract: ContractRecord,
  {
    side,
    language,
    body,
  }: { readonly side: ContractSide; readonly language: string; readonly body: Record<string, unknown> },
): Promise<void> {
  const text = stringOrEmpty(body.text).trim()
  const at = new Date().toISOString()
  context.markChanged()
  switch (body.act) {
    case 'contact':
    case 'remind': {
      if (text === '') return
      const kind = body.act === 'contact' ? 'message' : 'reminder'
      writeMessage(context.site, contract, { from: side, kind, text, at })
      return await tellContact(context)
    }
    case 'complete':
      if (side === 'freelancer') reportCompletion(contract, at)
      return
    case 'request':
      await askForReminder(context, contract, { side, text, confirmed: body.confirmed === '1', at, language })
  }
}
