package hipaa.lib.subjects_test

import data.hipaa.lib.subjects

test_subject_is_kind_and_id if {
	subjects.subject("systems", {"id": "s1", "name": "EHR"}) == {"kind": "systems", "id": "s1"}
}
