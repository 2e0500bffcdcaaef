export { brokerAdmin } from './broker-admin.ts';
export type { BrokerAdmin } from './broker-admin.ts';
export type { ChaosCloud, ChaosService, Link } from './chaos-cloud.ts';
export { chooseLinks, chooseService, chooseServices } from './choose.ts';
export { startChaosCloud } from './start-cloud.ts';
export type { ChaosCloudOptions, RunningChaosCloud } from './start-cloud.ts';
export { storeAdmin } from './store-admin.ts';
export type { StoreAdmin } from './store-admin.ts';
