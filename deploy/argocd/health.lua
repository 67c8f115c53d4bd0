-- The health of a retort.dev/DatabaseMigration. The order matters: what is old or going away says nothing of now.
local status = obj.status or {}
local spec = obj.spec or {}

local function condition(type)
  for _, candidate in ipairs(status.conditions or {}) do
    if candidate.type == type then
      return candidate
    end
  end
  return {}
end

local function health(word, message)
  return {status = word, message = message}
end

if obj.metadata.deletionTimestamp ~= nil then
  return health("Progressing", "Being deleted")
end
if status.observedGeneration == nil or status.observedGeneration < (obj.metadata.generation or 0) then
  return health("Progressing", "Waiting for the operator to see this version")
end
if spec.suspend == true then
  return health("Suspended", "Suspended by spec.suspend")
end

local stalled = condition("Stalled")
if stalled.status == "True" then
  return health("Degraded", stalled.message or "Stalled")
end
local reconciling = condition("Reconciling")
if reconciling.status == "True" then
  return health("Progressing", reconciling.message or "Migrating")
end
local ready = condition("Ready")
if ready.status == "True" then
  return health("Healthy", ready.message or "At the target")
end
return health("Progressing", ready.message or "Waiting for the operator")
