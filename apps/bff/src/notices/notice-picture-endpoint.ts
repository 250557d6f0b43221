import { PICTURE_ID } from '@mimamori/policy/notices/notice-pictures'
import { may } from '@mimamori/policy/staff/role-permissions'
import { picturesById } from '@mimamori/storage/notices/picture-reads'
import type { Request, RequestHandler } from 'express'
import type { SignedIn } from '../rpc/rpc-middleware.ts'
import { countSessionPicture, sendTooManyCalls } from '../rpc/session-call-limit.ts'
import type { AppContext } from '../runtime/app-context.ts'

/** A picture opened by itself runs nothing and loads nothing. */
const POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"

/** `GET`: the bytes of a picture of notices, for people who may read notices; else 401, 403 or 404, and 429 where the session asks for more than pages show. */
export function noticePictureEndpoint(
  app: AppContext,
  identify: (request: Request) => Promise<SignedIn | null>,
): RequestHandler {
  return async (request, response) => {
    const signedIn = await identify(request)
    const refuse = (status: 401 | 403 | 404) => void response.status(status).end()
    if (!signedIn) return refuse(401)
    const waitSeconds = await countSessionPicture(app, signedIn)
    if (waitSeconds !== null) return sendTooManyCalls(app, response, waitSeconds)
    if (!may(signedIn.account.role, 'notices.read')) return refuse(403)
    const id = String(request.params.id)
    const picture = PICTURE_ID.test(id) ? (await picturesById(app.storage.db, [id])).get(id) : undefined
    if (!picture) return refuse(404)
    response.set({
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      // its id is the hash of its bytes; it is not for a cache that others use
      'cache-control': 'private, max-age=86400, immutable',
    })
    response.type(picture.mediaType).send(Buffer.from(picture.data, 'base64'))
  }
}
