/**
 * The book of one line in Redis, by the clock of Redis: what `limitBook` does, for all processes at once.
 *
 * KEYS: a hash of counts, and sorted sets: calls under way, calls of the second, calls of the minute (each a slot, by
 * when it ends), and who waits (`consumer/process`, by until when). A slot is `…:consumer`, so that it tells whose count
 * goes down when it ends.
 */
export const limitScript = `
local asked = cjson.decode(ARGV[1])
local state, waits = KEYS[1], KEYS[5]
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local exactly = function(ms) return string.format('%.3f', ms) end

local limits = {
  { by = 'concurrency', key = KEYS[2], counts = 0, most = asked.concurrency },
  { by = 'second', key = KEYS[3], counts = asked.secondCounts, most = asked.second },
  { by = 'minute', key = KEYS[4], counts = asked.minuteCounts, most = asked.minute },
}

local function uncount(limit, slot)
  local field = limit.by .. ':' .. string.match(slot, ':(.*)$')
  if redis.call('HINCRBY', state, field, -1) <= 0 then redis.call('HDEL', state, field) end
end

for _, slot in ipairs(asked.done) do
  if redis.call('ZREM', limits[1].key, slot) == 1 then
    uncount(limits[1], slot)
    for place = 2, 3 do redis.call('ZADD', limits[place].key, 'XX', exactly(now + limits[place].counts), slot) end
  end
end
for _, slot in ipairs(asked.back) do
  if redis.call('ZREM', limits[1].key, slot) == 1 then
    uncount(limits[1], slot)
    for place = 2, 3 do
      if redis.call('ZREM', limits[place].key, slot) == 1 then uncount(limits[place], slot) end
    end
  end
end
local pausedUntil = tonumber(redis.call('HGET', state, 'pausedUntil') or 0)
if asked.pause and now + asked.pause > pausedUntil then
  pausedUntil = now + asked.pause
  redis.call('HSET', state, 'pausedUntil', exactly(pausedUntil))
  if redis.call('PTTL', state) < asked.pause then redis.call('PEXPIRE', state, math.ceil(asked.pause)) end
end
if not asked.wants then return {} end

for place = 3, 1, -1 do
  local limit = limits[place]
  if limit.most then
    local ended = redis.call('ZRANGEBYSCORE', limit.key, '-inf', exactly(now))
    for _, slot in ipairs(ended) do uncount(limit, slot) end
    if #ended > 0 then redis.call('ZREMRANGEBYSCORE', limit.key, '-inf', exactly(now)) end
    limit.reserve = limit.counts > 0 and math.floor(limit.most / asked.reserve) or 0
    limit.total = redis.call('ZCARD', limit.key)
    limit.own = {}
    limit.nextIn = 0
    if limit.counts > 0 then
      local first = redis.call('ZRANGE', limit.key, 0, 0, 'WITHSCORES')
      limit.nextIn = math.min(limit.counts, first[2] and first[2] - now or limit.counts)
    end
  else
    table.remove(limits, place)
  end
end

local gone = redis.call('ZRANGEBYSCORE', waits, '-inf', exactly(now))
for _, queue in ipairs(gone) do redis.call('HDEL', state, 'wants:' .. queue) end
if #gone > 0 then redis.call('ZREMRANGEBYSCORE', waits, '-inf', exactly(now)) end

local queued, waiting = {}, 0
local function queue(consumer, count)
  local before = queued[consumer] or 0
  queued[consumer] = before + count
  if before == 0 and count > 0 then waiting = waiting + 1 end
  if before > 0 and queued[consumer] <= 0 then waiting = waiting - 1 end
end
for _, name in ipairs(redis.call('ZRANGE', waits, 0, -1)) do
  local consumer, process = string.match(name, '^(.*)/(.*)$')
  if process ~= asked.process then queue(consumer, tonumber(redis.call('HGET', state, 'wants:' .. name) or 1)) end
end
for _, want in ipairs(asked.wants) do queue(want.consumer, want.count) end

local function own(limit, consumer)
  if not limit.own[consumer] then
    limit.own[consumer] = tonumber(redis.call('HGET', state, limit.by .. ':' .. consumer) or 0)
  end
  return limit.own[consumer]
end
local function mayHaveOneMore(limit, consumer)
  if limit.total >= limit.most then return false end
  local used = own(limit, consumer)
  if used < limit.reserve then return true end
  return limit.total < limit.most - limit.reserve and (waiting <= 1 or used < limit.most / waiting)
end
local function blockOf(consumer)
  local worst = nil
  for _, limit in ipairs(limits) do
    if not mayHaveOneMore(limit, consumer) and (not worst or limit.nextIn > worst.nextIn) then worst = limit end
  end
  return worst
end

local given, made = {}, 0
for place in ipairs(asked.wants) do given[place] = {} end
local isAnyGiven = now >= pausedUntil
while isAnyGiven do
  isAnyGiven = false
  for place, want in ipairs(asked.wants) do
    if #given[place] < want.count and not blockOf(want.consumer) then
      made = made + 1
      local slot = asked.id .. '.' .. made .. ':' .. want.consumer
      for _, limit in ipairs(limits) do
        redis.call('ZADD', limit.key, exactly(now + asked.hold + limit.counts), slot)
        redis.call('HINCRBY', state, limit.by .. ':' .. want.consumer, 1)
        limit.own[want.consumer] = own(limit, want.consumer) + 1
        limit.total = limit.total + 1
      end
      table.insert(given[place], slot)
      queue(want.consumer, -1)
      isAnyGiven = true
    end
  end
end

local turns = {}
for place, want in ipairs(asked.wants) do
  local name = want.consumer .. '/' .. asked.process
  local left = want.count - #given[place]
  local by, waitMs = '', 0
  if left > 0 then
    redis.call('ZADD', waits, exactly(now + asked.waits), name)
    redis.call('HSET', state, 'wants:' .. name, left)
    local block = blockOf(want.consumer)
    if now < pausedUntil then by, waitMs = 'pause', pausedUntil - now
    elseif block then by, waitMs = block.by, block.nextIn end
  else
    redis.call('ZREM', waits, name)
    redis.call('HDEL', state, 'wants:' .. name)
  end
  table.insert(turns, { given[place], by, math.ceil(waitMs), queued[want.consumer] })
end
if #turns > 0 then
  local lifetime = math.ceil(math.max(asked.hold + asked.minuteCounts + 1000, pausedUntil - now))
  for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, lifetime) end
end

local remaining, resetsInMs = -1, -1
for _, limit in ipairs(limits) do
  local left = math.max(0, limit.most - limit.total)
  if limit.counts > 0 and (remaining == -1 or left < remaining) then
    remaining = left
    resetsInMs = limit.total > 0 and math.ceil(limit.nextIn > 0 and limit.nextIn or limit.counts) or -1
  end
end
return { turns, waiting, remaining, resetsInMs }
`;
