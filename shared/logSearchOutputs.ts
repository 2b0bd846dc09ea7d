import type { Cell, KeptQuery, LogAnswer } from './logSearch.ts';

/** Values of the successful answers of Log search. */
export interface LogSearchOutputs {
  runLogQuery: LogAnswer;
  listFromSite: LogAnswer;
  readLogRows: { readonly rows: readonly (readonly Cell[])[] };
  /** Fewer rows than asked for where the clipboard's limit came first. */
  copyLogRows: { readonly copied: number };
  /** False when the person closed the dialog. */
  saveLogRows: { readonly saved: boolean };
  /** True: too long for a link, so it is on the clipboard and the portal shows an empty query. */
  openQueryInPortal: { readonly copied: boolean };
  /** Newest first. */
  listQueries: { readonly queries: readonly KeptQuery[] };
  forgetQueries: { readonly queries: readonly KeptQuery[] };
}
