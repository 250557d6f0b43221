/** How an event is sent: to the marketplace by webhook, or to the member by mail. */
export const DELIVERY_CHANNELS = ['webhook', 'mail'] as const
export type DeliveryChannel = (typeof DELIVERY_CHANNELS)[number]

/** The lists in which effects of decisions are shown (実行待ち・送信), in the order in which they go through them. */
export const DELIVERY_LISTS = ['held', 'underway', 'retrying', 'dead', 'delivered'] as const
export type DeliveryList = (typeof DELIVERY_LISTS)[number]

export const DELIVERIES_PAGE_SIZE = 50
