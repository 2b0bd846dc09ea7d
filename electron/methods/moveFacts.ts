import type { Leftover, MoveFacts } from '../../shared/moveModel.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { ConnectionRecord } from '../store/records.ts';

/** What a person is told of a connection's move, and of its site. */
export async function moveFactsOf(record: ConnectionRecord, store: ConnectionStore): Promise<MoveFacts> {
  const { centralSite, formers = [], replaces, site } = record;
  const leftovers: Leftover[] = formers.map(({ workspace, groups, problem }) => ({
    kind: 'workspace',
    workspace,
    siteCode: site.siteCode,
    groups,
    ...problem,
  }));
  const former = replaces === undefined ? undefined : await store.read(replaces.connectionId);
  if (former?.ok) {
    const { workspace, site: its } = former.value;
    leftovers.push({
      kind: 'connection',
      workspace,
      siteCode: its.siteCode,
      groups: 'delete',
      ...replaces?.problem,
    });
  }
  return {
    ...(centralSite === undefined ? {} : { centralSite }),
    ...(leftovers.length === 0 ? {} : { leftovers }),
  };
}
