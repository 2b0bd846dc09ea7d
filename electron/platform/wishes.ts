import type { AppWish } from '../../shared/wish.ts';

/** What a person asked for outside of the window, until the page takes it: it may still be loading. */
export interface Wishes {
  /** The latest counts. */
  make(wish: AppWish): void;
  take(): { readonly wish?: AppWish };
}

export function createWishes(tellPages: () => void): Wishes {
  let made: AppWish | undefined;
  return {
    make(wish) {
      made = wish;
      tellPages();
    },
    take() {
      const wish = made;
      made = undefined;
      return wish === undefined ? {} : { wish };
    },
  };
}
