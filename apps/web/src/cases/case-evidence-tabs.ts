export const TABS = ['text', 'reports', 'history', 'related'] as const
export type TabId = (typeof TABS)[number]
