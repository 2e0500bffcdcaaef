export { createRestClient, RestError } from '@cellflow/stack';
export type { BootRequest, RestClient, RestFlavor, RestServer } from '@cellflow/stack';
