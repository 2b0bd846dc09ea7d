export const connectionTabs = ['connection', 'groups'] as const;
export type ConnectionTabId = (typeof connectionTabs)[number];
