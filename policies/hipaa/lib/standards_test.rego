package hipaa.lib.standards_test

import data.hipaa.lib.standards

test_every_standard_binds_a_group_health_plan if {
	standards.binding(["group_health_plan", "plan"]) == object.keys(standards.topics)
	count(standards.topics) == 22
}

test_plan_documents_bind_nobody_else if {
	every roles in [["provider"], ["business_associate"], []] {
		object.keys(standards.topics) - standards.binding(roles) == {"164.314(b)"}
	}
}

test_each_has_a_topic if {
	every _, accepted in standards.topics { count(accepted) > 0 }
}
