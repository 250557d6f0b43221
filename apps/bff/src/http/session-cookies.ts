import type { Request, Response } from 'express'

/** `__Host-`: this host only, all paths, Secure. Over plain http browsers accept it at localhost and 127.0.0.1 only. */
const SESSION_COOKIE = '__Host-mimamori'
/** proves that the browser that comes back from the company is the one that was sent there */
const OIDC_COOKIE = '__Host-mimamori-company'
/** who has signed in with this browser before, as signed tokens */
const REMEMBERED_COOKIE = '__Host-mimamori-remembered'
const ATTRIBUTES = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const
const OIDC_COOKIE_MS = 5 * 60 * 1000

function readCookie(request: Request, name: string): string | null {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  const pair = pairs.find((pair) => pair.startsWith(`${name}=`))
  return pair ? pair.slice(name.length + 1) : null
}

/** The session token of a request; `null`: none. */
export const sessionToken = (request: Request): string | null => readCookie(request, SESSION_COOKIE)

/** Sets the session cookie. */
export const setSessionToken = (response: Response, token: string): void =>
  void response.cookie(SESSION_COOKIE, token, ATTRIBUTES)

/** Deletes the session cookie. */
export const clearSessionToken = (response: Response): void => void response.clearCookie(SESSION_COOKIE, ATTRIBUTES)

/** The cookie of a sign-in at the company; `null`: none. */
export const readOidcCookie = (request: Request): string | null => readCookie(request, OIDC_COOKIE)

/** Sets the cookie of a sign-in at the company, for 5 minutes. */
export const setOidcCookie = (response: Response, value: string): void =>
  void response.cookie(OIDC_COOKIE, value, { ...ATTRIBUTES, maxAge: OIDC_COOKIE_MS })

/** Deletes the cookie of a sign-in at the company. */
export const clearOidcCookie = (response: Response): void => void response.clearCookie(OIDC_COOKIE, ATTRIBUTES)

/** The signed tokens of everybody who signed in with this browser, the latest first. */
export const rememberedTokens = (request: Request): string[] =>
  (readCookie(request, REMEMBERED_COOKIE) ?? '').split('~').filter((token) => token !== '')

/** Sets the cookie of these tokens for `seconds`. */
export const setRememberedTokens = (response: Response, tokens: readonly string[], seconds: number): void =>
  void response.cookie(REMEMBERED_COOKIE, tokens.join('~'), { ...ATTRIBUTES, maxAge: seconds * 1000 })
