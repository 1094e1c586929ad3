-- Requests of many players in turn, made before the first is sent so that making them costs nothing
-- while it is measured. In the end one line that a program reads.
local requests = {}
local next = 0

function init(args)
    local body = [[{{body}}]]
    for token in io.lines("{{tokens}}") do
        local headers = { ["Authorization"] = "Bearer " .. token, ["Accept"] = "application/json" }
        if {{gets}} then
            requests[#requests + 1] = wrk.format("GET", "/api/v1/bench", headers)
        end
        if {{posts}} then
            headers["Content-Type"] = "application/json"
            requests[#requests + 1] = wrk.format("POST", "/api/v1/bench", headers, body)
        end
    end
end

function request()
    next = next % #requests + 1
    return requests[next]
end

function done(summary, latency, _)
    local errors = summary.errors
    io.write(string.format(
        "bench requests=%d micros=%d p50=%d p99=%d status=%d broken=%d\n",
        summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
        errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
