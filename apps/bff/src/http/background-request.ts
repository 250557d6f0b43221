import { deskContract } from '@mimamori/contract/desk-contract'
import { metaByPath } from '@mimamori/contract/operation-contract'
import { BACKGROUND_HEADER } from '@mimamori/contract/transport-contract'
import type { Request } from 'express'

const operations = metaByPath(deskContract)

/**
 * Did a page ask this by itself? Only where the operation may be asked so, and the page says it of this request: the
 * same operation asked by a click is a sign of a person.
 */
export const isBackgroundRequest = (request: Request): boolean =>
  operations.get(request.path)?.background === true && request.get(BACKGROUND_HEADER.name) === BACKGROUND_HEADER.value
