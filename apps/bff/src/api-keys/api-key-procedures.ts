import type { ApiKey, CreatedApiKey } from '@mimamori/contract/api-keys/api-key-contract'
import { requireFound } from '../rpc/refusal-errors.ts'
import { os } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { createApiKey, type IssuedApiKey, replaceApiKey, revokeApiKey } from './create-api-key.ts'
import { listApiKeys } from './list-api-keys.ts'

async function loadKey(app: AppContext, id: string): Promise<ApiKey> {
  const key = requireFound((await listApiKeys(app)).find((each) => each.id === id))
  return key
}

const presentIssued = async (app: AppContext, { id, secret }: IssuedApiKey): Promise<CreatedApiKey> => ({
  key: await loadKey(app, id),
  secret,
})

/** API keys of other systems, managed by admins. */
export const apiKeyProcedures = {
  list: os.apiKeys.list.handler(async ({ context: { app } }) => ({ keys: await listApiKeys(app) })),
  add: os.apiKeys.add.handler(
    async ({ input, context: { app, actor } }) => await presentIssued(app, await createApiKey(app, actor.id, input)),
  ),
  replace: os.apiKeys.replace.handler(
    async ({ input, context: { app, actor } }) => await presentIssued(app, await replaceApiKey(app, actor.id, input)),
  ),
  revoke: os.apiKeys.revoke.handler(async ({ input, context: { app, actor } }) => {
    await revokeApiKey(app, actor.id, input.id)
    return { key: await loadKey(app, input.id) }
  }),
}
