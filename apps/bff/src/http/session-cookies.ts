import type { Request, Response } from 'express'

/** `__Host-`: this host only, whole site, Secure. Browsers accept it over plain http at localhost and 127.0.0.1 alone. */
const SESSION_COOKIE = '__Host-mimamori'
/** what a browser that went to the company's sign-in has to bring back */
const OIDC_COOKIE = '__Host-mimamori-company'
/** whom a browser has signed in before, as the desk signed it */
const REMEMBERED_COOKIE = '__Host-mimamori-remembered'
const ATTRIBUTES = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const
const OIDC_COOKIE_MS = 5 * 60 * 1000

function readCookie(request: Request, name: string): string | null {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  const found = pairs.find((pair) => pair.startsWith(`${name}=`))
  return found ? found.slice(name.length + 1) : null
}

export const sessionToken = (request: Request): string | null => readCookie(request, SESSION_COOKIE)

export const setSessionToken = (response: Response, token: string): void =>
  void response.cookie(SESSION_COOKIE, token, ATTRIBUTES)

export const clearSessionToken = (response: Response): void => void response.clearCookie(SESSION_COOKIE, ATTRIBUTES)

export const readOidcCookie = (request: Request): string | null => readCookie(request, OIDC_COOKIE)

export const setOidcCookie = (response: Response, held: string): void =>
  void response.cookie(OIDC_COOKIE, held, { ...ATTRIBUTES, maxAge: OIDC_COOKIE_MS })

export const clearOidcCookie = (response: Response): void => void response.clearCookie(OIDC_COOKIE, ATTRIBUTES)

/** What the desk has signed of each person who came in by this browser, the latest first. */
export const rememberedTokens = (request: Request): string[] =>
  (readCookie(request, REMEMBERED_COOKIE) ?? '').split('~').filter((token) => token !== '')

export const setRememberedTokens = (response: Response, tokens: readonly string[], seconds: number): void =>
  void response.cookie(REMEMBERED_COOKIE, tokens.join('~'), { ...ATTRIBUTES, maxAge: seconds * 1000 })
