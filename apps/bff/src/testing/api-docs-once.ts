import type { Router } from 'express'
import { buildOpenApiDocument as build } from '../api/openapi-document.ts'
import { apiDocs as render } from '../api-docs/api-docs-routes.ts'

let document: Promise<object> | null = null
let docs: Router | null = null

/**
 * Stands in for `openapi-document.ts` where a desk is put together: `.ci/vitest.config.ts`. Nothing of a desk is in the document, and
 * the desks of a test run make it once.
 */
export function buildOpenApiDocument(): Promise<object> {
  document ??= build()
  return document
}

/**
 * Stands in for `api-docs-routes.ts` in the same way, with the page rendered once.
 */
export function apiDocs(of: Promise<object>): Router {
  if (of !== document) return render(of)
  docs ??= render(of)
  return docs
}
