import { deskContract } from '@mimamori/contract/desk-contract'
import { metaByPath } from '@mimamori/contract/operation-contract'
import { BACKGROUND_HEADER } from '@mimamori/contract/transport-contract'
import type { Request } from 'express'

const operations = metaByPath(deskContract)

/**
 * Did an open page send this by itself, without a person? The operation must allow that, and the page must mark the
 * request: the same operation after a click is activity.
 */
export const isBackgroundRequest = (request: Request): boolean =>
  operations.get(request.path)?.background === true && request.get(BACKGROUND_HEADER.name) === BACKGROUND_HEADER.value
