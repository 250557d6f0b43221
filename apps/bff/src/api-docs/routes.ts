import { Router } from 'express'
import { fixedText } from '../http/text-response.ts'
import { type ApiDocument, pageOf } from './page.ts'
import { STYLE } from './style.ts'

/**
 * The description of the intake API under `/api/docs`, as a page to read: made once from the same document as
 * `/api/openapi.json`, without a script and without anything from elsewhere, so that the desk's own policy holds.
 */
export function apiDocs(document: Promise<object>): Router {
  const page = document.then((it) => pageOf(it as ApiDocument))
  const routes = Router()
  routes.get('/page.css', fixedText('css', STYLE))
  routes.get('/', fixedText('html', page))
  return routes
}
