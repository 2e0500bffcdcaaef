/**
 * Entries of an index behind (score, member), whether or not that entry is still there. Reads only.
 *
 * KEYS: index. ARGV: 'asc' or 'desc', score, member, limit. Returns members and scores in ascending order.
 * Members are compared byte by byte: Lua's own comparison depends on the server's locale.
 */
export const rangeScript = `#!lua flags=no-writes
local key, score, member, limit = KEYS[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local descending = ARGV[1] == 'desc'

local function isBefore(a, b)
  for i = 1, math.min(#a, #b) do
    local x, y = string.byte(a, i), string.byte(b, i)
    if x ~= y then return x < y end
  end
  return #a < #b
end

local low = redis.call('ZCOUNT', key, '-inf', '(' .. score)
local high = low + redis.call('ZCOUNT', key, score, score)
while low < high do
  local middle = math.floor((low + high) / 2)
  local other = redis.call('ZRANGE', key, middle, middle)[1]
  local reached = isBefore(member, other)
  if descending then reached = not isBefore(other, member) end
  if reached then high = middle else low = middle + 1 end
end

if not descending then return redis.call('ZRANGE', key, low, low + limit - 1, 'WITHSCORES') end
if low == 0 then return {} end
return redis.call('ZRANGE', key, math.max(0, low - limit), low - 1, 'WITHSCORES')
`;
