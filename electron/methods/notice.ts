/** What a person is told outside of the window; chosen, it leads to a page of its connection. */
export interface ConnectionNotice {
  readonly connectionId: string;
  readonly leadsTo: 'updateSecret' | 'connection';
  readonly title: string;
  readonly body: string;
}
