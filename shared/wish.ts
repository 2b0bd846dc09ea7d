/** What a person asked for outside of the window. */
export interface AppWish {
  readonly kind: 'updateSecret';
  /** Left out: the connection that needs it most. */
  readonly connectionId?: string;
}
