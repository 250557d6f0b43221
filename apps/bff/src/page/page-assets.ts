import { join } from 'node:path'
import { Router } from 'express'
import compressedFiles from 'express-static-gzip'

const CACHE_FOREVER = 'public, max-age=31536000, immutable'

/**
 * The scripts, styles and pictures of the built page under `/assets`. Names have the hash of their content, so that
 * browsers cache them for good. Files the build compressed are sent compressed, brotli preferred.
 */
export function servePageAssets(webFolder: string): Router {
  const routes = Router()
  const files = compressedFiles(join(webFolder, 'assets'), {
    enableBrotli: true,
    orderPreference: ['br', 'gzip'],
    index: false,
    serveStatic: {
      redirect: false,
      fallthrough: false,
      // serve-static keeps the `no-store` that every response begins with, unless it is set here
      setHeaders: (response) => void response.setHeader('cache-control', CACHE_FOREVER),
    },
  })
  routes.use((request, response, next) => {
    // throws for a path that cannot be decoded, which is then refused
    decodeURIComponent(request.path)
    files(request, response, (fault: unknown) => {
      // set for a file that is not sent after all
      for (const name of ['content-encoding', 'content-type']) response.removeHeader(name)
      next(fault)
    })
  })
  return routes
}
