import { Router } from 'express'
import { serveFixedText } from '../http/text-response.ts'
import { type ApiDocument, renderApiDocs } from './api-docs-page.ts'
import { API_DOCS_STYLE } from './api-docs-style.ts'

/**
 * The description of the intake API under `/api/docs`, as a page to read: made once from the same document as
 * `/api/openapi.json`, without a script and without anything from elsewhere, so that the desk's own policy holds.
 */
export function apiDocs(document: Promise<object>): Router {
  const page = document.then((it) => renderApiDocs(it as ApiDocument))
  const routes = Router()
  routes.get('/page.css', serveFixedText('css', API_DOCS_STYLE))
  routes.get('/', serveFixedText('html', page))
  return routes
}
