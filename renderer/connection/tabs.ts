export const connectionTabs = ['connection', 'groups', 'schedule'] as const;
export type ConnectionTabId = (typeof connectionTabs)[number];
