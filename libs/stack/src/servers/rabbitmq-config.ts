/** The one account that may change a broker. */
export interface Admin {
  readonly user: string;
  readonly password: string;
}

/**
 * What every RabbitMQ of ours is configured with. There is never a `guest`: the first account is the administrator.
 * Collecting statistics would cost more CPU than the messages.
 */
export const rabbitmqSettings = ({ user, password }: Admin): string[] => [
  `default_user = ${user}`,
  `default_pass = ${password}`,
  'management_agent.disable_metrics_collector = true',
  'log.console.level = warning',
  // As newer ones have it by themselves; services refuse far less than that.
  'max_message_size = 16777216',
  // Quorum queues keep what is in the write-ahead log in memory too.
  'raft.wal_max_size_bytes = 67108864',
];
