import { EVENT_OF, type Measure } from '@mimamori/policy/decisions/measures'
import { TARGET_TYPES } from '@mimamori/policy/intake/arrivals'
import { z } from 'zod'

const types = Object.values(EVENT_OF) as [(typeof EVENT_OF)[Measure], ...(typeof EVENT_OF)[Measure][]]

/**
 * Body of a webhook (Standard Webhooks): ids and codes only. Fetch the text by `measureId`. The `webhook-id` header
 * stays the same over every retry, so a receiver that remembers it acts once.
 */
export const WebhookEvent = z.object({
  type: z.enum(types),
  timestamp: z.string(),
  data: z.object({
    measureId: z.string(),
    target: z.object({ type: z.enum(TARGET_TYPES), id: z.string() }),
    memberId: z.string(),
    categories: z.array(z.string()),
  }),
})
export type WebhookEvent = z.infer<typeof WebhookEvent>
