/** Where a boot or a delete can be broken: one point before or after each thing that lasts. */
export interface Point {
  readonly what: string;
  /** Nothing passes here while nothing is broken. */
  readonly onlyUnderFaults: boolean;
}

const usual = (what: string): Point => ({ what, onlyUnderFaults: false });
const rare = (what: string): Point => ({ what, onlyUnderFaults: true });

/** Every point, in the order of the flow. A name is `<service>.<moment>`; what is not here does not compile. */
export const points = {
  // Hop 0 and 1: accepted, stored, handed on.
  'api.on_create': usual('POST /servers has come; nothing is stored'),
  'api.before_persist': usual('hop 0 is decided and about to be committed'),
  'api.after_persist': usual('hop 0 is committed; nothing is sent'),
  'api.before_reply': usual('the request is stored; 202 is not said'),
  'api.before_cast': usual('hop 1 is about to be published'),
  'api.after_cast': usual('hop 1 is confirmed; its outbox entry is still there'),
  'api.before_settle': usual('outbox entries are about to be removed'),
  'api.after_settle': usual('outbox entries are removed'),
  'api.relay_on_entry': usual(
    'the relay takes up an entry: a hop 1 that was not sent, or a delete that goes on',
  ),

  // A message that is gone.
  'api.before_redrive': rare('a message that is gone is about to be written into the outbox'),
  'api.after_redrive': rare('a message that is gone is in the outbox; it is not sent'),
  'api.before_give_up': rare('a server whose message was lost too often is about to be given up'),
  'api.after_give_up': rare('a server is given up: its burial is in the outbox'),
  'api.before_bury_row': rare('no cell has a server that is given up; its row is about to be laid in cell0'),
  'api.after_bury_row': rare('the row is in cell0; the server is not mapped'),
  'api.before_bury_mapping': rare('a server that is given up is about to be mapped to the cell that has it'),
  'api.after_bury_mapping': rare('a server that is given up is mapped; what it holds is not released'),
  'api.after_bury_undone': rare('a cell has the server after all: its row in cell0 is gone'),

  // Hops 2 to 6.
  'super.on_receive': usual('a request has come'),
  'super.on_redelivery': rare('the message came before: its servers are resumed from the stores'),
  'super.before_select': usual('hop 2 is about to be asked'),
  'super.after_select': usual('hosts are claimed; nothing is in a cell'),
  'super.before_cell_rows': usual('hop 4 is about to be committed, in a cell or in cell0'),
  'super.after_cell_rows': usual('hop 4 is committed; the server is not mapped'),
  'super.before_mapping': usual('hop 5 is about to be committed'),
  'super.after_mapping': usual('hop 5 is committed; nothing is cast'),
  'super.before_cast': usual('hop 6 is about to be published'),
  'super.after_cast': usual('hop 6 is confirmed'),
  'super.after_expire_lease': rare('no compute takes the first build: its cell is to find that out at once'),
  'super.before_bury': usual('no host was found; cell0 is next'),
  'super.before_release': usual('what a server holds is about to be released for good'),
  'super.after_release': usual('what a server held is released for good'),
  'super.after_delete_row': rare('the row of a server that was deleted meanwhile is gone'),
  'super.before_ack': usual('all is done; the message is not acknowledged'),

  // Hop 3.
  'scheduler.on_receive': usual('a request has come'),
  'scheduler.after_candidates': usual('candidates are known; nothing is claimed'),
  'scheduler.before_claim': usual('one claim is about to be asked'),
  'scheduler.after_claim': usual('one claim is answered, accepted or not'),
  'scheduler.before_give_back': rare('a claim of a batch that failed is about to be given back'),
  'scheduler.after_give_back': rare('a claim of a batch that failed is given back'),
  'scheduler.before_reply': usual('hosts are chosen; the answer is not sent'),

  'placement.on_candidates': usual('candidates are asked for'),
  'placement.on_claim': usual('a claim has come'),
  'placement.on_unclaim': usual('an unclaim has come'),
  'placement.on_report': usual('a driver reports a provider'),
  'placement.before_commit': usual('a batch of changes is about to be committed'),
  'placement.after_commit': usual('a batch of changes is committed; nobody is told'),
  'placement.after_claim': usual('a claim is decided; its answer is not sent'),
  'placement.after_unclaim': usual('an unclaim is decided; its answer is not sent'),

  // Hops 6 to 9, on the compute.
  'compute.on_sync': usual('the service starts: the conductor is about to be told its guests'),
  'compute.on_receive': usual('a build has come'),
  'compute.before_begin': usual('hop 7 is about to be asked'),
  'compute.after_begin': usual('hop 7 is answered: the build may run'),
  'compute.before_update': usual('a phase that lasts is about to be told'),
  'compute.after_update': usual('a phase that lasts is told'),
  'compute.before_spawn': usual('the guest is about to run'),
  'compute.after_spawn': usual('the guest runs; nobody knows'),
  'compute.before_finish': usual('the end of a build is about to be told: active, or not to be retried'),
  'compute.after_finish': usual('the end of a build is told'),
  'compute.after_cleanup': usual('a build has failed and left nothing behind'),
  'compute.before_report': usual('hop 9b is about to be published'),
  'compute.after_report': usual('hop 9b is confirmed'),
  'compute.before_renew': rare('leases of long builds are about to be renewed'),
  'compute.after_renew': rare('leases of long builds are renewed'),

  // Hops 7 to 14, in the cell.
  'conductor.on_begin': usual('hop 7 has come'),
  'conductor.after_begin': usual('hop 7 is stored; the compute is not told'),
  'conductor.on_update': usual('a phase is reported'),
  'conductor.after_update': usual('a phase is stored; the compute is not told'),
  'conductor.on_finish': usual('hop 9a has come'),
  'conductor.after_finish': usual('hop 9a is stored; the compute is not told'),
  'conductor.on_report': usual('hop 9b has come: an attempt failed'),
  'conductor.before_fail': usual('the failure is about to be stored'),
  'conductor.after_fail': usual('the failure is stored; its claim is still held'),
  'conductor.before_unclaim': usual('hop 10 is about to be asked'),
  'conductor.after_unclaim': usual('hop 10 is answered: nothing is held'),
  'conductor.before_claim': usual('hop 11 is about to be asked'),
  'conductor.after_claim': usual('hop 11 is answered: an alternate is held; the record does not know'),
  'conductor.before_record': usual('hop 12 is about to be committed'),
  'conductor.after_record': usual('hop 12 is committed; nothing is cast'),
  'conductor.before_cast': usual('hop 13 is about to be published'),
  'conductor.after_cast': usual('hop 13 is confirmed'),
  'conductor.before_bury': usual('no alternate is left: the error is about to be stored'),
  'conductor.after_bury': usual('the error is stored'),
  'conductor.before_ack': usual('the failed attempt is dealt with; the message is not acknowledged'),
  'conductor.on_renew': rare('leases are to be renewed'),
  'conductor.on_sync': usual('a compute tells its guests'),
  'conductor.watchdog_on_expired': rare('the watchdog takes up a server whose lease ran out'),
  'conductor.watchdog_after_lease': rare('the watchdog has taken the lease of a server'),
  'conductor.watchdog_after_terminate': rare('the watchdog has told a compute once more to delete'),

  // Delete.
  'api.on_delete': usual('DELETE /servers/{id} has come; nothing is stored'),
  'api.before_tombstone': usual('the delete is about to be committed'),
  'api.after_tombstone': usual('the delete is committed: it wins from now on; nobody is told'),
  'api.after_mark_deleting': usual('the row in the cell says that it is being deleted'),
  'api.before_terminate_cast': usual('the compute is about to be told'),
  'api.after_terminate_cast': usual('the compute is told'),
  'api.before_release': usual('the API is about to release what a server holds, for good'),
  'api.after_release': usual('the API has released what a server held'),
  'api.after_delete_row': usual('the API has deleted the row itself'),
  'api.before_delete_done': usual('nothing of the server is left; its outbox entry still is'),
  'api.after_delete_done': usual('the outbox entry of the delete is removed'),
  'compute.on_terminate': usual('a delete has come'),
  'compute.before_destroy': usual('a guest is about to go'),
  'compute.after_destroy': usual('a guest is gone; nobody knows'),
  'compute.before_terminated': usual('the end of a guest is about to be told'),
  'compute.after_terminated': usual('the end of a guest is told'),
  'conductor.on_terminated': usual('a guest is reported gone'),
  'conductor.before_release': usual('what a deleted server holds is about to be released for good'),
  'conductor.after_release': usual('what a deleted server held is released; its record is still there'),
  'conductor.after_delete': usual('the record is a tombstone'),
} as const satisfies Record<string, Point>;

export type PointName = keyof typeof points;

/** Every name, in the order of the table. */
export const pointNames = Object.keys(points) as readonly PointName[];

export const isPointName = (name: string): name is PointName => Object.hasOwn(points, name);

const services = {
  api: 'api',
  super: 'super-conductor',
  scheduler: 'scheduler',
  placement: 'placement',
  conductor: 'cell-conductor',
  compute: 'fake-compute',
} as const;

export type PointService = (typeof services)[keyof typeof services];

/** The service whose program passes a point. */
export const serviceOf = (name: PointName): PointService =>
  services[name.slice(0, name.indexOf('.')) as keyof typeof services];
