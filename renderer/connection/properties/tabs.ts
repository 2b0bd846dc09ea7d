export const propertyTabs = ['azureAd', 'collections', 'general'] as const;
export type PropertyTabId = (typeof propertyTabs)[number];
