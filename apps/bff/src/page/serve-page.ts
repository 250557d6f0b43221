import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import type { InitialCalls, PageStart, PrefetchedAnswer } from '@mimamori/contract/page-start-contract'
import { PAGE_START_ID } from '@mimamori/contract/transport-contract'
import type { Language } from '@mimamori/policy/staff/staff-member'
import type { Request, RequestHandler, Response } from 'express'
import { negotiateEncoding } from '../http/text-response.ts'
import type { Clock } from '../runtime/desk-clock.ts'

/** The visitor of a page: the language of the person, `null` without a session, and the answers sent with the page. */
export type PageVisit = { readonly language: Language | null; readonly answers: Promise<readonly PrefetchedAnswer[]> }

/** Pages opened by a link, without the desk or its sign-in page. */
const PUBLIC_SCREENS = /^\/(invitation|sign-in)\b/

/** The language for a browser that is not signed in, as the page itself determines it. */
function preferredLanguage({ query, headers }: Request): Language {
  if (query.lang === 'ja' || query.lang === 'en') return query.lang
  return headers['accept-language']?.startsWith('ja') ? 'ja' : 'en'
}

function screenAt(path: string): keyof InitialCalls {
  if (path === '/' || path.startsWith('/queue/')) return 'queue'
  return path.startsWith('/review/') ? 'review' : 'desk'
}

/** JSON in which no text can end the script element. */
const inertJson = (value: PageStart): string => JSON.stringify(value).replaceAll('<', '\\u003c')

/** Compresses what is written and sends each part when it is flushed, before the next one is known. */
function compressedStream(request: Request, response: Response): Writable & { flush?: () => void } {
  const encoding = negotiateEncoding(request, response)
  if (encoding === null) return response
  response.setHeader('content-encoding', encoding)
  const packed =
    encoding === 'br'
      ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : createGzip({ level: 6 })
  packed.pipe(response)
  return packed
}

const NO_FIRST_LOADS: InitialCalls = Object.fromEntries(
  ['signIn', 'desk', 'queue', 'review'].map((screen) => [screen, { ja: [], en: [] }]),
) as unknown as InitialCalls

function readFirstLoads(webFolder: string): InitialCalls {
  try {
    return JSON.parse(readFileSync(join(webFolder, 'first-load.json'), 'utf8')) as InitialCalls
  } catch {
    return NO_FIRST_LOADS
  }
}

/**
 * Serves the page at every URL that is nothing else. Its head is sent at once and names all scripts of the first
 * screen, so that the browser fetches them in parallel; the answers that screen needs follow in the same response.
 */
export function servePage(
  webFolder: string,
  loadVisit: (request: Request, response: Response) => Promise<PageVisit>,
  clock: Clock,
): RequestHandler {
  const [head = '', body = ''] = readFileSync(join(webFolder, 'index.html'), 'utf8').split(/(?=<\/head>)/)
  const loads = readFirstLoads(webFolder)
  const links = (urls: readonly string[]) =>
    urls.map((url) => `<link rel="modulepreload" crossorigin href="${url}">`).join('')
  return async (request, response) => {
    const { language, answers } = await loadVisit(request, response)
    const { path } = request
    const pageLanguage = language ?? preferredLanguage(request)
    const screen = language === null ? (PUBLIC_SCREENS.test(path) ? null : 'signIn') : screenAt(path)
    response.type('html')
    const out = compressedStream(request, response)
    out.write(head.replace('lang="ja"', `lang="${pageLanguage}"`) + (screen ? links(loads[screen][pageLanguage]) : ''))
    out.flush?.()
    const start = inertJson({ date: new Date(clock.now()).toUTCString(), answers: await answers })
    const data = `<script type="application/json" id="${PAGE_START_ID}">${start}</script>`
    // a function, as `$` in a replacement text has a meaning
    out.end(body.replace('<div id="root">', (root) => data + root))
  }
}
