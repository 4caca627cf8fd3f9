package elmstreet.physical.shredder_service_test

import data.elmstreet.physical.shredder_service as rule

with_record(record) := {"evidence": {"shredders": {"records": [record]}}}

test_serviced_passes if count(rule.deny) == 0 with input as with_record({"id": "1", "serviced_on": "2026-01-01"})

test_never_serviced_fails if count(rule.deny) == 1 with input as with_record({"id": "1"})
