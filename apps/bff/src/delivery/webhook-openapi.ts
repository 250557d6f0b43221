import { RETRY_DELAYS_SECONDS } from '@mimamori/policy/delivery/webhook-retry-rules'

/** A delay as text: `5 s`, `30 min`, `20 h`. */
function formatWait(seconds: number): string {
  if (seconds < 60) return `${seconds} s`
  return seconds < 3600 ? `${seconds / 60} min` : `${seconds / 3600} h`
}

/** The delays between attempts, as text. */
export const RETRY_WAITS = RETRY_DELAYS_SECONDS.map(formatWait)

const headerParameter = (name: string, description: string) => ({
  ...{ name, in: 'header', required: true, description },
  schema: { type: 'string' },
})

const DESCRIPTION = [
  'Sent to the address the desk is configured with, at least once, and again under the same `webhook-id` until it is answered 2xx: remember the ids and act once.',
  `An answer is waited for 10 seconds, unless the desk is configured otherwise; a redirect is not followed. Whatever else comes is tried again after ${RETRY_WAITS.join(', ')}, or later if \`Retry-After\` asks for it (a day at most); then the desk gives up and its people see it.`,
  '410 stops every event until somebody at the desk opens the address again.',
  'Events may arrive in any order: `timestamp` says when it was decided, and what was decided last counts.',
].join(' ')

/** The events sent to the marketplace, in OpenAPI 3.1. */
export const webhooksDocument = {
  event: {
    post: {
      operationId: 'webhookEvent',
      summary: 'What the desk tells the marketplace',
      description: DESCRIPTION,
      security: [],
      parameters: [
        headerParameter('webhook-id', 'the same for every attempt to deliver this event'),
        headerParameter(
          'webhook-timestamp',
          'seconds since 1970 of this attempt; refuse what is older than five minutes',
        ),
        headerParameter(
          'webhook-signature',
          '`v1,` and the HMAC-SHA-256 of `id.timestamp.body` in Base64, as Standard Webhooks has it',
        ),
      ],
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/WebhookEvent' } } },
      },
      responses: {
        '2XX': { description: 'Taken: acted upon, or known already' },
        '410': { description: 'Gone for good: nothing more is sent' },
        default: { description: 'Not taken: sent again later' },
      },
    },
  },
}
