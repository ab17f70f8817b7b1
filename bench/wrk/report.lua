-- What all scripts share: a line of JSON at the end, and lists read from files.

function lines(path)
  local list = {}
  for line in io.lines(path) do list[#list + 1] = line end
  return list
end

function done(summary, latency, requests)
  local e = summary.errors
  print(string.format(
    '{"requests":%d,"seconds":%.6f,"p50":%.4f,"p99":%.4f,"errors":%d}',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    e.connect + e.read + e.write + e.status + e.timeout))
end
