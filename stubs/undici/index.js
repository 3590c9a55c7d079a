/** Only `HttpClient.getAgentDispatcher` would use it, and nothing here calls that. */
export class ProxyAgent {}
