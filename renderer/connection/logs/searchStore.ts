import { useSyncExternalStore } from 'react';
import type { OmsApi } from '../../../shared/api.ts';
import type { LogAnswer, QueryRange, RowSort, SiteList } from '../../../shared/logSearch.ts';
import type { Result } from '../../../shared/result.ts';
import type { Refusal } from '../useReading.ts';

/** What the rows that are shown come from. */
export type ResultSource =
  | { readonly kind: 'query'; readonly range: QueryRange }
  | { readonly kind: 'list'; readonly list: SiteList };

export interface SearchState {
  readonly query: string;
  readonly range: QueryRange;
  /** Typed before a ready query took its place. */
  readonly replaced?: string;
  /** What can be chosen is shown in the place of the rows. */
  readonly showsReady: boolean;
  /** Group that is chosen among the ready queries. */
  readonly collectionId?: string;
  readonly running?: {
    readonly searchId: string;
    readonly startedAt: number;
    readonly kind: 'query' | 'list';
  };
  readonly result?: { readonly answer: LogAnswer; readonly source: ResultSource };
  readonly refusal?: Refusal;
  readonly sort?: RowSort;
}

/** What another view asks Log search for. */
export type SearchWish =
  | { readonly kind: 'list'; readonly list: SiteList }
  | { readonly kind: 'group'; readonly collectionId: string };

type Api = Pick<OmsApi, 'runLogQuery' | 'listFromSite' | 'cancelRun'>;

/**
 * The search of one connection. It outlives the tab, so that neither what was typed nor the rows are lost by a look at
 * another one, and a query goes on meanwhile.
 */
export class SearchStore {
  readonly #connectionId: string;
  readonly #api: Api;
  readonly #now: () => Date;
  readonly #newId: () => string;
  readonly #listeners = new Set<() => void>();
  #state: SearchState = { query: '', range: 'day', showsReady: true };
  /** Texts that need not be given back: run once, or ready ones. */
  readonly #known = new Set<string>();

  constructor(
    connectionId: string,
    api: Api,
    now: () => Date,
    newId: () => string = () => crypto.randomUUID(),
  ) {
    this.#connectionId = connectionId;
    this.#api = api;
    this.#now = now;
    this.#newId = newId;
  }

  readonly state = (): SearchState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  setQuery(query: string): void {
    this.#change({ query });
  }

  setRange(range: QueryRange): void {
    this.#change({ range });
  }

  setSort(sort: RowSort | undefined): void {
    const { sort: _former, ...rest } = this.#state;
    this.#put(sort === undefined ? rest : { ...rest, sort });
  }

  showReady(showsReady: boolean): void {
    this.#change({ showsReady });
  }

  chooseGroup(collectionId: string | undefined): void {
    const { collectionId: _former, ...rest } = this.#state;
    this.#put(collectionId === undefined ? rest : { ...rest, collectionId });
  }

  /** Puts a ready query or an earlier one into the box, and what was typed there aside. */
  take(query: string, range: QueryRange = this.#state.range): void {
    const { query: typed } = this.#state;
    const isLost = typed.trim() !== '' && typed !== query && !this.#known.has(typed);
    this.#known.add(query);
    // Where nothing new is put aside, what was put aside before stays: a look at several ready queries loses nothing.
    this.#change({ query, range, ...(isLost ? { replaced: typed } : {}) });
    this.#dropReplaced(query);
  }

  /** Brings back what `take` has put aside. */
  giveBack(): void {
    const { replaced } = this.#state;
    if (replaced === undefined) return;
    this.#change({ query: replaced });
    this.#dropReplaced(replaced);
  }

  /** What is in the box, or has been run, need not be kept beside it. */
  #dropReplaced(query: string): void {
    const { replaced, ...rest } = this.#state;
    if (replaced === query) this.#put(rest);
  }

  async run(): Promise<void> {
    const { query, range } = this.#state;
    if (query.trim() === '') return;
    this.#known.add(query);
    this.#dropReplaced(query);
    const connectionId = this.#connectionId;
    await this.#search('query', { kind: 'query', range }, (searchId) =>
      this.#api.runLogQuery({ connectionId, searchId, query, range }),
    );
  }

  async list(list: SiteList): Promise<void> {
    const connectionId = this.#connectionId;
    await this.#search('list', { kind: 'list', list }, (searchId) =>
      this.#api.listFromSite({ connectionId, searchId, list }),
    );
  }

  async cancel(): Promise<void> {
    const searchId = this.#state.running?.searchId;
    if (searchId !== undefined) await this.#api.cancelRun({ runId: searchId });
  }

  grant(wish: SearchWish): void {
    if (wish.kind === 'list') void this.list(wish.list);
    else this.#change({ collectionId: wish.collectionId, showsReady: true });
  }

  async #search(
    kind: 'query' | 'list',
    source: ResultSource,
    ask: (searchId: string) => Promise<Result<LogAnswer>>,
  ): Promise<void> {
    // A new search takes the place of one that runs.
    void this.cancel();
    const searchId = this.#newId();
    const { refusal: _refusal, result: _result, sort: _sort, ...rest } = this.#state;
    this.#put({
      ...rest,
      showsReady: false,
      running: { searchId, startedAt: this.#now().getTime(), kind },
    });
    const answer = await ask(searchId);
    if (this.#state.running?.searchId !== searchId) return;
    const { running: _running, ...after } = this.#state;
    if (answer.ok) this.#put({ ...after, result: { answer: answer.value, source } });
    else this.#put({ ...after, refusal: { error: answer.error, at: this.#now().toISOString() } });
  }

  #change(patch: Partial<SearchState>): void {
    this.#put({ ...this.#state, ...patch });
  }

  #put(state: SearchState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

const stores = new Map<string, SearchStore>();

/** The search of a connection in this window. */
export function searchOf(connectionId: string, api: Api, now: () => Date): SearchStore {
  const known = stores.get(connectionId);
  if (known !== undefined) return known;
  const made = new SearchStore(connectionId, api, now);
  stores.set(connectionId, made);
  return made;
}

export function useSearch(store: SearchStore): SearchState {
  return useSyncExternalStore(store.subscribe, store.state);
}
