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

/** Who opens the page: the language of somebody who is signed in, `null` for anybody else, and what it is sent with. */
export type PageVisit = { readonly language: Language | null; readonly answers: Promise<readonly PrefetchedAnswer[]> }

/** Addresses of those who come in by a link; they show neither the desk nor its sign-in page. */
const PUBLIC_SCREENS = /^\/(invitation|sign-in)\b/

/** What a browser that is not signed in is shown, as the page itself finds it out. */
function preferredLanguage({ query, headers }: Request): Language {
  if (query.lang === 'ja' || query.lang === 'en') return query.lang
  return headers['accept-language']?.startsWith('ja') ? 'ja' : 'en'
}

function screenAt(path: string): keyof InitialCalls {
  if (path === '/' || path.startsWith('/queue/')) return 'queue'
  return path.startsWith('/review/') ? 'review' : 'desk'
}

/** JSON that no text in it can end early. */
const inertJson = (value: PageStart): string => JSON.stringify(value).replaceAll('<', '\\u003c')

/** Compresses what is written and hands each part on when it is flushed, before the next one is known. */
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
 * The page, at every address that is nothing else. Its head goes out at once and names all scripts of the first screen, so
 * that none is found only when another one runs; the answers that screen needs follow in the same response.
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
    // not a text in place of a function: `$` in what somebody wrote would be read as a sign
    out.end(body.replace('<div id="root">', (root) => data + root))
  }
}
