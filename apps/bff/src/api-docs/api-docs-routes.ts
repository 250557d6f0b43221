import { Router } from 'express'
import { serveFixedText } from '../http/text-response.ts'
import { type ApiDocument, renderApiDocs } from './api-docs-page.ts'
import { API_DOCS_STYLE } from './api-docs-style.ts'

/**
 * Routes under `/api/docs`: the OpenAPI document of the intake API as an HTML page, rendered once. It has no script and
 * loads nothing from elsewhere, as the desk's Content-Security-Policy demands.
 */
export function apiDocs(document: Promise<object>): Router {
  const page = document.then((openApi) => renderApiDocs(openApi as ApiDocument))
  const routes = Router()
  routes.get('/page.css', serveFixedText('css', API_DOCS_STYLE))
  routes.get('/', serveFixedText('html', page))
  return routes
}
