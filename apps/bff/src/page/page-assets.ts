import { join } from 'node:path'
import { Router } from 'express'
import compressedFiles from 'express-static-gzip'

const CACHE_FOREVER = 'public, max-age=31536000, immutable'

/**
 * The scripts, styles and pictures of the built page, under `/assets`. Each name has the hash of its content, so a browser
 * never asks twice. Files the build compressed are sent compressed, in brotli where the client takes it.
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
      // not by its option: serve-static leaves alone the `no-store` that every answer begins with
      setHeaders: (response) => void response.setHeader('cache-control', CACHE_FOREVER),
    },
  })
  routes.use((request, response, next) => {
    // a path that cannot be decoded is refused as any other is
    decodeURIComponent(request.path)
    files(request, response, (fault: unknown) => {
      // what was said of a file that is not sent
      for (const name of ['content-encoding', 'content-type']) response.removeHeader(name)
      next(fault)
    })
  })
  return routes
}
