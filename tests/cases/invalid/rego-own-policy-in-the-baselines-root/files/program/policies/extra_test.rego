package hipaa.physical.extra_test

import data.hipaa.physical.extra

test_clean_passes if count(extra.deny) == 0 with input as {"evidence": {"walkthroughs": {"records": [{"id": "w", "result": "clean"}]}}}
