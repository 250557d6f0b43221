import { Router } from 'express'
import { type ApiDocument, pageOf } from './page.ts'
import { STYLE } from './style.ts'

/**
 * The description of the intake API under `/api/docs`, as a page to read: made once from the same document as
 * `/api/openapi.json`, without a script and without anything from elsewhere, so that the desk's own policy holds.
 */
export function apiDocs(document: Promise<object>): Router {
  const page = document.then((it) => pageOf(it as ApiDocument))
  const routes = Router()
  routes.get('/page.css', (_request, response) => void response.type('css').send(STYLE))
  routes.get('/', async (_request, response) => void response.type('html').send(await page))
  return routes
}
