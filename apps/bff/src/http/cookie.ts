import type { Request, Response } from 'express'

/** `__Host-`: this host only, whole site, Secure. Browsers accept it over plain http at localhost and 127.0.0.1 alone. */
const NAME = '__Host-mimamori'
const ATTRIBUTES = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const

export function sessionToken(request: Request): string | null {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  const found = pairs.find((pair) => pair.startsWith(`${NAME}=`))
  return found ? found.slice(NAME.length + 1) : null
}

export const setSessionToken = (response: Response, token: string): void =>
  void response.cookie(NAME, token, ATTRIBUTES)

export const clearSessionToken = (response: Response): void => void response.clearCookie(NAME, ATTRIBUTES)
