/**
 * AMQP as it is, for those who look at a broker from outside: operators, witnesses, attackers. Services use `Transport`.
 */
export { connect } from 'amqplib';
export type { Channel, ChannelModel, ConfirmChannel, GetMessage, Message } from 'amqplib';
