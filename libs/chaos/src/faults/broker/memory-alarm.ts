import { alarmFault } from './alarm-fault.ts';

export const memoryAlarm = alarmFault({
  kind: 'memory-alarm',
  summary: 'The broker has no memory left and blocks whoever publishes',
  raise: ['set_vm_memory_high_watermark', 'absolute', '1MB'],
  clear: ({ vm_memory_high_watermark_limit: limit }) => [
    'set_vm_memory_high_watermark',
    'absolute',
    String(limit),
  ],
});
