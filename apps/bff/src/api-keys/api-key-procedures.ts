import type { CreatedApiKey } from '@mimamori/contract/api-keys/api-key-contract'
import { notFoundError } from '../rpc/refusal-errors.ts'
import { os, requirePermission, requireStepUp } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { createApiKey, type IssuedApiKey, replaceApiKey, revokeApiKey } from './create-api-key.ts'
import { listApiKeys } from './list-api-keys.ts'

/** Keys of other systems, for whoever runs the desk. */
export function apiKeyProcedures(app: AppContext) {
  const manager = requirePermission('desk.manage')
  const confirmedNow = requireStepUp('keys')
  async function shown(id: string) {
    const key = (await listApiKeys(app)).find((each) => each.id === id)
    if (!key) throw notFoundError()
    return key
  }
  const made = async ({ id, secret }: IssuedApiKey): Promise<CreatedApiKey> => ({ key: await shown(id), secret })
  return {
    list: os.apiKeys.list.use(manager).handler(async () => ({ keys: await listApiKeys(app) })),
    add: os.apiKeys.add
      .use(manager)
      .use(confirmedNow)
      .handler(async ({ input, context }) => await made(await createApiKey(app, context.actor.id, input))),
    replace: os.apiKeys.replace
      .use(manager)
      .use(confirmedNow)
      .handler(async ({ input, context }) => await made(await replaceApiKey(app, context.actor.id, input))),
    revoke: os.apiKeys.revoke
      .use(manager)
      .use(confirmedNow)
      .handler(async ({ input, context }) => {
        await revokeApiKey(app, context.actor.id, input.id)
        return { key: await shown(input.id) }
      }),
  }
}
