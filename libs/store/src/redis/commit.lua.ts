import { epochsLength } from '../continuity/epoch.ts';
import { lostRevisions } from '../ledger-id.ts';

/**
 * Applies a batch of commits, each all or nothing, in order. Needs Redis 7.0 or newer.
 *
 * KEYS: revision, ledger, epochs.
 * ARGV: number of commits, ledger capacity, what the caller has seen of the scope (id of its epoch or '', revision),
 *   the epoch that the first effective commit is to begin ('', or its id; how it begins; the least revision it is to
 *   come behind, or ''), then per commit the counts of its parts (five big-endian uint16) and the parts: expectations (key, version as stored, '' for absent, '*' for present), puts (key, value, ttl in ms
 *   or ''), deletes (key), index changes (index, member, score or ''), ledger entries (bytes).
 * Returns per commit: the revision where it committed, minus the position of the expectation that failed, or the
 *   text of an error; nothing of a commit that failed was written. Behind them, where an epoch was begun, the revision
 *   before it. The whole call is refused with EPOCH where the store is in another epoch than the caller has seen, and
 *   with BACKWARDS where it has not come as far as that.
 *
 * A record is its version (8 bytes, big-endian double) followed by its value. Lua has no rollback, so whatever may
 * fail is tried before the first write: permissions and the ledger once, index types once each, expectations per
 * commit. Lack of memory, a full disk and a read-only replica refuse the whole script before it starts (shebang).
 */
export const commitScript = `#!lua
local revisionKey, ledgerKey, epochsKey = KEYS[1], KEYS[2], KEYS[3]
local call = redis.call

for _, probe in ipairs({{'SET', ledgerKey, ''}, {'DEL', ledgerKey}, {'INCR', revisionKey}, {'ZADD', ledgerKey, '0', 'm'},
    {'ZREM', ledgerKey, 'm'}, {'XADD', ledgerKey, '*', 'e', ''}}) do
  if not redis.acl_check_cmd(unpack(probe)) then
    return redis.error_reply('NOPERM this user may not write with ' .. probe[1] .. ' here')
  end
end

local last = call('XREVRANGE', ledgerKey, '+', '-', 'COUNT', 1)[1]
local kept = call('MGET', revisionKey, epochsKey)
local revision, epochs = tonumber(kept[1] or '0'), kept[2] or ''
local told = last and tonumber(string.match(last[1], '^(%d+)-')) or 0
local seenEpoch = ARGV[3]
if (seenEpoch == '') ~= (epochs == '') or string.sub(epochs, 1, #seenEpoch) ~= seenEpoch then
  return redis.error_reply('EPOCH the scope is in another one')
elseif math.max(revision, told) < tonumber(ARGV[4]) then
  return redis.error_reply('BACKWARDS the scope has not come to revision ' .. ARGV[4])
end
if told > revision then
  revision = told
  call('SET', revisionKey, string.format('%.0f', told))
end
local newEpoch, epochStart, floor = ARGV[5], ARGV[6], tonumber(ARGV[7])
local began

local usable = {}
local function isIndex(key)
  if usable[key] == nil then
    local kind = call('TYPE', key).ok
    usable[key] = kind == 'zset' or kind == 'none'
  end
  return usable[key]
end

local capacity = ARGV[2]
local results = {}
local at = 8
for c = 1, tonumber(ARGV[1]) do
  local expects, puts, deletes, changes, events = struct.unpack('>HHHHH', ARGV[at])
  at = at + 1
  local verdict
  for i = 1, expects do
    local found = redis.pcall('GETRANGE', ARGV[at], 0, 7)
    local want = ARGV[at + 1]
    at = at + 2
    if verdict == nil then
      if type(found) == 'table' then
        verdict = found.err
      elseif want == '*' then
        if found == '' then verdict = -i end
      elseif found ~= want then
        verdict = -i
      end
    end
  end
  local afterPuts = at + 3 * puts + deletes
  for i = 0, changes - 1 do
    if verdict == nil and not isIndex(ARGV[afterPuts + 3 * i]) then
      verdict = 'WRONGTYPE ' .. ARGV[afterPuts + 3 * i] .. ' is no index'
    end
  end
  if verdict ~= nil then
    results[c] = verdict
    at = afterPuts + 3 * changes + events
  elseif puts + deletes + changes + events == 0 then
    results[c] = revision
  else
    if newEpoch ~= '' and began == nil then
      began = revision
      local entry = newEpoch .. ':' .. string.format('%.0f', revision) .. ':' .. epochStart .. ' '
      call('SET', epochsKey, string.sub(entry .. epochs, 1, ${epochsLength}))
      if floor then
        call('SET', revisionKey, string.format('%.0f', math.max(revision, floor) + ${lostRevisions}))
      end
    end
    revision = call('INCR', revisionKey)
    local version = struct.pack('>d', revision)
    for i = 1, puts do
      local ttl = ARGV[at + 2]
      if ttl == '' then
        call('SET', ARGV[at], version .. ARGV[at + 1])
      else
        call('SET', ARGV[at], version .. ARGV[at + 1], 'PX', ttl)
      end
      at = at + 3
    end
    for i = 1, deletes do
      call('DEL', ARGV[at])
      at = at + 1
    end
    for i = 1, changes do
      local score = ARGV[at + 2]
      if score == '' then
        call('ZREM', ARGV[at], ARGV[at + 1])
      else
        call('ZADD', ARGV[at], score, ARGV[at + 1])
      end
      at = at + 3
    end
    for i = 1, events do
      call('XADD', ledgerKey, 'MAXLEN', '~', capacity, string.format('%.0f-%d', revision, i - 1), 'e', ARGV[at])
      at = at + 1
    end
    results[c] = revision
  end
end
if began then results[#results + 1] = began end
return results
`;
