import { alarmFault } from './alarm-fault.ts';

export const diskAlarm = alarmFault({
  kind: 'disk-alarm',
  summary: 'The broker has no disk left and blocks whoever publishes',
  raise: ['set_disk_free_limit', '100000GB'],
  clear: ({ disk_free_limit }) => ['set_disk_free_limit', String(disk_free_limit)],
});
