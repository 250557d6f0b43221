import type { DrawNoticeChart } from './notice-chart.ts'

/** Recharts is loaded for the first notice, not for the start of the desk. */
export const loadNoticeChart = async (): Promise<DrawNoticeChart> =>
  (await import('./notice-chart-drawing.ts')).drawNoticeChart
