import type { Request, Response } from 'express'

/** `__Host-`: this host only, whole site, Secure. Browsers accept it over plain http at localhost and 127.0.0.1 alone. */
const SESSION = '__Host-mimamori'
/** what a browser that went to the company's sign-in has to bring back */
const COMPANY = '__Host-mimamori-company'
/** whom a browser has signed in before, as the desk signed it */
const REMEMBERED = '__Host-mimamori-remembered'
const ATTRIBUTES = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const
const COMPANY_MS = 5 * 60 * 1000

function cookieOf(request: Request, name: string): string | null {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  const found = pairs.find((pair) => pair.startsWith(`${name}=`))
  return found ? found.slice(name.length + 1) : null
}

export const sessionToken = (request: Request): string | null => cookieOf(request, SESSION)

export const setSessionToken = (response: Response, token: string): void =>
  void response.cookie(SESSION, token, ATTRIBUTES)

export const clearSessionToken = (response: Response): void => void response.clearCookie(SESSION, ATTRIBUTES)

export const heldForCompany = (request: Request): string | null => cookieOf(request, COMPANY)

export const holdForCompany = (response: Response, held: string): void =>
  void response.cookie(COMPANY, held, { ...ATTRIBUTES, maxAge: COMPANY_MS })

export const letGoOfCompany = (response: Response): void => void response.clearCookie(COMPANY, ATTRIBUTES)

/** What the desk has signed of each person who came in by this browser, the latest first. */
export const rememberedTokens = (request: Request): string[] =>
  (cookieOf(request, REMEMBERED) ?? '').split('~').filter((token) => token !== '')

export const setRememberedTokens = (response: Response, tokens: readonly string[], seconds: number): void =>
  void response.cookie(REMEMBERED, tokens.join('~'), { ...ATTRIBUTES, maxAge: seconds * 1000 })
