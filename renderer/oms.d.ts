import type { OmsApi } from '../shared/api.ts';

declare global {
  interface Window {
    /** What the preload exposes: the only way out of this page. */
    readonly oms: OmsApi;
  }
}
