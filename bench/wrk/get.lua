-- GET of the paths in a file, in turn. A line is a path, then optionally a tab and a value of the header x-token.
dofile((debug.getinfo(1, "S").source:sub(2)):match("(.*/)") .. "report.lua")

local requests = {}
local next = 0

function init(args)
  for _, line in ipairs(lines(args[1])) do
    local path, token = line:match("^([^\t]*)\t?(.*)$")
    requests[#requests + 1] = wrk.format("GET", path, token ~= "" and { ["x-token"] = token } or nil)
  end
end

function request()
  next = next % #requests + 1
  return requests[next]
end
