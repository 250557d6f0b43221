import type { Request, Response, Router } from 'express'
import { askForReminder, sendEnquiry, tellContact } from '../desk/contract-requests.ts'
import type { MarketplaceContext } from '../marketplace-context.ts'
import { moneyFaults, moneyOf } from '../site/contract-money.ts'
import type { ContractRecord } from '../site/contract-records.ts'
import { addContract, remindersOf, reportCompletion, writeMessage } from '../site/site-contracts.ts'
import { readAsking, readCompletion, readContract, readEnquiry, readWriting } from './contract-request-bodies.ts'

const now = () => new Date().toISOString()
const languageOf = (request: Request) => (request.acceptsLanguages('ja', 'en') === 'en' ? 'en' : 'ja')

/** Adds the endpoints for tests of contracts, contact reminders and enquiries. */
export function addContractRoutes(router: Router, context: MarketplaceContext): void {
  const { site } = context
  /** Does something to the contract in the path, and answers it as it is then. */
  const onContract = (act: (contract: ContractRecord, request: Request) => unknown) => {
    return async (request: Request<{ id: string }>, response: Response) => {
      const contract = site.contracts.get(request.params.id)
      if (!contract) return void response.status(404).json({ error: 'no such contract' })
      await act(contract, request as Request)
      response.json(contractView(context, contract))
    }
  }
  const write = (kind: 'message' | 'reminder') =>
    onContract(async (contract, request) => {
      const { side: from, text, at } = readWriting(request.body, now())
      writeMessage(site, contract, { from, kind, text, at })
      await tellContact(context)
    })
  router.post('/contracts', (request, response) => {
    const contract = addContract(site, readContract(request.body, now()))
    context.markChanged()
    response.json(contractView(context, contract))
  })
  router.get(
    '/contracts/:id.json',
    onContract(() => undefined),
  )
  router.post('/contracts/:id/contact', write('message'))
  router.post('/contracts/:id/remind', write('reminder'))
  router.post(
    '/contracts/:id/complete',
    onContract((contract, request) => {
      reportCompletion(contract, readCompletion(request.body, now()))
      context.markChanged()
    }),
  )
  router.post(
    '/contracts/:id/request',
    onContract((contract, request) =>
      askForReminder(context, contract, readAsking(request.body, now(), languageOf(request))),
    ),
  )
  router.get('/money.json', (_request, response) => {
    response.json(moneyView(context))
  })
  addEnquiryRoutes(router, context)
}

function addEnquiryRoutes(router: Router, context: MarketplaceContext): void {
  router.post('/enquiries', async (request, response) => {
    const { form, at } = readEnquiry(request.body, now())
    response.json(await sendEnquiry(context, form, { at, language: languageOf(request) }))
  })
  router.get('/enquiries/:id.json', (request, response) => {
    const enquiry = context.site.enquiries.get(request.params.id)
    response.status(enquiry ? 200 : 404).json(enquiry ?? { error: 'no such enquiry' })
  })
}

/** A contract with its money and reminders, the newest last. */
function contractView({ site }: MarketplaceContext, contract: ContractRecord) {
  return { contract, money: moneyOf(contract), reminders: remindersOf(site, contract.id) }
}

/**
 * What was moved over all contracts, and what went wrong: `faults` must be empty, whatever the desk sent. `refused`: outcomes that would have made one,
 * and moved nothing.
 */
function moneyView({ site }: MarketplaceContext) {
  const contracts = [...site.contracts.values()]
  const moves = contracts.flatMap((contract) => contract.moves)
  const count = (kind: (typeof moves)[number]['kind']) => moves.filter((move) => move.kind === kind).length
  return {
    moves: { confirmed: count('confirmed'), released: count('released'), takenBack: count('taken_back') },
    refused: site.refusedMoves,
    faults: contracts.flatMap(moneyFaults),
  }
}
