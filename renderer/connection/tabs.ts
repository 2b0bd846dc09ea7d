export const connectionTabs = ['connection', 'groups', 'logs'] as const;
export type ConnectionTabId = (typeof connectionTabs)[number];
