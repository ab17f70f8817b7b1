-- Web sign-ins of the phones in a file, in turn. Arguments: the file, the password as clients send it, the mark of a known browser.
dofile((debug.getinfo(1, "S").source:sub(2)):match("(.*/)") .. "report.lua")

local requests = {}
local next = 0

function init(args)
  for _, phone in ipairs(lines(args[1])) do
    requests[#requests + 1] = wrk.format("POST", "/user/web/login", { ["Content-Type"] = "application/json" },
      '{"code":"' .. phone .. '","password":"' .. args[2] .. '","cookie":"' .. args[3] .. '"}')
  end
end

function request()
  next = next % #requests + 1
  return requests[next]
end

function response(status, headers, body)
  if not body:find('"type":"OK"', 1, true) then error("refused: " .. status .. " " .. body) end
end
