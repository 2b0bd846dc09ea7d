export const propertyTabs = ['azureAd', 'collections', 'import', 'general'] as const;
export type PropertyTabId = (typeof propertyTabs)[number];
