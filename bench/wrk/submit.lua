-- A photo, its deletion, and the submission, of one user after the other. Each thread has one connection and users of its own.
-- Arguments: a file of session ids and identity numbers (tab between), the photo's file, the number of threads.
dofile((debug.getinfo(1, "S").source:sub(2)):match("(.*/)") .. "report.lua")

local started = 0
function setup(thread)
  thread:set("thread_number", started)
  started = started + 1
end

local users = {}
local photo
local at, step = 0, 0

function init(args)
  local threads = tonumber(args[3])
  for i, line in ipairs(lines(args[1])) do
    if i % threads == thread_number then users[#users + 1] = line end
  end
  local file = io.open(args[2], "rb")
  photo = '--b\r\nContent-Disposition: form-data; name="v_photo"; filename="p.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
    .. file:read("*a") .. "\r\n--b--\r\n"
  file:close()
end

local function user()
  return users[at]:match("^([^\t]*)\t(.*)$")
end

-- wrk asks the first thread for a request once that it never sends.
local asked = false

function request()
  if thread_number == 0 and not asked then
    asked = true
    return wrk.format("GET", "/")
  end

  step = step % 3 + 1
  if step == 1 then
    at = at + 1
    if at > #users then error("no more users") end
    return wrk.format("POST", "/user/validate/submit_photo/?t_photo=2&user_sid=" .. user(), { ["Content-Type"] = "multipart/form-data; boundary=b" }, photo)
  elseif step == 2 then
    return wrk.format("GET", "/user/validate/delete_photo/?t_photo=2&user_sid=" .. user())
  end
  local sid, number = user()
  return wrk.format("POST", "/user/validate/submit_info/", { ["Content-Type"] = "application/json" },
    '{"data":{"user_sid":"' .. sid .. '","name":"张三","idcard_number":"' .. number .. '"}}')
end

function response(status, headers, body)
  if not body:find('"result":200', 1, true) then error("refused: " .. status .. " " .. body) end
end
