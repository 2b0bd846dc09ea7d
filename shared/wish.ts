/** What a person asked for outside of the window, and what only the page can give. */
export type AppWish =
  /** Left out: the connection that needs it most. */
  | { readonly kind: 'updateSecret'; readonly connectionId?: string }
  | { readonly kind: 'openConnection'; readonly connectionId: string }
  | { readonly kind: 'logSearch'; readonly connectionId: string }
  /** A link of ours that asks for nothing that a link may ask for. */
  | { readonly kind: 'refusedLink' };
