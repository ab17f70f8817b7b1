-- The trivial operation. Argument: the method.
dofile((debug.getinfo(1, "S").source:sub(2)):match("(.*/)") .. "report.lua")

local wire

function init(args)
  if args[1] == "POST" then
    wire = wrk.format("POST", "/bench/hello", { ["Content-Type"] = "application/json" }, '{"name":"world"}')
  else
    wire = wrk.format("GET", "/bench/hello?name=world")
  end
end

function request()
  return wire
end
