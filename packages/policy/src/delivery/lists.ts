/** How an event travels: to the marketplace, or to the member by mail. */
export const CHANNELS = ['webhook', 'mail'] as const
export type Channel = (typeof CHANNELS)[number]

/** The lists in which effects of decisions are shown (実行待ち・送達), in the order in which they go through them. */
export const DELIVERY_LISTS = ['held', 'underway', 'retrying', 'dead', 'delivered'] as const
export type DeliveryList = (typeof DELIVERY_LISTS)[number]

export const DELIVERIES_A_PAGE = 50
