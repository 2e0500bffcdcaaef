export { brokerAdmin } from './broker-admin.ts';
export type { BrokerAdmin } from './broker-admin.ts';
export type { Attachment, ChaosCloud, ChaosService, Hold, Link } from './chaos-cloud.ts';
export { chooseLinks, chooseService, chooseServices } from './choose.ts';
export { startChaosCloud } from './start-cloud.ts';
export type { ChaosCloudOptions, RunningChaosCloud } from './start-cloud.ts';
export { startComposeCloud } from './start-compose-cloud.ts';
export { storeAdmin } from './store-admin.ts';
export type { StoreAdmin } from './store-admin.ts';
